import Accounting
import EmissionModel
import Jurisdiction
import LedgerStore

extension CityBooks {
    /// The whole history of the enterprises on the list of the ledger's last day; nil where there are no readings.
    func backtestInput() throws(CommandFailure) -> BacktestInput? {
        do {
            guard let days = try ledger.readingDays(asOf: asOf) else { return nil }
            let inventory = inventory(on: days.upperBound)
            var readings = try ledger.readings(
                of: Array(Set(inventory.bindings.map(\.accountNumber))).sorted(),
                from: days.lowerBound, through: days.upperBound, asOf: asOf)
            _ = readings.settle(decisions)
            return BacktestInput(
                inventory: inventory, readings: readings, calendar: calendar,
                responses: episodes.flatMap(\.intervals), parameters: city.jurisdiction.parameters)
        } catch {
            throw CommandFailure(error)
        }
    }
}
