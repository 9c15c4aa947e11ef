import EmissionModel
import Jurisdiction

extension SuperiorWarning {
    /// Of the warnings in the ledger those that superiors have issued, as stretches, in order of time.
    static func all(in actions: [ResponseAction], of jurisdiction: Jurisdiction) -> [SuperiorWarning] {
        let ordered = actions.filter { jurisdiction.isSuperior($0.region) }
        return Dictionary(grouping: ordered) { [$0.region, $0.episodeID] }
            .flatMap { key, actions in
                Episode(id: key[1], region: key[0], actions: actions).intervals.map {
                    SuperiorWarning(region: key[0], interval: $0)
                }
            }
            .sorted {
                ($0.interval.start, $0.region, $0.interval.episodeID)
                    < ($1.interval.start, $1.region, $1.interval.episodeID)
            }
    }
}

extension Jurisdiction {
    func isSuperior(_ region: String) -> Bool {
        region != self.region && superiors.contains { $0.isNamed(region) }
    }

    /// Neither this region nor one above it.
    func isForeign(_ region: String) -> Bool { region != self.region && !isSuperior(region) }
}
