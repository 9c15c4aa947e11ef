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
}

extension DailyReport {
    var response: ResponseFacts { ResponseFacts(episode, through: day) }

    /// The daily reports that are ours, in the order of the profile.
    var dueLines: [DueLine] {
        jurisdiction.reportRules.filter { $0.kind == .daily && $0.direction != .received }.map { rule in
            DueLine(
                title: rule.title.zh, recipient: rule.recipient, rule: rule.due.text.zh,
                deadline: rule.due.deadline(for: day).map(FigureText.deadline), source: rule.source)
        }
    }
}
