import Accounting
import EmissionModel
import Jurisdiction
import LedgerStore

extension CityBooks {
    /// The days whose quarter-hours the responses of the ledger need: those of episodes that start, change or end within
    /// a day, and the days their baselines look back on. None where no account promises quarter-hours.
    static func curveDays(
        _ city: City, _ ledger: Ledger, through last: CalendarDay
    ) throws(CommandFailure) -> CurveDays {
        do {
            guard try ledger.hasQuarterHourAccounts() else { return .none }
        } catch {
            throw CommandFailure(error)
        }
        let books = try CityBooks(city, ledger, asOf: .latest)
        let lookback = city.jurisdiction.parameters.baseline.lookback
        let ranges = books.episodes.compactMap { episode -> ClosedRange<CalendarDay>? in
            guard let first = episode.firstDay,
                !CityAccounting.quarterRanges(of: episode, through: last).isEmpty
            else { return nil }
            return first.advanced(by: -lookback)...min(last, episode.lastDay ?? last)
        }
        return CurveDays(ranges)
    }
}
