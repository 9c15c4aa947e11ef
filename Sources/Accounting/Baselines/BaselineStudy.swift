import EmissionModel

/// One enterprise's consumption before (and after) an event, and what each method makes of it (`domain.md` §4).
///
/// A class, because every figure of a day holds on to it: thousands are made a second.
final class BaselineStudy {
    let frame: DayFrame
    let days: UsableDays
    /// Of every day of the frame, NaN where there is none.
    let kilowattHours: [Double]
    let parameters: AccountingParameters.Baseline
    let factors: DayTypeFactors

    /// - Parameter ratios: of the look-back at least; computed here where none are given.
    convenience init(
        frame: DayFrame, days: UsableDays, kilowattHours: [Double], parameters: AccountingParameters.Baseline,
        ratios: CentredRatios? = nil
    ) {
        let factors = DayTypeFactors(
            ratios ?? CentredRatios(kilowattHours, isUsable: days.isUsable, range: frame.lookback),
            days: days.factorDays)
        self.init(frame: frame, days: days, kilowattHours: kilowattHours, parameters: parameters, factors: factors)
    }

    /// Of another event that begins on the same day.
    convenience init(like other: BaselineStudy, frame: DayFrame, days: UsableDays) {
        self.init(
            frame: frame, days: days, kilowattHours: other.kilowattHours, parameters: other.parameters,
            factors: other.factors)
    }

    private init(
        frame: DayFrame, days: UsableDays, kilowattHours: [Double], parameters: AccountingParameters.Baseline,
        factors: DayTypeFactors
    ) {
        self.frame = frame
        self.days = days
        self.kilowattHours = kilowattHours
        self.parameters = parameters
        self.factors = factors
    }

    /// The share of the look-back's usable days that have a reading reaches the gate.
    var passesCoverage: Bool {
        let known = days.lookback.count { !kilowattHours[$0].isNaN }
        guard known < days.lookback.count else { return known > 0 }
        guard let share = Ratio(Int128(known), over: Int128(days.lookback.count)) else { return false }
        return share >= parameters.minimumCoverage
    }

    /// Computed once for an event, then asked for its days.
    func figures(_ method: BaselineMethod) -> BaselineFigures { BaselineFigures(method, of: self) }

    /// The mean of the last seven usable days without the highest and the lowest, each as a day of factor 1.
    var oneSidedLevel: Double? {
        level(of: days.level) { $0.count >= max(parameters.minimumLevelDays, 1) ? $0.trimmedMean : nil }
    }

    /// The mean of the medians of the seven usable days before and the seven after; nil until seven have followed.
    var twoSidedLevel: Double? {
        guard frame.afterEpisode != nil,
            let second = level(of: days.after, { $0.count == UsableDays.levelLength ? $0.median : nil }),
            let first = level(of: days.level, { $0.count >= max(parameters.minimumLevelDays, 1) ? $0.median : nil })
        else { return nil }
        return (first + second) / 2
    }

    /// The same seven days, the later weighing more: half their mean without the highest and the lowest, half their
    /// median.
    var recentLevel: Double? {
        recent(before: true, after: false) { weights in
            guard let mean = weights.trimmedMean, let median = weights.median else { return nil }
            return (mean + median) / 2
        }
    }

    /// The days nearer to the event weighing more on either side: half the median of all fourteen, a quarter of that of
    /// each side; nil until seven have followed.
    var recentTwoSidedLevel: Double? {
        guard frame.afterEpisode != nil, let second = recent(before: false, after: true, { $0.median }),
            let first = recent(before: true, after: false, { $0.median }),
            let both = recent(before: true, after: true, { $0.median })
        else { return nil }
        return both / 2 + (first + second) / 4
    }

    private func recent(before: Bool, after: Bool, _ statistic: (RecencyWeights) -> Double?) -> Double? {
        RecencyWeights.with(capacity: 2 * UsableDays.levelLength) { weights in
            if before, add(days.level, to: &weights) < max(parameters.minimumLevelDays, 1) { return nil }
            if after, add(days.after, to: &weights) < UsableDays.levelLength { return nil }
            return statistic(weights)
        }
    }

    /// The first seven of one side's days that have a reading; how many there are.
    private func add(_ indices: [Int], to weights: inout RecencyWeights) -> Int {
        weights.beginSide()
        var count = 0
        for index in indices where !kilowattHours[index].isNaN && count < UsableDays.levelLength {
            guard let type = frame.types[index] else { continue }
            weights.addNext(kilowattHours[index] / factors.divisor(type))
            count += 1
        }
        return count
    }

    /// A statistic of the first seven of the days that have a reading, each as a day of factor 1.
    private func level(of indices: [Int], _ statistic: (inout Sample) -> Double?) -> Double? {
        Sample.with(capacity: UsableDays.levelLength) { sample in
            for index in indices where !kilowattHours[index].isNaN && sample.count < UsableDays.levelLength {
                if let type = frame.types[index] { sample.add(kilowattHours[index] / factors.divisor(type)) }
            }
            return statistic(&sample)
        }
    }

    /// Of the last four usable days of the same weekday and day type; a holiday is taken for a Sunday.
    func sameWeekday(_ type: DayType, _ index: Int) -> Double? {
        known(days.sameWeekday(type, frame.weekdays[index]), of: 4) { $0.mean }
    }

    /// A statistic of the readings of the first `n` reference days; nil unless at least ⌊5n/7⌋ of them are there.
    func known(_ indices: some Collection<Int>, of n: Int, _ statistic: (inout Sample) -> Double?) -> Double? {
        Sample.with(capacity: n) { sample in
            for index in indices.prefix(n) where !kilowattHours[index].isNaN { sample.add(kilowattHours[index]) }
            return sample.count >= n * 5 / 7 ? statistic(&sample) : nil
        }
    }
}
