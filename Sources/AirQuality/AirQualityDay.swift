public import EmissionModel

/// The air of one natural day.
public struct AirQualityDay: Sendable, Hashable {
    public var day: CalendarDay
    /// Forecast where any of it is.
    public var kind: AirQualityRecord.Kind
    /// With ozone; as given where there are no concentrations to compute it from. nil where it cannot be told.
    public var aqi: Int?
    /// What decides about warnings.
    public var aqiWithoutOzone: Int?
    /// 首要污染物, ozone among them; none up to an index of 50.
    public var primary: [AirPollutant]
    public var indices: [AirPollutant: Int]
    /// Means over the day, of O3 the largest eight-hour mean; those that have too few hours are left out.
    public var means: [AirPollutant: ConcentrationMean]
    /// Hours that have any value, 24 for a day given as a whole.
    public var hours: Int
    public var isDust: Bool
    /// Whether the index was given and not computed, so that ozone could not be left out.
    public var isGiven: Bool
    /// The edition that the indices follow: `HJ 633—2012`.
    public var standard: String
}

extension AirSeries {
    /// The days that have any value, in order.
    public func summaries() -> [AirQualityDay] {
        (0..<dayCount).compactMap(summary)
    }

    private func summary(_ offset: Int) -> AirQualityDay? {
        let day = firstDay.advanced(by: offset)
        let standard = rules.standard(on: day)
        let samples = hours[offset * 24..<offset * 24 + 24].compactMap { $0 }.filter(\.hasValue)
        guard !samples.isEmpty else {
            guard let whole = days[offset], whole.hasValue else { return nil }
            return summary(day, of: [whole], means: whole.concentrations.means, hours: 24, standard)
        }
        var means: [AirPollutant: ConcentrationMean] = [:]
        for pollutant in AirPollutant.warned {
            let values = samples.compactMap { $0.concentrations[pollutant]?.nanograms }
            guard values.count >= standard.hoursOfDay else { continue }
            means[pollutant] = ConcentrationMean(sum: values.reduce(0, +), count: Int64(values.count))
        }
        means[.o3] = largestEightHours(offset, standard)
        return summary(day, of: samples, means: means, hours: samples.count, standard)
    }

    private func summary(
        _ day: CalendarDay, of samples: [Sample], means: [AirPollutant: ConcentrationMean], hours: Int,
        _ standard: AirQualityStandard
    ) -> AirQualityDay {
        var indices: [AirPollutant: Int] = [:]
        for (pollutant, mean) in means { indices[pollutant] = standard.index(of: pollutant, at: mean) }
        let needed = AirPollutant.needed.filter(pollutants.contains)
        let isComputed = !needed.isEmpty && needed.allSatisfy { indices[$0] != nil }
        let given = isComputed ? nil : Self.given(samples, hours: hours, standard)
        return AirQualityDay(
            day: day, kind: samples.contains { $0.kind == .forecast } ? .forecast : .observed,
            aqi: isComputed ? indices.values.max() : given,
            aqiWithoutOzone: isComputed ? AirPollutant.warned.compactMap { indices[$0] }.max() : given,
            primary: isComputed ? standard.primary(among: indices) : [], indices: indices, means: means, hours: hours,
            isDust: samples.contains(where: \.isDust), isGiven: given != nil, standard: standard.name)
    }

    /// The index as the input gives it: the day's, or the mean of its hours where there are enough.
    private static func given(_ samples: [Sample], hours: Int, _ standard: AirQualityStandard) -> Int? {
        let indices = samples.compactMap { $0.index(standard) }
        guard hours == 24 && samples.count == 1 || indices.count >= standard.hoursOfDay, !indices.isEmpty else {
            return nil
        }
        return (indices.reduce(0, +) + indices.count - 1) / indices.count
    }

    /// Of the eight-hour means of O3 that lie within the day.
    private func largestEightHours(_ offset: Int, _ standard: AirQualityStandard) -> ConcentrationMean? {
        (0...16).compactMap { start -> ConcentrationMean? in
            let first = offset * 24 + start
            let values = hours[first..<first + 8].compactMap { $0?.concentrations.o3?.nanograms }
            guard values.count >= standard.hoursOfEight else { return nil }
            return ConcentrationMean(sum: values.reduce(0, +), count: Int64(values.count))
        }.max(by: <)
    }
}

extension AirConcentrations {
    fileprivate var means: [AirPollutant: ConcentrationMean] {
        var means: [AirPollutant: ConcentrationMean] = [:]
        for pollutant in AirPollutant.allCases { means[pollutant] = self[pollutant].map { ConcentrationMean($0) } }
        return means
    }
}
