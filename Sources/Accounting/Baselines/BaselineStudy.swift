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

    init(
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
        Self.passes(known: days.lookback.count { !kilowattHours[$0].isNaN }, of: days.lookback.count, parameters)
    }

    /// - Parameters:
    ///   - known: usable days of a look-back that have a reading.
    ///   - usable: all of them.
    static func passes(known: Int, of usable: Int, _ parameters: AccountingParameters.Baseline) -> Bool {
        guard known < usable else { return known > 0 }
        return availability(known: known, of: usable) >= parameters.minimumCoverage
    }

    private static func availability(known: Int, of usable: Int) -> Ratio {
        Ratio(Int128(known), over: Int128(usable)) ?? .zero
    }

    private var availability: Ratio {
        Self.availability(known: days.lookback.count { !kilowattHours[$0].isNaN }, of: days.lookback.count)
    }

    /// Computed once for an event, then asked for its days.
    func figures(_ method: BaselineMethod) -> BaselineFigures { BaselineFigures(method, of: self) }

    /// The mean of the last seven usable days without the highest and the lowest, each as a day of factor 1.
    var oneSidedLevel: Double? { level { $0.trimmedMean } }

    /// The mean of the medians of the seven usable days before and the seven after; nil until seven have followed.
    var twoSidedLevel: Double? {
        guard frame.afterEpisode != nil, let second = medianAfter, let first = level({ $0.median }) else { return nil }
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
            if before {
                guard known(of: days.level) >= max(parameters.minimumLevelDays, 1) else { return nil }
                add(days.level, to: &weights, missing: substitute)
            }
            if after {
                guard known(of: days.after) >= UsableDays.levelLength else { return nil }
                add(days.after, to: &weights)
            }
            return statistic(weights)
        }
    }

    /// The first seven of one side's days that have a reading, or what stands in for it.
    private func add(_ indices: [Int], to weights: inout RecencyWeights, missing: Double? = nil) {
        weights.beginSide()
        var count = 0
        for index in indices where count < UsableDays.levelLength {
            guard let level = level(at: index) ?? missing else { continue }
            weights.addNext(level)
            count += 1
        }
    }

    /// How many of the days have a level.
    private func known(of indices: [Int]) -> Int { indices.count { level(at: $0) != nil } }

    /// What stands in for those of the last seven usable days that have no reading; nil where they are skipped.
    private var substitute: Double? {
        let levels = days.level.lazy.compactMap(self.level(at:))
        guard let lowest = levels.min() else { return nil }
        return substitute(for: days.level.count - levels.count { _ in true }, lowest: lowest, own: ownLevels)
    }

    /// A statistic of the last seven usable days, with what stands in for those without a reading; nil where too few
    /// have one.
    private func level(_ statistic: (inout Sample) -> Double?) -> Double? {
        Sample.with(capacity: UsableDays.levelLength) { sample in
            for index in days.level { if let level = level(at: index) { sample.add(level) } }
            guard sample.count >= max(parameters.minimumLevelDays, 1) else { return nil }
            complete(&sample, of: days.level.count, own: ownLevels)
            return statistic(&sample)
        }
    }

    private func ownLevels() -> [Double] { days.lookback.compactMap(level(at:)) }

    /// Of the first seven days after that have a reading.
    private var medianAfter: Double? {
        Sample.with(capacity: UsableDays.levelLength) { sample in
            for index in days.after where sample.count < UsableDays.levelLength {
                if let level = level(at: index) { sample.add(level) }
            }
            return sample.count == UsableDays.levelLength ? sample.median : nil
        }
    }

    /// As a day of factor 1; nil without a reading.
    private func level(at index: Int) -> Double? {
        guard !kilowattHours[index].isNaN, let type = frame.types[index] else { return nil }
        return kilowattHours[index] / factors.divisor(type)
    }

    /// Of the last four usable days of the same weekday and day type; a holiday is taken for a Sunday.
    func sameWeekday(_ type: DayType, _ index: Int) -> Double? {
        known(days.sameWeekday(type, frame.weekdays[index]), of: 4) { $0.mean }
    }

    /// A statistic of the readings of the first `n` reference days, with what stands in for those without one; nil
    /// unless at least ⌊5n/7⌋ of them are there.
    func known(_ indices: some Collection<Int>, of n: Int, _ statistic: (inout Sample) -> Double?) -> Double? {
        Sample.with(capacity: n) { sample in
            let reference = indices.prefix(n)
            for index in reference where !kilowattHours[index].isNaN { sample.add(kilowattHours[index]) }
            guard sample.count >= n * 5 / 7 else { return nil }
            complete(&sample, of: reference.count) { indices.map { kilowattHours[$0] }.filter { !$0.isNaN } }
            return statistic(&sample)
        }
    }

    private func complete(_ sample: inout Sample, of wanted: Int, own: () -> [Double]) {
        let missing = wanted - sample.count
        guard let lowest = sample.lowest, let stand = substitute(for: missing, lowest: lowest, own: own) else { return }
        for _ in 0..<missing { sample.add(stand) }
    }

    private func substitute(for missing: Int, lowest: Double, own: () -> [Double]) -> Double? {
        guard missing > 0 else { return nil }
        return GapRule(parameters: parameters.gap, availability: availability)
            .substitute(for: missing, lowest: lowest, own: own)
    }
}
