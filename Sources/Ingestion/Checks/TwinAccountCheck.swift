public import Diagnostics
public import EmissionModel

/// Accounts whose readings are those of another account to the last digit: registered twice, they count twice.
public struct TwinAccountCheck {
    private let inventory: EmissionInventory
    private let readings: ReadingTable
    private let origins: ListOrigins
    private let days: ClosedRange<CalendarDay>

    /// - Parameter days: those compared; four weeks are the least.
    public init(
        _ inventory: EmissionInventory, _ readings: ReadingTable, origins: ListOrigins,
        on days: ClosedRange<CalendarDay>
    ) {
        self.inventory = inventory
        self.readings = readings
        self.origins = origins
        self.days = max(days.lowerBound, readings.firstDay)...max(days.upperBound, readings.firstDay)
    }

    public var findings: [Diagnostic] {
        let counted = Dictionary(
            inventory.bindings.filter { $0.sign != 0 }.map { ($0.accountNumber, $0) }, uniquingKeysWith: { $1 })
        let names = Dictionary(
            inventory.enterprises.map { ($0.id, $0.shown) }, uniquingKeysWith: { first, _ in first })
        return DuplicateSeries(readings, on: days).pairs.compactMap { pair in
            let numbers = (readings.accountNumbers[pair.first], readings.accountNumbers[pair.later])
            guard let first = counted[numbers.0], let later = counted[numbers.1] else { return nil }
            return IngestionMessages.twinAccount(
                numbers.1, names[later.enterpriseID] ?? "", numbers.0, names[first.enterpriseID] ?? "",
                days.lowerBound.chinese, days.upperBound.chinese, days.lowerBound.iso, days.upperBound.iso,
                at: origins.place(of: later))
        }
    }
}
