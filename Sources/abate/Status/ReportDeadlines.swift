import EmissionModel
import Jurisdiction
import LedgerStore
import Reporting

/// What is owed at a moment: of the episode in force or lifted not long ago, and of the year. What is done and whose
/// time is up is left out; what is overdue stays.
struct ReportDeadlines {
    let books: CityBooks
    let now: LocalMinute

    /// The soonest first; what has no time last.
    func all() throws(CommandFailure) -> [ReportDeadline] {
        var found: [ReportDeadline] = []
        for episode in books.episodes where isRecent(episode) {
            found += try dailies(episode) + afterLifting(episode)
        }
        found += try yearly()
        return found.filter(isStillOfInterest).sorted {
            ($0.due?.number ?? .max, $0.isOurs ? 0 : 1, $0.subject.folderName, $0.rule.id)
                < ($1.due?.number ?? .max, $1.isOurs ? 0 : 1, $1.subject.folderName, $1.rule.id)
        }
    }

    /// Days after lifting for which what is missing is still asked for.
    private static let remembered = 30

    private var jurisdiction: Jurisdiction { books.city.jurisdiction }

    private func isRecent(_ episode: Episode) -> Bool {
        guard let first = episode.firstDay, first <= now.day, !episode.isTooLong else { return false }
        return episode.lastDay.map { now.day <= $0.advanced(by: Self.remembered) } ?? !episode.isTooLong(on: now.day)
    }

    private func isStillOfInterest(_ item: ReportDeadline) -> Bool {
        !item.isDone || (item.due.map { $0 >= now } ?? false)
    }

    private func ours(_ kind: ReportRule.Kind, _ level: WarningLevel?) -> [ReportRule] {
        jurisdiction.reportRules.filter { $0.kind == kind && $0.direction != .received && $0.concerns(level) }
    }

    private func dailies(_ episode: Episode) throws(CommandFailure) -> [ReportDeadline] {
        let level = books.highestLevel(episode)
        var found: [ReportDeadline] = []
        for day in books.daysInForce(episode, through: now.day) where books.episode(inForceOn: day)?.id == episode.id {
            let state = try state(.daily, .day(day))
            for rule in ours(.daily, level) where rule.due != .atIssue || day == episode.firstDay {
                let due = rule.due == .atIssue ? episode.actions.first?.issuedAt : rule.due.deadline(for: day)
                found.append(ReportDeadline(rule: rule, subject: .day(day), due: due, state: state))
            }
            found += books.received(on: day).map { item($0, .day(day)) }
        }
        return found
    }

    private func afterLifting(_ episode: Episode) throws(CommandFailure) -> [ReportDeadline] {
        guard let lifted = episode.lastDay, let end = episode.end, end <= now else { return [] }
        let subject = ReportSubject.episode(episode.id)
        var found = books.receivedAfterLifting(episode).map { item($0, subject) }
        for kind in [ReportRule.Kind.episode, .submission, .workSummary] {
            let state = try state(kind, subject)
            found += ours(kind, books.highestLevel(episode)).map { rule in
                ReportDeadline(
                    rule: rule, subject: subject, due: rule.due.deadline(lifted: lifted, calendar: books.calendar),
                    state: state)
            }
        }
        return found
    }

    /// From some days before a date until a month after it.
    private func yearly() throws(CommandFailure) -> [ReportDeadline] {
        var found: [ReportDeadline] = []
        let year = now.day.year
        for kind in [ReportRule.Kind.listCheck, .publicEdition] {
            for rule in ours(kind, nil) {
                guard let due = rule.due.deadline(year: year), due.day.advanced(by: -jurisdiction.leadDays) <= now.day,
                    now.day <= due.day.advanced(by: Self.remembered)
                else { continue }
                found.append(
                    ReportDeadline(
                        rule: rule, subject: .list(year), due: due, state: try state(kind, .list(year))))
            }
        }
        return found
    }

    private func item(_ received: ReceivedReport, _ subject: ReportSubject) -> ReportDeadline {
        ReportDeadline(
            rule: received.rule, subject: subject, due: received.deadline,
            state: received.isOwed ? .missing(received.missing) : .received)
    }

    private func state(_ kind: ReportRule.Kind, _ subject: ReportSubject) throws(CommandFailure) -> ReportDeadline.State
    {
        do {
            let newest = try books.ledger.newestReport(kind: kind.rawValue, subject: subject.folderName)
            return newest.map { .written(revision: $0.revision) } ?? .open
        } catch {
            throw CommandFailure(error)
        }
    }
}
