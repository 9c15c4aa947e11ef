import Diagnostics
import EmissionModel

/// Episodes of one region that overlap or touch, and actions that say up where the level went down.
struct EpisodeOrderCheck {
    /// Of this region.
    let actions: [ResponseAction]
    let region: String

    var findings: [Diagnostic] { overlaps + actionsOutOfOrder }

    private var episodes: [Episode] {
        Dictionary(grouping: actions, by: \.episodeID)
            .map { Episode(id: $0.key, region: region, actions: $0.value) }
            .filter { !$0.intervals.isEmpty }
            .sorted { ($0.intervals[0].start, $0.id) < ($1.intervals[0].start, $1.id) }
    }

    /// Processes without a gap between them are one (`domain.md` §5); as two, hours in both are accounted twice.
    private var overlaps: [Diagnostic] {
        let episodes = episodes
        return episodes.indices.flatMap { index in
            episodes[..<index].compactMap { earlier in
                guard let start = episodes[index].start, earlier.end.map({ start <= $0 }) ?? true else { return nil }
                return IngestionMessages.episodesOverlap(
                    episodes[index].id, start.iso, earlier.id, earlier.end?.iso ?? "—")
            }
        }
    }

    private var actionsOutOfOrder: [Diagnostic] {
        episodes.flatMap { episode in
            zip([nil] + episode.actions.map(Optional.some), episode.actions).compactMap { before, action in
                guard !Self.follows(action, before) else { return nil }
                return IngestionMessages.actionOutOfOrder(
                    episode.id, action.effectiveAt.iso, action.kind.name, action.level?.name ?? "—",
                    before?.level?.name ?? "—", action.kind.rawValue, action.level?.rawValue ?? "—",
                    before?.level?.rawValue ?? "—")
            }
        }
    }

    /// An upgrade follows a lower level, a downgrade a higher one; after a lifting, or at first, there is only a start.
    private static func follows(_ action: ResponseAction, _ before: ResponseAction?) -> Bool {
        switch action.kind {
        case .start, .lift: return true
        case .upgrade, .downgrade:
            guard let before, before.kind != .lift else { return false }
            let (old, new) = (rank(before.level), rank(action.level))
            return action.kind == .upgrade ? old < new : old > new
        }
    }

    private static func rank(_ level: WarningLevel?) -> Int {
        level.flatMap { WarningLevel.allCases.firstIndex(of: $0) } ?? -1
    }
}
