import EmissionModel
import Jurisdiction

/// Which reports of ours are to stand by the end of a day (`domain.md` §5): each from its day on, none before.
struct ReportSchedule {
    let books: CityBooks
    let last: CalendarDay

    /// In the order of time, and within it of the kinds.
    var reports: [PlannedReport] {
        (books.episodes.flatMap(dailies)).filter(\.canBeMade)
    }

    private var jurisdiction: Jurisdiction { books.city.jurisdiction }

    /// Every day in force; where two episodes meet on one, the report is about the one of the higher level.
    private func dailies(_ episode: Episode) -> [PlannedReport] {
        guard makes(.daily) else { return [] }
        return books.daysInForce(episode, through: last).filter { books.episode(inForceOn: $0)?.id == episode.id }
            .map { PlannedReport(kind: .daily, subject: .day($0)) }
    }

    /// Whether a rule of the profile asks this office for a kind of report.
    private func makes(_ kind: ReportRule.Kind) -> Bool {
        jurisdiction.reportRules.contains { $0.kind == kind && $0.direction != .received }
    }
}
