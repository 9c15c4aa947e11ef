import Accounting
import EmissionModel
import LedgerStore

/// What two states are compared about: one day, or an episode up to a day.
enum ComparedSubject: Hashable {
    case day(CalendarDay)
    case episode(String, last: CalendarDay)

    /// nil for an episode.
    var date: CalendarDay? { if case .day(let day) = self { day } else { nil } }

    var last: CalendarDay {
        switch self {
        case .day(let day): day
        case .episode(_, let last): last
        }
    }
}

extension CityBooks {
    /// What the account of a subject stands on; nil where no response is in force.
    func input(of subject: ComparedSubject) throws(CommandFailure) -> CityInput? {
        switch subject {
        case .day(let day):
            guard let found = episode(inForceOn: day) else { return nil }
            return try input(found, through: day)
        case .episode(let id, let last):
            guard let found = episode(id) else { return nil }
            return try input(found, through: last)
        }
    }

    func account(of subject: ComparedSubject) throws(CommandFailure) -> CityAccount? {
        guard let input = try input(of: subject) else { return nil }
        switch subject {
        case .day(let day): return CityAccounting.account(input, on: day)
        case .episode(_, let last): return CityAccounting.account(input, through: last)
        }
    }

    /// Every day in force, in order, up to the last day of which there are readings.
    func daysInForce(through last: CalendarDay) -> [CalendarDay] {
        Set(episodes.flatMap { daysInForce($0, through: last) }).sorted()
    }
}
