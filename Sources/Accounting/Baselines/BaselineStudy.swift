import EmissionModel

/// One enterprise's consumption before (and after) an event, and what each method makes of it (`domain.md` §4).
struct BaselineStudy {
    let frame: DayFrame
    let days: UsableDays
    /// Of every day of the frame, NaN where there is none.
    let kilowattHours: [Double]
    let parameters: AccountingParameters.Baseline
    let factors: DayTypeFactors

    /// - Parameter ratios: of the look-back at least; computed here where none are given.
    init(
        frame: DayFrame, days: UsableDays, kilowattHours: [Double], parameters: AccountingParameters.Baseline,
        ratios: CentredRatios? = nil
    ) {
        self.frame = frame
        self.days = days
        self.kilowattHours = kilowattHours
        self.parameters = parameters
        self.factors = DayTypeFactors(
            ratios ?? CentredRatios(kilowattHours, isUsable: days.isUsable, range: frame.lookback),
            days: days.factorDays)
    }

    /// The share of the look-back's usable days that have a reading reaches the gate.
    var passesCoverage: Bool {
        let known = days.lookback.count { !kilowattHours[$0].isNaN }
        guard let share = Ratio(Int128(known), over: Int128(days.lookback.count)) else { return false }
        return share >= parameters.minimumCoverage
    }

    /// Computed once for an event, then asked for its days.
    func figures(_ method: BaselineMethod) -> BaselineFigures { BaselineFigures(method, of: self) }

    /// The mean of the last seven usable days without the highest and the lowest, each as a day of factor 1.
    var oneSidedLevel: Double? {
        let levels = self.levels(of: days.level)
        return levels.count >= max(parameters.minimumLevelDays, 1) ? levels.trimmedMean : nil
    }

    /// The mean of the medians of the seven usable days before and the seven after; nil until seven have followed.
    var twoSidedLevel: Double? {
        guard frame.afterEpisode != nil else { return nil }
        let after = days.after.lazy.filter { !kilowattHours[$0].isNaN }.prefix(UsableDays.levelLength)
        guard after.count == UsableDays.levelLength else { return nil }
        let before = levels(of: days.level)
        guard before.count >= max(parameters.minimumLevelDays, 1), let first = before.median,
            let second = levels(of: Array(after)).median
        else { return nil }
        return (first + second) / 2
    }

    private func levels(of indices: [Int]) -> [Double] {
        indices.compactMap { index in
            guard !kilowattHours[index].isNaN, let type = frame.types[index] else { return nil }
            return kilowattHours[index] / factors.divisor(type)
        }
    }

    /// Of the last four usable days of the same weekday and day type; a holiday is taken for a Sunday.
    func sameWeekday(_ type: DayType, _ index: Int) -> Double? {
        let weekday = type == .holiday ? 7 : frame.weekdays[index]
        let wanted = type == .holiday ? DayType.sunday : type
        let candidates = days.lookback.reversed().lazy.filter {
            frame.weekdays[$0] == weekday && frame.types[$0] == wanted
        }
        return known(Array(candidates.prefix(4)), of: 4)?.mean
    }

    /// The readings of the first `n` reference days; nil unless at least ⌊5n/7⌋ of them are there.
    func known(_ indices: [Int], of n: Int) -> [Double]? {
        let values = indices.prefix(n).compactMap { kilowattHours[$0].isNaN ? nil : kilowattHours[$0] }
        return values.count >= n * 5 / 7 ? values : nil
    }
}
