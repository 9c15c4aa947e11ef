import Diagnostics
import EmissionModel

/// Warnings that make no sense, or are another region's.
extension LedgerCheck {
    /// Episodes whose warnings make no sense: lifted before they start, never started, or longer than any real one.
    var responses: [Diagnostic] {
        Dictionary(grouping: actions, by: \.episodeID).flatMap { id, actions -> [Diagnostic] in
            let episode = Episode(id: id, region: region, actions: actions)
            guard let start = actions.filter({ $0.kind != .lift }).map(\.effectiveAt).min() else {
                return [IngestionMessages.neverStarted(id)]
            }
            let lifts = actions.filter { $0.kind == .lift && $0.effectiveAt <= start }
            let early = lifts.map { IngestionMessages.liftedTooEarly(id, $0.effectiveAt.iso, start.iso) }
            return early + (lastsTooLong(episode) ? [IngestionMessages.tooLong(id, start.iso)] : [])
        }
    }

    private func lastsTooLong(_ episode: Episode) -> Bool {
        guard episode.end == nil, let lastReadingDay else { return episode.isTooLong }
        return episode.isTooLong(on: lastReadingDay)
    }

    var foreign: [Diagnostic] {
        let figures = Set(society.map(\.region)).subtracting([region]).sorted()
            .map { IngestionMessages.foreignRegion("全社会排放总量", $0, region) }
        let episodes = foreignEpisodes.map { IngestionMessages.foreignRegion("预警“\($0.episode)”", $0.region, region) }
        return figures + episodes
    }
}
