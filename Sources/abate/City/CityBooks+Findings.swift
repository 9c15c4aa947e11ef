import Diagnostics
import EmissionModel
import Ingestion
import Jurisdiction
import LedgerStore

extension CityBooks {
    /// What is wrong with the ledger as a whole: computed from values, so no order of arrival matters.
    func checks() -> [Diagnostic] {
        var check = LedgerCheck(region: city.jurisdiction.region)
        check.enterprises = enterprises
        check.measures = measures
        check.bindings = bindings
        check.society = society
        check.lines = lines
        check.calendar = calendarEntries
        check.otherSources = otherSources
        check.actions = actions
        check.lastReadingDay = (try? ledger.readingDays(asOf: asOf))?.upperBound
        check.foreignEpisodes = foreignEpisodes
        check.contested = contested
        check.accountsWithReadings = (try? ledger.accountNumbersWithReadings(asOf: asOf)) ?? []
        return check.findings
    }

    /// What files said wrongly of single rows, as far as it kept a row out of the ledger.
    var rowFindings: [Diagnostic] {
        let stored = (try? ledger.findings(asOf: asOf)) ?? []
        let rows = stored.map(\.diagnostic).filter { $0.severity >= .error }
        return (checks() + rows).sorted()
    }
}

extension ReadingTable {
    /// The cells for which files of one run gave two values and nobody has decided, up to a day.
    func pendingConflicts(through last: CalendarDay) -> [Diagnostic] {
        conflicts.filter { $0.day <= last }.map { cell in
            IngestionMessages.pendingConflict(
                cell.account, cell.day.iso, JSONValue(cell.lower.kilowattHours).text(),
                JSONValue(cell.higher.kilowattHours).text())
        }
    }
}
