import Diagnostics
import EmissionModel

extension LedgerCheck {
    /// Levels below a superior's, and superiors' warnings that nothing here answers to.
    var belowSuperior: [Diagnostic] {
        let episodes = Dictionary(grouping: actions, by: \.episodeID).sorted { $0.key < $1.key }
            .map { Episode(id: $0.key, region: region, actions: $0.value) }
        let raised = episodes.flatMap { episode in
            episode.intervals.flatMap { interval in
                superiors.filter { $0.raises(interval) }.map { raisedFinding(episode, interval, $0) }
            }
        }
        let own = episodes.flatMap(\.intervals)
        let alone = Dictionary(grouping: superiors.filter { $0.interval.level != nil }) {
            [$0.region, $0.interval.episodeID]
        }.values.filter { warnings in
            !warnings.contains { warning in own.contains { warning.interval.overlaps($0) } }
        }.compactMap { $0.min { $0.interval.start < $1.interval.start } }
        let answered = superiors.filter { warning in
            warning.interval.level != nil && !alone.contains { $0.isOfOneWarning(with: warning) }
        }
        return raised + alone.map(aloneFinding) + answered.flatMap { uncoveredFindings($0, own) }
    }

    /// Hours in which a superior's warning held and no response here did, though one did before or after.
    private func uncoveredFindings(_ superior: SuperiorWarning, _ own: [ResponseInterval]) -> [Diagnostic] {
        superior.interval.uncovered(by: own).map { start, end in
            IngestionMessages.superiorUncovered(
                superior.region, start.iso, end?.iso ?? "—", superior.interval.level?.name ?? "",
                superior.interval.episodeID, superior.interval.level?.rawValue ?? "")
        }
    }

    private func raisedFinding(
        _ episode: Episode, _ interval: ResponseInterval, _ superior: SuperiorWarning
    ) -> Diagnostic {
        let from = max(interval.start, superior.interval.start)
        let level = superior.interval.level
        return IngestionMessages.belowSuperior(
            episode.id, from.iso, interval.level?.name ?? "未达预警级别", superior.region, level?.name ?? "",
            interval.level?.rawValue ?? "no level", level?.rawValue ?? "")
    }

    private func aloneFinding(_ superior: SuperiorWarning) -> Diagnostic {
        IngestionMessages.superiorAlone(
            superior.region, superior.interval.start.iso, superior.interval.level?.name ?? "",
            superior.interval.episodeID, superior.interval.level?.rawValue ?? "")
    }
}

extension SuperiorWarning {
    fileprivate func isOfOneWarning(with other: SuperiorWarning) -> Bool {
        region == other.region && interval.episodeID == other.interval.episodeID
    }
}
