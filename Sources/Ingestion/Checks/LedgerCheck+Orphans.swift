import Diagnostics
import EmissionModel

/// Rows that name what is not there, and rows on which files disagree.
extension LedgerCheck {
    /// Rows of other tables that name an enterprise or an episode that is not there.
    var orphans: [Diagnostic] {
        let ids = ids
        let episodes = Set(actions.map(\.episodeID))
        let named: [(table: String, id: String)] =
            lines.map { ("生产线", $0.enterpriseID) }
            + calendar.compactMap { entry in entry.enterpriseID.map { ("日历", $0) } }
        let enterprises = named.filter { !ids.contains($0.id) }
            .map { IngestionMessages.waitingRow($0.table, $0.id) }
        let declared = otherSources.compactMap { source -> Diagnostic? in
            guard case .episode(let episode) = source.period, !episodes.contains(episode) else { return nil }
            return IngestionMessages.waitingRow("移动源扬尘源", episode)
        }
        return enterprises + declared
    }

    var disagreements: [Diagnostic] {
        contested.map {
            IngestionMessages.contestedRecord($0.table, $0.key.split(separator: "|").joined(separator: " "))
        }
    }
}
