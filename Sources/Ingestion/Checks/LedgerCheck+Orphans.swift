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
            + monitoring.map { ("在线监测", $0.enterpriseID) } + inspections.map { ("现场核查", $0.enterpriseID) }
            + regradings.map { ("绩效等级调整", $0.enterpriseID) }
            + decisions.compactMap { decision in decision.subject.enterpriseID.map { ("核定", $0) } }
        let enterprises = named.filter { !ids.contains($0.id) }
            .map { IngestionMessages.waitingRow($0.table, $0.id) }
        let declared = otherSources.compactMap { source -> Diagnostic? in
            guard case .episode(let episode) = source.period, !episodes.contains(episode) else { return nil }
            return IngestionMessages.waitingRow("移动源扬尘源", episode)
        }
        let reported = departmentReports.compactMap { report -> Diagnostic? in
            guard case .episode(let episode) = report.period, !episodes.contains(episode) else { return nil }
            return IngestionMessages.waitingRow("部门报送", episode)
        }
        return enterprises + declared + reported
    }

    var disagreements: [Diagnostic] {
        contested.map {
            IngestionMessages.contestedRecord(
                $0.table, $0.key.split(separator: "|").joined(separator: " "),
                DecisionSubject.record($0.table, ledgerKey: $0.key).id)
        }
    }
}
