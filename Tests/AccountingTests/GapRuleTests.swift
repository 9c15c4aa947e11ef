import EmissionModel
import Testing

@testable import Accounting

/// What missing reference days do to a baseline.
@Suite struct GapRuleTests {
    private static let frame: DayFrame = {
        var region = Region(days: 3)
        region.consumption = ["x": [Region.firstDay.advanced(by: -90): .missing]]
        return DayFrame(region.input, start: Region.firstDay, through: Region.firstDay.advanced(by: 2))
    }()
    private static let days = UsableDays(frame)

    /// A rhythm of the week, noise, and now and then a day far off; every day of the frame.
    private static func history(_ numbers: inout SeededGenerator) -> [Double] {
        let noise = pick([5, 30, 90], &numbers)
        let (saturday, sunday) = (Int.random(in: 30...100, using: &numbers), Int.random(in: 5...100, using: &numbers))
        return (0..<frame.count).map { index in
            let share = [6: saturday, 7: sunday][frame.weekdays[index]] ?? 100
            let chance = numbers.chance(5) ? Int.random(in: 0...300, using: &numbers) : 100
            return Double(share * chance) * Double(Int.random(in: 100 - noise...100 + noise, using: &numbers)) / 1000
        }
    }

    private static func pick(_ values: [Int], _ numbers: inout SeededGenerator) -> Int {
        values[Int.random(in: values.indices, using: &numbers)]
    }

    private static func study(_ kilowattHours: [Double], ratios: CentredRatios? = nil) -> BaselineStudy {
        BaselineStudy(
            frame: frame, days: days, kilowattHours: kilowattHours,
            parameters: AccountingParameters.defaults.baseline, ratios: ratios)
    }

    /// A fifth of what lies between the second-lowest and the second-highest of the seven days.
    private static func bound(_ levels: [Double]) -> Double {
        let sorted = levels.sorted()
        return (sorted[5] - sorted[1]) / 5
    }

    private static func levels(_ history: [Double], _ factors: DayTypeFactors) -> [Double] {
        days.level.compactMap { index in frame.types[index].map { history[index] / factors.divisor($0) } }
    }

    /// The stated bound: whatever is deleted, of the seven days or of the look-back, the level rises by no more than a
    /// fifth of the spread of the five days that made it, at given factors; more than two of the seven and there is none.
    @Test func deletedDaysRaiseTheLevelByNoMoreThanTheBound() throws {
        var numbers = SeededGenerator(state: 75_33)
        var (raised, refused, tightest) = (0, 0, 0.0)
        for _ in 0..<LongRun.count(100_000, else: 4000) {
            let history = Self.history(&numbers)
            let ratios = CentredRatios(history, isUsable: Self.days.isUsable, range: Self.frame.lookback)
            let full = Self.study(history, ratios: ratios)
            let before = try #require(full.oneSidedLevel)
            var gapped = history
            let candidates = Self.days.level.sorted { history[$0] < history[$1] }
            let isAimed = numbers.chance(50)
            for position in 0..<Int.random(in: 1...3, using: &numbers) {
                gapped[isAimed ? candidates[position] : Self.pick(Self.days.level, &numbers)] = .nan
            }
            for _ in 0..<Int.random(in: 0...4, using: &numbers) {
                gapped[Self.pick(Self.days.lookback, &numbers)] = .nan
            }
            guard let after = Self.study(gapped, ratios: ratios).oneSidedLevel else {
                refused += 1
                continue
            }
            let bound = Self.bound(Self.levels(history, full.factors))
            if after > before { raised += 1 }
            if bound > 0 { tightest = max(tightest, (after - before) / bound) }
            guard after - before <= bound + 1e-9 * before else {
                Issue.record("level \(before) became \(after), bound \(bound)")
                return
            }
        }
        print("the level rose \(raised) times, at most by \(tightest) of the bound; \(refused) were refused")
        #expect(raised > 200 && refused > 100 && tightest > 0.5)
    }

    /// With the factors, which a deleted day moves too: by κ at most, level and factor together by κ².
    @Test func theBaselineRisesByNoMoreThanTheBoundAndItsFactors() throws {
        var numbers = SeededGenerator(state: 75_34)
        for _ in 0..<LongRun.count(100_000, else: 3000) {
            let history = Self.history(&numbers)
            let full = Self.study(history)
            var gapped = history
            for _ in 0..<Int.random(in: 1...2, using: &numbers) { gapped[Self.pick(Self.days.level, &numbers)] = .nan }
            let less = Self.study(gapped)
            guard let before = full.oneSidedLevel else { continue }
            guard let after = less.oneSidedLevel else { continue }
            var moved = 1.0
            for type in DayType.allCases {
                let change = less.factors.divisor(type) / full.factors.divisor(type)
                moved = max(moved, change, 1 / change, less.factors[type] / full.factors[type])
            }
            let bound = Self.bound(Self.levels(history, full.factors))
            for type in DayType.allCases {
                let most = moved * moved * (before + bound) * full.factors[type]
                guard after * less.factors[type] <= most * (1 + 1e-9) else {
                    Issue.record("\(type): \(before * full.factors[type]) became \(after * less.factors[type])")
                    return
                }
            }
        }
    }

    /// The more of the look-back is missing, the lower the same gap is filled.
    @Test func largerGapsAreFilledLower() throws {
        let own = (1...50).map { Double($0) }
        func substitute(_ missing: Int, _ percent: Int) -> Double? {
            GapRule(parameters: AccountingParameters.defaults.baseline.gap, availability: .percent(percent))
                .substitute(for: missing, lowest: 20) { own }
        }
        #expect(substitute(1, 100) == nil)
        #expect(substitute(1, 95) == nil)
        #expect(substitute(2, 95) == 5)
        #expect(substitute(1, 94) == 3)
        #expect(substitute(1, 90) == 3)
        #expect(substitute(1, 89) == 1)
        // Never more than the lowest reference day that is known.
        let high = GapRule(parameters: AccountingParameters.defaults.baseline.gap, availability: .percent(96))
        #expect(high.substitute(for: 2, lowest: 2) { own } == 2)
    }

    /// No method ever gets a higher figure out of a filled gap than out of a skipped one.
    @Test func aFilledGapIsNeverAboveASkippedOne() throws {
        var numbers = SeededGenerator(state: 75_35)
        var skipping = AccountingParameters.defaults.baseline
        skipping.gap = AccountingParameters.Gap(
            skippedDays: 7, skipFrom: .zero, quantile: .zero, strictFrom: .zero, strictQuantile: .zero)
        let methods = BaselineMethod.allCases.filter { $0 != .dtl7TwoSided }
        var lower = 0
        for _ in 0..<600 {
            var history = Self.history(&numbers)
            for _ in 0..<Int.random(in: 1...4, using: &numbers) {
                history[Self.pick(Self.days.lookback, &numbers)] = .nan
            }
            for _ in 0..<2 { history[Self.pick(Self.days.level, &numbers)] = .nan }
            let filled = Self.study(history)
            let skipped = BaselineStudy(
                frame: Self.frame, days: Self.days, kilowattHours: history, parameters: skipping)
            for method in methods {
                for index in Self.frame.start..<Self.frame.start + 3 {
                    guard let low = filled.figures(method)[index], let high = skipped.figures(method)[index] else {
                        continue
                    }
                    if low < high { lower += 1 }
                    #expect(low <= high * (1 + 1e-12), "\(method)")
                }
            }
        }
        #expect(lower > 1000)
    }

    /// What deleting the lowest days of the seven gains, for every enterprise and many starts of the real year, factors
    /// and all: with the rule, and if all gaps were skipped.
    @Test(.enabled(if: SharedData.isPresent, SharedData.isAbsentMessage), arguments: [1, 2])
    func whatDeletedLowDaysGainOnTheRealYear(deleted: Int) throws {
        let year = try SharedYear.load()
        let whole = DayFrame(
            history: SharedYear.firstDay, count: SharedYear.dayCount, calendar: year.calendar, responses: [],
            margin: AccountingParameters.defaults.baseline.lunarNewYearMargin)
        var skipping = AccountingParameters.defaults.baseline
        skipping.gap.skippedDays = 7
        skipping.gap.skipFrom = .zero
        var (gains, skippedGains) = ([Double](), [Double]())
        for start in stride(from: 120, to: 345, by: LongRun.isAsked ? 3 : 15) {
            let frame = whole.moved(to: start..<start + 5, lookback: 56)
            let days = UsableDays(frame)
            for row in year.kilowattHours where Eligibility.level(row, before: start) != nil {
                func total(_ row: [Double], _ parameters: AccountingParameters.Baseline) -> Double? {
                    let study = BaselineStudy(frame: frame, days: days, kilowattHours: row, parameters: parameters)
                    let figures = study.figures(.dtl7)
                    return (start..<start + 5).reduce(0) { $0 + (figures[$1] ?? .nan) }
                }
                guard let before = total(row, skipping), before > 0 else { continue }
                var gapped = row
                for index in days.level.sorted(by: { row[$0] < row[$1] }).prefix(deleted) { gapped[index] = .nan }
                if let after = total(gapped, AccountingParameters.defaults.baseline),
                    let skipped = total(gapped, skipping)
                {
                    gains.append(after / before - 1)
                    skippedGains.append(skipped / before - 1)
                }
            }
        }
        gains.sort()
        skippedGains.sort()
        func percent(_ values: [Double], _ share: Double) -> String {
            let value = values[min(values.count - 1, Int(Double(values.count) * share))] * 1000
            return "\((value).rounded() / 10)"
        }
        print(
            "\(deleted) lowest of the seven deleted, \(gains.count) cases: baseline rises by median "
                + "\(percent(gains, 0.5)) %, 90th percentile \(percent(gains, 0.9)) %, 99th \(percent(gains, 0.99)) %; "
                + "if all gaps were skipped \(percent(skippedGains, 0.5)), \(percent(skippedGains, 0.9)), "
                + "\(percent(skippedGains, 0.99)) %")
        #expect(gains[gains.count / 2] <= 0.03)
        #expect(gains[gains.count * 9 / 10] <= skippedGains[gains.count * 9 / 10])
    }
}
