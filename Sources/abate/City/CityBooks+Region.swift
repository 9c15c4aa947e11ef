import Diagnostics
import EmissionModel
import Ingestion
import LedgerStore

/// What readings say when those of a whole region are taken together.
extension CityBooks {
    /// Days that were partly collected, responses that nobody has told of, and accounts that are registered twice. What
    /// somebody has decided about is said no more.
    func regionFindings(
        _ inventory: EmissionInventory, _ readings: ReadingTable, _ days: ClosedRange<CalendarDay>
    ) -> [Diagnostic] {
        let partial = partialCollections(inventory, readings, days)
        let earlier = EarlierResponseCheck(
            inventory, readings, calendar, responses: episodes.flatMap(\.intervals), partial: Set(partial.map(\.day)),
            on: days
        ).found
        let twins = TwinAccountCheck(inventory, readings, origins: origins, on: days)
        return partial.filter { !isDecided($0.day) }.map(\.diagnostic)
            + earlier.filter { !$0.days.contains(where: isDecided) }.map(\.diagnostic) + twins.findings
    }

    /// Days that somebody has to decide about, over as much of the ledger as baselines use.
    func proposedBadDays() throws(LedgerError) -> [PartialCollection] {
        guard let days = try history() else { return [] }
        let inventory = inventory(on: days.upperBound)
        let readings = try ledger.readings(
            of: Array(Set(inventory.bindings.map(\.accountNumber))).sorted(), from: days.lowerBound,
            through: days.upperBound, asOf: asOf)
        return partialCollections(inventory, readings, days).filter { !isDecided($0.day) }
    }

    /// The days with readings, back to a year and a look-back before the last: as far as baselines and their placebo
    /// windows go.
    func history() throws(LedgerError) -> ClosedRange<CalendarDay>? {
        guard let days = try ledger.readingDays(asOf: asOf) else { return nil }
        return max(days.lowerBound, days.upperBound.advanced(by: -Self.historyLength))...days.upperBound
    }

    private static let historyLength = 425

    private func partialCollections(
        _ inventory: EmissionInventory, _ readings: ReadingTable, _ days: ClosedRange<CalendarDay>
    ) -> [PartialCollection] {
        PartialCollectionCheck(
            inventory, readings, calendar, responses: episodes.flatMap(\.intervals), on: days
        ).found
    }

    /// Bad or not: a confirmed day is a bad one in the calendar, a day that was found good is not proposed again.
    private func isDecided(_ day: CalendarDay) -> Bool {
        decisions.contains { $0.subject == .badDay(day, enterpriseID: nil) && $0.isInForce(on: day) }
    }
}
