import Accounting
import EmissionModel

extension CityAccount {
    /// What the ids of its figures begin with (追溯编号): the day, or the episode.
    var tracingScope: String {
        switch scope {
        case .day(let day): day.iso
        case .episode: episodeID
        }
    }
}
