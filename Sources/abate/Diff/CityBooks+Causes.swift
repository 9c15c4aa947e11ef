import Accounting
import EmissionModel
import LedgerStore

/// One state's inputs in the place of another's, a kind at a time.
extension CityBooks {
    /// - Parameter other: the state that is come to, under the same rules and decisions.
    mutating func take(_ cause: ChangeCause, from other: CityBooks) {
        switch cause {
        case .responses:
            (actions, episodes, superiors) = (other.actions, other.episodes, other.superiors)
            foreignEpisodes = other.foreignEpisodes
        case .newData: readingState.filledAsOf = other.readingState.asOf
        case .correction: readingState = other.readingState
        case .list:
            (enterprises, lines, measures) = (other.enterprises, other.lines, other.measures)
            regradings = other.regradings
        case .accounts: bindings = other.bindings
        case .society: society = other.society
        case .targets: targets = other.targets
        case .otherSources: (otherSources, sites) = (other.otherSources, other.sites)
        case .calendar:
            calendarEntries = other.calendarEntries
            calendar = Self.calendar(city, calendarEntries, decisions)
        case .witnesses: (monitoring, inspections) = (other.monitoring, other.inspections)
        case .decisions, .rule, .parameter: self = other
        case .program, .enterprises: break
        }
    }

    /// Whether another state can give other figures by one kind of input.
    func differs(in cause: ChangeCause, from other: CityBooks) -> Bool {
        switch cause {
        case .responses: actions != other.actions || superiors != other.superiors
        case .newData, .correction: hasOtherReadings(than: other)
        case .list:
            enterprises != other.enterprises || lines != other.lines || measures != other.measures
                || regradings != other.regradings
        case .accounts: bindings != other.bindings
        case .society: society != other.society
        case .targets: targets != other.targets
        case .otherSources: otherSources != other.otherSources || sites != other.sites
        case .calendar: calendarEntries != other.calendarEntries
        case .witnesses: monitoring != other.monitoring || inspections != other.inspections
        case .decisions: decisions != other.decisions
        case .rule, .parameter: true
        case .program, .enterprises: false
        }
    }

    /// Whether files with readings lie between the two states.
    private func hasOtherReadings(than other: CityBooks) -> Bool {
        let limits = [readingState.asOf, other.readingState.asOf].map { $0.lastFile ?? .max }.sorted()
        let between = try? ledger.files(after: limits[0], asOf: AsOf(lastFile: limits[1]))
        return between?.contains { $0.tables.contains("readings") } ?? true
    }
}
