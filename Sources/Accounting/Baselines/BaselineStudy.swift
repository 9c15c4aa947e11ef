import EmissionModel

/// One enterprise's consumption before (and after) an episode, and what each method makes of it (`domain.md` §4).
struct BaselineStudy {
    let frame: DayFrame
    let days: UsableDays
    /// Of every day of the frame, NaN where there is none.
    let kilowattHours: [Double]
    let parameters: AccountingParameters.Baseline
    let factors: DayTypeFactors

    init(
        frame: DayFrame, days: UsableDays, kilowattHours: [Double], parameters: AccountingParameters.Baseline
    ) {
        self.frame = frame
        self.days = days
        self.kilowattHours = kilowattHours
        self.parameters = parameters
        self.factors = DayTypeFactors(kilowattHours, days: days.factorDays)
    }

    /// The share of the look-back's usable days that have a reading reaches the gate.
    var passesCoverage: Bool {
        let known = days.lookback.count { !kilowattHours[$0].isNaN }
        guard let share = Ratio(Int128(known), over: Int128(days.lookback.count)) else { return false }
        return share >= parameters.minimumCoverage
    }

    /// kWh of the day at `index`, as the method tells; nil where too few days have readings or the day's type is not
    /// known.
    func estimate(_ method: BaselineMethod, at index: Int) -> Double? {
        guard let type = frame.types[index] else { return nil }
        switch method {
        case .dtl7: return oneSidedLevel.map { $0 * factors[type] }
        case .dtl7TwoSided: return twoSidedLevel.map { $0 * factors[type] }
        case .prior5DayType: return prior5(type)
        case .prior7: return known(days.priorWeek[...], of: 7)?.mean
        case .mid4of6: return mid4of6(type)
        case .high5of10: return high5of10(type)
        case .sameWeekday: return sameWeekday(type, index)
        case .lunarLastYear: return nil
        }
    }

    /// The mean of the last seven usable days without the highest and the lowest, each as a day of factor 1.
    private var oneSidedLevel: Double? {
        let levels = self.levels(of: days.level)
        return levels.count >= max(parameters.minimumLevelDays, 1) ? levels.trimmedMean : nil
    }

    /// The mean of the medians of the seven usable days before and the seven after; nil until seven have followed.
    private var twoSidedLevel: Double? {
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

    private func prior5(_ type: DayType) -> Double? {
        type == .workday
            ? known(days.workdays.prefix(5), of: 5)?.mean : known(days.nonWorkdays.prefix(3), of: 3)?.mean
    }

    private func mid4of6(_ type: DayType) -> Double? {
        type == .workday
            ? known(days.workdays.prefix(6), of: 6)?.trimmedMean
            : known(days.nonWorkdays.prefix(4), of: 4)?.trimmedMean
    }

    private func high5of10(_ type: DayType) -> Double? {
        type == .workday
            ? known(days.workdays.prefix(10), of: 10)?.meanOfHighest(5)
            : known(days.nonWorkdays.prefix(3), of: 3)?.meanOfHighest(2)
    }

    /// Of the last four usable days of the same weekday and day type; a holiday is taken for a Sunday.
    private func sameWeekday(_ type: DayType, _ index: Int) -> Double? {
        let weekday = type == .holiday ? 7 : frame.weekdays[index]
        let wanted = type == .holiday ? DayType.sunday : type
        let candidates = days.lookback.reversed().filter {
            frame.weekdays[$0] == weekday && frame.types[$0] == wanted
        }
        return known(candidates.prefix(4), of: 4)?.mean
    }

    /// The readings of the reference days; nil unless at least ⌊5n/7⌋ of the `n` that the method asks for are there.
    private func known(_ indices: ArraySlice<Int>, of n: Int) -> [Double]? {
        let values = indices.compactMap { kilowattHours[$0].isNaN ? nil : kilowattHours[$0] }
        return values.count >= n * 5 / 7 ? values : nil
    }
}
