import AirQuality
import EmissionModel
import Jurisdiction
import LedgerStore

extension CityBooks {
    /// The air of some days as one series; nil where the ledger has none. It is read when it is asked for: years of hours
    /// lie in the ledger, and a report needs days of them.
    func air(
        _ days: ClosedRange<CalendarDay>? = nil, selecting selection: AirSelection = AirSelection()
    ) throws(CommandFailure) -> AirSeries? {
        do {
            let records = try ledger.airQuality(
                from: days.map { LocalMinute($0.lowerBound) },
                to: days.map { LocalMinute($0.upperBound, minute: 1440) },
                asOf: asOf)
            guard !records.isEmpty else { return nil }
            return AirSeries(
                records, selecting: selection, rules: try AirQualityStandards.load(city.folders))
        } catch {
            throw CommandFailure(error)
        }
    }

    /// Of some days those for which there is anything observed, in order: index, primary pollutants, means.
    func airQualityDays(_ days: ClosedRange<CalendarDay>) throws(CommandFailure) -> [AirQualityDay] {
        try air(days, selecting: AirSelection(kind: .observed))?.summaries() ?? []
    }
}
