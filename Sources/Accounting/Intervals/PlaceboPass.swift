import EmissionModel

/// The errors of DTL7 in many past windows of one history, in one pass: what windows that follow one another share is
/// carried on instead of made anew. What a `BaselineStudy` of each window finds, to the last bit, which stands in where
/// one of a window's seven days has no reading.
struct PlaceboPass {
    private let windows: [PlaceboWindows.Window]
    /// By window: its first day, the days of its look-back that are usable, and the last of these, from the latest.
    private let starts: [Int]
    private let usable: [Int]
    private let levelDays: RunsOfDays
    private let lookback: Int
    private let types: [DayType?]
    private let isUsable: [Bool]
    /// Of every day of the frame: its type's place where it may enter a factor, nil where it may not.
    private let factorKinds: [Int?]

    /// A factor looks at the days of a centred week.
    private static let reach = 3

    /// - Parameters:
    ///   - windows: ascending, all with the same look-back.
    ///   - frame: the one they were cut from.
    init(_ windows: [PlaceboWindows.Window], frame: DayFrame, lookback: Int) {
        self.windows = windows
        self.lookback = lookback
        starts = windows.map(\.frame.start)
        usable = windows.map(\.days.lookback.count)
        levelDays = RunsOfDays(windows.map(\.days.level))
        types = frame.types
        isUsable = frame.isUsable
        factorKinds = (0..<frame.count).map { Self.kind(of: $0, frame) }
    }

    private static func kind(of index: Int, _ frame: DayFrame) -> Int? {
        guard index >= reach, index + reach < frame.count, frame.isUsable[index], !frame.isNearLunarNewYear[index],
            (index - reach...index + reach).count(where: { frame.isUsable[$0] }) >= UsableDays.neededInWeek
        else { return nil }
        switch frame.types[index] {
        case .workday: return 0
        case .saturday: return 1
        case .sunday: return 2
        case .holiday, nil: return nil
        }
    }

    /// log(actual / baseline) of the totals over each set of offsets, one a window, NaN where there is none.
    ///
    /// - Parameters:
    ///   - history: kWh of every day of the frame, NaN where there is none.
    ///   - step: every how many windows one is looked at.
    func errors(
        _ history: [Double], ratios: CentredRatios, parameters: AccountingParameters.Baseline, sets: [[Int]],
        every step: Int
    ) -> [[Double]] {
        precondition(history.count == types.count)
        return history.withUnsafeBufferPointer { days in
            errors(history, days, ratios: ratios, parameters: parameters, sets: sets, every: step)
        }
    }

    /// - Parameter days: the same history, to be read without a question a number; a frame's indices lie in it.
    private func errors(
        _ history: [Double], _ days: UnsafeBufferPointer<Double>, ratios: CentredRatios,
        parameters: AccountingParameters.Baseline, sets: [[Int]], every step: Int
    ) -> [[Double]] {
        var errors = sets.map { _ in [Double](repeating: .nan, count: windows.count) }
        let known = knownDays(history)
        let eligible = EligibleDays(history)
        var sliding = SlidingFactorDays(ratios: ratios, kinds: factorKinds, capacity: lookback)
        for position in stride(from: 0, to: windows.count, by: step) {
            let start = starts[position]
            guard eligible.isEligible(before: start),
                BaselineStudy.passes(
                    known: known[start] - known[start - lookback], of: usable[position], parameters)
            else { continue }
            let factors = sliding.factors(of: factorDays(before: start))
            let level =
                level(position, days, factors, parameters) ?? studiedLevel(position, history, factors, parameters)
            guard let level else { continue }
            for set in sets.indices {
                errors[set][position] = error(start, sets[set], days, level, factors)
            }
        }
        return errors
    }

    /// Those whose whole week lies in the look-back.
    private func factorDays(before start: Int) -> Range<Int> {
        let first = start - lookback + Self.reach
        return first..<max(first, start - Self.reach)
    }

    /// By index, how many of the usable days before it have a reading.
    private func knownDays(_ history: [Double]) -> [Int] {
        var known = [0]
        known.reserveCapacity(history.count + 1)
        var count = 0
        for index in history.indices {
            if isUsable[index], !history[index].isNaN { count += 1 }
            known.append(count)
        }
        return known
    }

    /// As a day of factor 1, where each of the seven days has a reading.
    private func level(
        _ position: Int, _ history: UnsafeBufferPointer<Double>, _ factors: DayTypeFactors,
        _ parameters: AccountingParameters.Baseline
    ) -> Double? {
        let days = levelDays[position]
        guard days.count >= max(parameters.minimumLevelDays, 1) else { return nil }
        return Sample.with(capacity: days.count) { sample in
            for place in days {
                let day = levelDays.day(place)
                guard !history[day].isNaN else { return nil }
                if let type = types[day] { sample.add(history[day] / factors.divisor(type)) }
            }
            return sample.trimmedMean
        }
    }

    private func studiedLevel(
        _ position: Int, _ history: [Double], _ factors: DayTypeFactors, _ parameters: AccountingParameters.Baseline
    ) -> Double? {
        let window = windows[position]
        return BaselineStudy(
            frame: window.frame, days: window.days, kilowattHours: history, parameters: parameters, factors: factors
        ).oneSidedLevel
    }

    private func error(
        _ start: Int, _ offsets: [Int], _ history: UnsafeBufferPointer<Double>, _ level: Double,
        _ factors: DayTypeFactors
    ) -> Double {
        var totals = (actual: 0.0, baseline: 0.0)
        for offset in offsets {
            guard let type = types[start + offset], !history[start + offset].isNaN else { return .nan }
            totals.actual += history[start + offset]
            totals.baseline += level * factors[type]
        }
        return ComparisonGroup.logRatio(
            actual: totals.actual, baseline: totals.baseline, days: offsets.count)
    }
}

/// Lists of days one behind the other.
private struct RunsOfDays {
    private let days: [Int]
    private let ends: [Int]

    init(_ runs: [[Int]]) {
        days = runs.flatMap { $0 }
        ends = runs.reduce(into: []) { ends, run in ends.append((ends.last ?? 0) + run.count) }
    }

    /// The places of a run.
    subscript(run: Int) -> Range<Int> { (run == 0 ? 0 : ends[run - 1])..<ends[run] }

    func day(_ place: Int) -> Int { days[place] }
}

/// The factor days of a window that moves on.
private struct SlidingFactorDays {
    let ratios: CentredRatios
    let kinds: [Int?]
    private var sorted: SlidingRatios
    private var days = 0..<0

    init(ratios: CentredRatios, kinds: [Int?], capacity: Int) {
        self.ratios = ratios
        self.kinds = kinds
        sorted = SlidingRatios(capacity: capacity)
    }

    /// - Parameter next: neither end before that of the call before.
    mutating func factors(of next: Range<Int>) -> DayTypeFactors {
        if next.lowerBound >= days.upperBound {
            sorted.removeAll()
            days = next.lowerBound..<next.lowerBound
        }
        for index in days.lowerBound..<next.lowerBound {
            if let kind = kinds[index], ratios.counts(index) { sorted.remove(ratios.ratio(index), kind: kind) }
        }
        for index in days.upperBound..<next.upperBound {
            if let kind = kinds[index], ratios.counts(index) { sorted.insert(ratios.ratio(index), kind: kind) }
        }
        days = next
        return sorted.factors
    }
}
