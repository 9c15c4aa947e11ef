import Diagnostics
import EmissionModel
import Jurisdiction
import Reporting

/// Which reports of ours are to stand by the end of a day (`domain.md` §5): each from its day on, none before. Several
/// rules of one kind are one report, which lists them all.
struct ReportSchedule {
    let books: CityBooks
    let last: CalendarDay

    /// In the order of the episodes; lists last. Where the plan wants lists and measures published, each report with
    /// its public edition.
    var reports: [PlannedReport] {
        let full = books.episodes.flatMap { dailies($0) + afterLifting($0) } + lists
        let isPublished = !rules(.publicEdition).isEmpty
        return full.flatMap { planned in
            isPublished && [.daily, .episode].contains(planned.kind)
                ? [planned, PlannedReport(kind: planned.kind, subject: planned.subject, edition: .public)] : [planned]
        }.filter(\.canBeMade)
    }

    /// Deadlines that the calendar cannot tell.
    var findings: [Diagnostic] {
        books.episodes.filter(isLifted).flatMap { episode in
            books.receivedAfterLifting(episode).filter(hasUnknownDeadline).map {
                AccountingMessages.unknownDeadline($0.rule.title.zh, episode.lastDay?.iso ?? "")
            }
        }
    }

    private var jurisdiction: Jurisdiction { books.city.jurisdiction }

    /// Every day in force; where two episodes meet on one, the report is about the one of the higher level.
    private func dailies(_ episode: Episode) -> [PlannedReport] {
        guard makes(.daily, books.highestLevel(episode)) else { return [] }
        return books.daysInForce(episode, through: last).filter { books.episode(inForceOn: $0)?.id == episode.id }
            .map { PlannedReport(kind: .daily, subject: .day($0)) }
    }

    /// Summary and submission from the last day in force on; the work summary once the members' summaries are there.
    private func afterLifting(_ episode: Episode) -> [PlannedReport] {
        guard isLifted(episode) else { return [] }
        let level = books.highestLevel(episode)
        var kinds: [ReportRule.Kind] = [.episode, .submission]
        if hasMembersSummaries(episode) { kinds.append(.workSummary) }
        return kinds.filter { makes($0, level) }.map { PlannedReport(kind: $0, subject: .episode(episode.id)) }
    }

    private func isLifted(_ episode: Episode) -> Bool {
        episode.lastDay.map { $0 <= last } ?? false && !episode.isTooLong
    }

    /// All have come, or the time is up for those that have not. What the plan gives no time for is not waited for; what
    /// the calendar gives none for is.
    private func hasMembersSummaries(_ episode: Episode) -> Bool {
        books.receivedAfterLifting(episode).allSatisfy { received in
            if received.isWhole { return true }
            if hasUnknownDeadline(received) { return false }
            return received.deadline.map { $0 <= LocalMinute(last, minute: 1440) } ?? true
        }
    }

    private func hasUnknownDeadline(_ received: ReceivedReport) -> Bool {
        if case .workingDaysAfterLift = received.rule.due { return received.deadline == nil }
        return false
    }

    /// A list that is due on a date, from some days before it on; where the plan states no time, as soon as it is there.
    private var lists: [PlannedReport] {
        let years = Set(books.enterprises.compactMap(\.listYear)).sorted()
        return years.flatMap { year in
            [ReportRule.Kind.listCheck, .publicEdition].filter { kind in
                rules(kind).contains { isOpen($0, year) }
            }.map { PlannedReport(kind: $0, subject: .list(year)) }
        }
    }

    private func isOpen(_ rule: ReportRule, _ year: Int) -> Bool {
        guard let deadline = rule.due.deadline(year: year) else { return true }
        return deadline.day.advanced(by: -jurisdiction.leadDays) <= last
    }

    private func rules(_ kind: ReportRule.Kind) -> [ReportRule] {
        jurisdiction.reportRules.filter { $0.kind == kind && $0.direction != .received }
    }

    /// Whether a rule of the profile asks this office for a kind of report at a level.
    private func makes(_ kind: ReportRule.Kind, _ level: WarningLevel?) -> Bool {
        rules(kind).contains { $0.concerns(level) }
    }
}
