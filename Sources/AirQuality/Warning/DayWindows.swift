import EmissionModel

/// What is known of every continuous 24 hours of a series: of those that begin at each hour the index without ozone.
/// Hours flagged as sand-dust do not count. A day that is only known as a whole is one such stretch, its own.
struct DayWindows {
    /// The index of the 24 hours from each hour on; nil where too many of them are missing.
    private(set) var index: [Int?]
    /// The same where a day's PM2.5 above the threshold counts as an index above 200.
    private(set) var decisive: [Int?]
    /// Whether PM2.5 lies above the threshold.
    private(set) var isAboveParticulateThreshold: [Bool]
    /// Whether all of the 24 hours were observed.
    private(set) var isObserved: [Bool]
    /// The index of each hour's own values, for the ends of a stretch; of a day known as a whole the day's.
    private(set) var hourly: [Int?]

    /// - Parameter rules: whose PM2.5 threshold is looked at, and counts where its switch is on.
    init(_ series: AirSeries, _ rules: WarningRules) {
        let sums = HourSums(series)
        let threshold = Concentration(micrograms: rules.particulateThreshold)
        let count = series.hours.count
        index = [Int?](repeating: nil, count: count)
        isAboveParticulateThreshold = [Bool](repeating: false, count: count)
        isObserved = [Bool](repeating: false, count: count)
        hourly = sums.hourly
        var means = [ConcentrationMean?](repeating: nil, count: count)
        let covered = series.covered
        for hour in covered {
            if hour % 24 == 0, let day = series.days[hour / 24], !sums.hasValue(hour..<hour + 24) {
                guard !day.isDust else { continue }
                index[hour] = day.index(series.standard(ofHour: hour))
                means[hour] = day.concentrations.pm25.map { ConcentrationMean($0) }
                isObserved[hour] = day.kind == .observed
                for inner in hour..<hour + 24 { hourly[inner] = index[hour] }
            } else if hour + 24 <= covered.upperBound {
                let standard = series.standard(ofHour: hour + 23)
                index[hour] = sums.index(hour..<hour + 24, standard)
                means[hour] = sums.mean(.pm25, hour..<hour + 24, atLeast: standard.hoursOfDay)
                isObserved[hour] = sums.isObserved(hour..<hour + 24)
            }
            isAboveParticulateThreshold[hour] = means[hour]?.isAbove(threshold) ?? false
        }
        decisive = index
        guard rules.particulateRule else { return }
        for hour in 0..<count where isAboveParticulateThreshold[hour] {
            decisive[hour] = max(index[hour] ?? 0, Self.heavy)
            for inner in hour..<hour + 24 { raise(inner, series.sample(at: inner), threshold) }
        }
    }

    private mutating func raise(_ hour: Int, _ sample: AirSeries.Sample?, _ threshold: Concentration) {
        guard let value = sample?.concentrations.pm25, value > threshold else { return }
        hourly[hour] = max(hourly[hour] ?? 0, Self.heavy)
    }

    /// 重度污染 begins above 200.
    private static let heavy = 201
}

extension AirSeries {
    /// The hour's own value, else that of the day it lies in.
    func sample(at hour: Int) -> Sample? { hours[hour] ?? days[hour / 24] }
}

/// Running sums over the hours of a series, so that the mean of any of its stretches costs a subtraction.
private struct HourSums {
    private var sums: [[Int64]]
    private var counts: [[Int32]]
    private var indexSum: [Int64] = [0]
    private var indexCount: [Int32] = [0]
    private var valueCount: [Int32] = [0]
    private var forecastCount: [Int32] = [0]
    private let needed: [AirPollutant]
    private(set) var hourly: [Int?] = []

    init(_ series: AirSeries) {
        needed = AirPollutant.needed.filter(series.pollutants.contains)
        sums = AirPollutant.warned.map { _ in [0] }
        counts = AirPollutant.warned.map { _ in [0] }
        hourly.reserveCapacity(series.hours.count)
        for (hour, sample) in series.hours.enumerated() {
            let counted = sample.flatMap { $0.isDust ? nil : $0 }
            for (place, pollutant) in AirPollutant.warned.enumerated() {
                let value = counted?.concentrations[pollutant]
                sums[place].append(sums[place][hour] + (value?.nanograms ?? 0))
                counts[place].append(counts[place][hour] + (value == nil ? 0 : 1))
            }
            let index = counted?.index(series.standard(ofHour: hour))
            hourly.append(index)
            indexSum.append(indexSum[hour] + Int64(index ?? 0))
            indexCount.append(indexCount[hour] + (index == nil ? 0 : 1))
            valueCount.append(valueCount[hour] + (sample?.hasValue == true ? 1 : 0))
            forecastCount.append(forecastCount[hour] + (sample?.kind == .forecast ? 1 : 0))
        }
    }

    func hasValue(_ hours: Range<Int>) -> Bool { valueCount[hours.upperBound] > valueCount[hours.lowerBound] }

    func isObserved(_ hours: Range<Int>) -> Bool {
        hasValue(hours) && forecastCount[hours.upperBound] == forecastCount[hours.lowerBound]
    }

    func mean(_ pollutant: AirPollutant, _ hours: Range<Int>, atLeast needed: Int) -> ConcentrationMean? {
        guard let place = AirPollutant.warned.firstIndex(of: pollutant) else { return nil }
        let count = Int64(counts[place][hours.upperBound] - counts[place][hours.lowerBound])
        guard count >= needed else { return nil }
        return ConcentrationMean(sum: sums[place][hours.upperBound] - sums[place][hours.lowerBound], count: count)
    }

    /// The index of the means; where the hours have too few concentrations, the mean of their indices, as plans that
    /// speak of a mean AQI over 24 hours have it.
    func index(_ hours: Range<Int>, _ standard: AirQualityStandard) -> Int? {
        var indices: [AirPollutant: Int] = [:]
        for pollutant in AirPollutant.warned {
            indices[pollutant] = mean(pollutant, hours, atLeast: standard.hoursOfDay)
                .flatMap { standard.index(of: pollutant, at: $0) }
        }
        if !needed.isEmpty, needed.allSatisfy({ indices[$0] != nil }) { return indices.values.max() }
        let count = Int64(indexCount[hours.upperBound] - indexCount[hours.lowerBound])
        guard count >= standard.hoursOfDay else { return nil }
        let sum = indexSum[hours.upperBound] - indexSum[hours.lowerBound]
        return Int((sum + count - 1) / count)
    }
}
