import EmissionModel
import Testing

@testable import Accounting

@Suite struct RecencyWeightsTests {
    private static func of<Result>(_ sides: [Double]..., statistic: (RecencyWeights) -> Result) -> Result {
        RecencyWeights.with(capacity: 14) { weights in
            for side in sides {
                weights.beginSide()
                for value in side { weights.addNext(value) }
            }
            return statistic(weights)
        }
    }

    private static func median(_ sides: [Double]...) -> Double? {
        sides.count == 2 ? of(sides[0], sides[1]) { $0.median } : of(sides[0]) { $0.median }
    }

    private static func trimmedMean(_ side: [Double]) -> Double? { of(side) { $0.trimmedMean } }

    @Test func theNearestDayWeighsMost() throws {
        // Weights 1, 0.8, 0.64: half of 2.44 is reached with the second lowest.
        #expect(Self.median([300, 100, 200]) == 200)
        // Two values: the heavier reaches half alone, from whichever side.
        #expect(Self.median([100, 300]) == 100)
        #expect(Self.median([300, 100]) == 300)
    }

    @Test func theMeanLeavesTheExtremesOutAndWeighsTheRest() throws {
        // 900 and 100 go; 500 weighs 1, 300 weighs 0.64.
        let mean = try #require(Self.trimmedMean([500, 900, 300, 100]))
        #expect(abs(mean - (500 + 0.64 * 300) / 1.64) < 1e-9)
        let two = try #require(Self.trimmedMean([500, 900]))
        #expect(abs(two - (500 + 0.8 * 900) / 1.8) < 1e-9)
    }

    @Test func nothingGivesNothing() {
        #expect(Self.median([]) == nil)
        #expect(Self.trimmedMean([]) == nil)
        #expect(Self.median([7]) == 7)
        #expect(Self.trimmedMean([7]) == 7)
    }

    @Test func bothSidesWeighAlike() {
        #expect(Self.median([100, 100], [300, 300]) == 200)
        #expect(Self.median([100, 100], [300, 300, 300]) == 300)
    }

    @Test func untilSevenDaysHaveFollowedTheOneSidedFormRules() {
        var region = BaselineTests().region { _ in 1000 }
        region.parameters.baseline.method = .dtl7RecentTwoSided
        #expect(region.enterprise("E1")?.baselineMethod == .method(.dtl7Recent))
        #expect(region.enterprise("E1")?.baseline == .kilowattHours(1000))
        for offset in 1...7 {
            region.consumption["E1"]?[Region.firstDay.advanced(by: offset)] = .value(.kilowattHours(600))
        }
        #expect(region.enterprise("E1")?.baselineMethod == .method(.dtl7RecentTwoSided))
        // Both sides have half of the weight.
        #expect(region.enterprise("E1")?.baseline == .kilowattHours(800))
    }
}

/// Totals of 2015-11-16…18 that an implementation in another language gave for the same data.
@Suite(.enabled(if: SharedData.isPresent, SharedData.isAbsentMessage))
struct RecentGoldenTests {
    @Test func bothFormsGiveTheSameTotals() throws {
        let frame = try GoldenBaselineTests.frame()
        let days = UsableDays(frame)
        var sums = (one: 0.0, two: 0.0)
        var totals: [String: [Double]] = [:]
        for (account, kilowattHours) in try GoldenBaselineTests.consumption(frame).sorted(by: { $0.key < $1.key }) {
            let study = BaselineStudy(
                frame: frame, days: days, kilowattHours: kilowattHours,
                parameters: AccountingParameters.defaults.baseline)
            let both = [BaselineMethod.dtl7Recent, .dtl7RecentTwoSided].map { method in
                let figures = study.figures(method)
                return GoldenBaselineTests.window.reduce(0.0) { $0 + (figures[frame.index(of: $1)] ?? .nan) }
            }
            totals[account] = both
            sums.one += both[0]
            sums.two += both[1]
        }
        let expected = [
            "3211820000001": [1438.5662, 1597.5], "3211820000002": [541.3229, 498.713],
            "3211820000003": [1228.7367, 1464.0], "3211820000500": [38.1662, 39.75],
            "3211820001416": [1_915_566.8595, 2_573_623.0196],
        ]
        for (account, values) in expected {
            let found = try #require(totals[account])
            #expect(abs(found[0] - values[0]) < 1e-3, "\(account)")
            #expect(abs(found[1] - values[1]) < 1e-3, "\(account)")
        }
        #expect(abs(sums.one - 10_465_981.5875) < 0.001)
        #expect(abs(sums.two - 11_181_842.8894) < 0.001)
    }
}
