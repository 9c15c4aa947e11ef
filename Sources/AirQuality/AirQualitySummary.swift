public import EmissionModel

/// The air over the days of an episode. It says what was measured and nothing of why.
public struct AirQualitySummary: Sendable, Hashable {
    public let days: [AirQualityDay]
    /// The day with the highest index, the first of several.
    public let worst: AirQualityDay?
    /// Of the daily means.
    public let largestParticulate: ConcentrationMean?
    /// The mean of the daily means of PM2.5 in µg/m³, exact; nil where no day has one.
    public let meanParticulate: Ratio?
    /// On how many days each pollutant was the primary one, those that never were left out.
    public let primaryDays: [(pollutant: AirPollutant, days: Int)]

    /// - Parameter days: in order.
    public init(_ days: [AirQualityDay]) {
        self.days = days
        worst = days.filter { $0.aqi != nil }.reduce(nil as AirQualityDay?) { worst, day in
            worst.map { ($0.aqi ?? 0) >= (day.aqi ?? 0) ? $0 : day } ?? day
        }
        let means = days.compactMap { $0.means[.pm25] }
        largestParticulate = means.max(by: <)
        let sum = means.reduce(Ratio.zero) { $0 + (Ratio(Int128($1.sum), over: Int128($1.count) * 1_000) ?? .zero) }
        meanParticulate = means.isEmpty ? nil : sum / Ratio(means.count)
        primaryDays = AirPollutant.allCases.compactMap { pollutant in
            let count = days.count { $0.primary.contains(pollutant) }
            return count > 0 ? (pollutant, count) : nil
        }
    }

    /// Days with an index above a value: above 200 is heavy pollution (重度污染).
    public func days(above index: Int) -> Int { days.count { ($0.aqi ?? 0) > index } }

    public static func == (left: AirQualitySummary, right: AirQualitySummary) -> Bool { left.days == right.days }
    public func hash(into hasher: inout Hasher) { hasher.combine(days) }
}
