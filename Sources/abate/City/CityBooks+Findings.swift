import Diagnostics
import EmissionModel
import Ingestion
import Jurisdiction
import LedgerStore

extension CityBooks {
    /// What is wrong with the ledger as a whole: computed from values, so no order of arrival matters. Found once, however
    /// many reports ask.
    func checks() -> [Diagnostic] {
        if let known = checked.findings { return known }
        let findings = findChecks()
        checked.findings = findings
        return findings
    }

    private func findChecks() -> [Diagnostic] {
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
        check.monitoring = monitoring
        check.inspections = inspections
        check.departmentReports = departmentReports
        check.regradings = regradings
        check.decisions = decisions
        check.foreignEpisodes = foreignEpisodes
        check.superiors = superiors
        check.contested = contested
        check.accountsWithReadings = (try? ledger.accountNumbersWithReadings(asOf: asOf)) ?? []
        check.list = listUnderReview(on: check.lastReadingDay)
        return check.findings
    }

    /// The list in force on the last day of which anything is known; without one, the newest.
    private func listUnderReview(on lastReadingDay: CalendarDay?) -> ListUnderReview {
        let day = [lastReadingDay, actions.map(\.effectiveAt.day).max()].compactMap { $0 }.max()
        return ListUnderReview(
            inventory: inventory(on: day ?? CalendarDay(number: .max)), origins: origins,
            rules: (try? city.jurisdiction.tables.listRules()) ?? .none, day: day,
            regradings: regradings.inForce(on: day ?? CalendarDay(number: .max)))
    }

    /// What is wrong with one list, and with the rows of the files that lists came in, whatever its severity.
    func listFindings(_ inventory: EmissionInventory, on day: CalendarDay) -> [Diagnostic] {
        var check = LedgerCheck(region: city.jurisdiction.region)
        check.enterprises = inventory.enterprises
        check.measures = inventory.measures
        check.lines = inventory.lines
        check.bindings = inventory.bindings
        check.society = society
        check.contested = contested
        check.list = ListUnderReview(
            inventory: inventory, origins: origins, rules: (try? city.jurisdiction.tables.listRules()) ?? .none,
            day: day)
        return Array(Set(check.findings + listRowFindings)).sorted()
    }

    /// Of the files that held a table that a list stands on.
    private var listRowFindings: [Diagnostic] {
        let tables: Set = ["society", "targets", "enterprises", "lines", "measures", "accounts", "sites"]
        let files = (try? ledger.files(asOf: asOf)) ?? []
        let names = Set(files.filter { !tables.isDisjoint(with: $0.tables) }.map(\.name))
        let stored = (try? ledger.findings(asOf: asOf)) ?? []
        return stored.map(\.diagnostic).filter { $0.location.map { names.contains($0.file) } ?? false }
    }

    /// What files said wrongly of single rows, as far as it kept a row out of the ledger.
    var rowFindings: [Diagnostic] {
        let stored = (try? ledger.findings(asOf: asOf)) ?? []
        let rows = stored.map(\.diagnostic).filter { $0.severity >= .error }
        return (checks() + rows).sorted()
    }
}

/// What the checks of one state of the ledger have found, once they were asked.
final class CheckedLedger {
    fileprivate var findings: [Diagnostic]?
}

extension ReadingTable {
    /// The cells for which files of one run gave two values and nobody has decided, or whose registers make no
    /// consumption, up to a day.
    func pendingConflicts(through last: CalendarDay) -> [Diagnostic] {
        registerFindings(through: last)
            + conflicts.filter { $0.day <= last }.map { cell in
                IngestionMessages.pendingConflict(
                    cell.account, cell.day.iso, JSONValue(cell.lower.kilowattHours).text(),
                    JSONValue(cell.higher.kilowattHours).text())
            }
    }
}
