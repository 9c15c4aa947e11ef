import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction

/// The response as it was known when the report's day ended: a warning issued later belongs to a later report, so that
/// a report does not change because the episode goes on.
struct ResponseFacts: Sendable {
    /// In the order they took effect.
    var actions: [ResponseAction]
    var issuedAt: LocalMinute?
    var startedAt: LocalMinute?
    var liftedAt: LocalMinute?
    var documents: [String]
    var pollutants: [String]

    init(_ episode: Episode, through day: CalendarDay) {
        let end = LocalMinute(day, minute: 1440)
        let known = episode.actions.filter { ($0.issuedAt ?? $0.effectiveAt) <= end }
        actions = known
        issuedAt = known.first?.issuedAt
        startedAt = episode.start
        liftedAt = known.last { $0.kind == .lift }?.effectiveAt
        documents = Self.distinct(known.compactMap(\.document))
        pollutants = Self.distinct(known.compactMap(\.pollutant))
    }

    private static func distinct(_ texts: [String]) -> [String] {
        texts.enumerated().filter { index, text in texts.firstIndex(of: text) == index }.map(\.element)
    }
}

/// One report that the plan asks of us, and when this one is due.
struct DueLine: Sendable, Hashable {
    var title: String
    var recipient: String
    /// 每日 09:00 前（前一日情况）.
    var rule: String
    /// The last minute for this report, where the plan states a day.
    var deadline: String?
    var source: String
    /// What the plan wants it to hold.
    var content: String?
}

extension DailyReport {
    var response: ResponseFacts { ResponseFacts(episode, through: day) }

    /// The reports of this kind that are ours, in the order of the profile.
    var dueLines: [DueLine] {
        dueRules.map { rule in
            DueLine(
                title: rule.title.zh, recipient: rule.recipient, rule: rule.due.text.zh,
                deadline: deadline(of: rule).map(FigureText.deadline), source: rule.source, content: rule.content)
        }
    }

    private var dueRules: [ReportRule] {
        jurisdiction.reportRules.filter { $0.kind == kind && $0.direction != .received && $0.concerns(account.level) }
    }

    private func deadline(of rule: ReportRule) -> LocalMinute? {
        if kind == .daily { return rule.due.deadline(for: day) }
        guard let lifted = episode.lastDay, let calendar else { return nil }
        return rule.due.deadline(lifted: lifted, calendar: calendar)
    }

    /// Deadlines in working days of a year whose notice is not known: said, never guessed.
    var unknownDeadlines: [Diagnostic] {
        guard kind != .daily, let lifted = episode.lastDay, let calendar else { return [] }
        return (dueRules + received.map(\.rule)).filter {
            if case .workingDaysAfterLift = $0.due { return $0.due.deadline(lifted: lifted, calendar: calendar) == nil }
            return false
        }.map { AccountingMessages.unknownDeadline($0.title.zh, lifted.iso) }
    }
}
