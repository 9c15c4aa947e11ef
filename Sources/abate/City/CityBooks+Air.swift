import AirQuality
import Diagnostics
import EmissionModel
import Jurisdiction
import LedgerStore
import Reporting

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

    /// Where the issued warnings are not what the air of some days asks for, and what lies around them tells.
    func warningFindings(_ days: ClosedRange<CalendarDay>) -> [Diagnostic] {
        let around = days.lowerBound.advanced(by: -Self.airMargin)...days.upperBound.advanced(by: Self.airMargin)
        guard let series = try? air(around) else { return [] }
        let recommendation = WarningAdvice.recommend(
            series, city.jurisdiction.warningRules, superiors: superiors.filter { $0.falls(into: around) })
        return AccountingMessages.findings(
            of: recommendation.disagreements(with: episodes.flatMap(\.intervals), on: days))
    }

    /// Days before and after that are read: a process may have begun, and its release be told, well outside.
    private static let airMargin = 10
}

extension SuperiorWarning {
    fileprivate func falls(into days: ClosedRange<CalendarDay>) -> Bool {
        days.contains { interval.minutes(on: $0) > 0 }
    }
}
