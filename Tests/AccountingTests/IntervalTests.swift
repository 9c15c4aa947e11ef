import EmissionModel
import Foundation
import Testing

@testable import Accounting

/// The arithmetic of intervals, by hand.
@Suite struct IntervalTests {
    @Test func quantilesAreLinearBetweenNeighbours() {
        #expect([10.0, 20, 30, 40, 50].sortedQuantile(0.05) == 12)
        #expect([10.0, 20, 30, 40, 50].sortedQuantile(0.95) == 48)
        #expect([7.0].sortedQuantile(0.95) == 7)
        #expect([Double]().sortedQuantile(0.5) == nil)
    }

    @Test func sigmaIsThatOfANormalDistribution() {
        // Distances from the median 3: 2, 1, 0, 1, 97; their median is 1.
        #expect([1.0, 2, 3, 4, 100].medianSigma == 1.4826)
    }

    /// −20, −19 … 20 %: q05 = −18, q95 = 18.
    private let errors = (-20...20).map { Double($0) / 100 }

    @Test func ownWindowsAreBlendedWithThePool() throws {
        // The pool scaled by σ is narrower: own quantiles stay. It is wider: the mean of both.
        let narrow = try #require(ErrorSpread(own: errors, sigma: 0.05, pool: -2...2))
        #expect(close(narrow.interval, -0.18...0.18))
        let wide = try #require(ErrorSpread(own: errors, sigma: 0.1, pool: -2...3))
        #expect(close(wide.interval, -0.19...0.24))
        #expect(ErrorSpread(own: Array(errors.prefix(29)), sigma: 0.1, pool: -2...2) == nil)
    }

    @Test func aMethodThatErrsToOneSideKeepsItsOwnFigure() throws {
        let spread = try #require(ErrorSpread(own: errors.map { $0 + 1 }, sigma: 0.01, pool: -1...1))
        #expect(close(spread.interval, 0...1.18))
    }

    @Test func aGiantReachesItsOwnInterval() throws {
        let spread = try #require(ErrorSpread(own: errors, sigma: 0.1, pool: -2...3))
        #expect(abs(spread.stretched(-0.18) + 0.19) < 1e-12)
        #expect(abs(spread.stretched(0.09) - 0.12) < 1e-12)
    }

    @Test func recentWindowsMakeSigma() {
        // Windows of 3 days, one a day; the last twelve lie within 120 days before day 300, all others are quiet.
        let starts = Array(0..<60) + (180..<192).map { $0 }
        let errors = starts.map { $0 < 100 ? 0.001 : Double($0 % 2) * 0.2 }
        let recent = ErrorSpread.sigma(errors, starts: starts, length: 3, before: 300)
        #expect(recent.map { abs($0 - 0.14826) < 1e-12 } ?? false)
        #expect(ErrorSpread.sigma(errors, starts: starts, length: 3, before: 100) == ErrorSpread.leastSigma)
        #expect(ErrorSpread.sigma(errors, starts: starts, length: 3, before: 11) == nil)
    }

    private func close(_ found: ClosedRange<Double>, _ expected: ClosedRange<Double>) -> Bool {
        abs(found.lowerBound - expected.lowerBound) < 1e-12 && abs(found.upperBound - expected.upperBound) < 1e-12
    }

    // MARK: Attainment

    @Test(arguments: [
        (MeasurePlan.Test(isStop: true, expected: .one, isOnRawDrop: false), Energy?.some(.kilowattHours(100))),
        (MeasurePlan.Test(isStop: true, expected: .one, isOnRawDrop: false), nil),
        (MeasurePlan.Test(isStop: false, expected: .percent(30), isOnRawDrop: false), .some(.kilowattHours(100))),
        (MeasurePlan.Test(isStop: false, expected: .percent(30), isOnRawDrop: true), nil),
    ])
    func theCurveIsTheExactAttainment(test: MeasurePlan.Test, baseLoad: Energy?) {
        for used in [0, 90, 100, 180, 200, 640, 700, 850, 1000, 1300] {
            let basis = AttainmentBasis(
                test: test, energy: .kilowattHours(used), baseline: .kilowattHours(1000), baseLoad: baseLoad)
            let curve = AttainmentCurve(basis, .defaults)
            var last = -1.0
            for step in 1...40 {
                let factor = Double(step) / 16
                let exact = basis.attainment(baselineTimes: factor, .defaults).value
                #expect(abs(curve.low(baselineTimes: factor) - exact) < 1e-9, "\(used) at \(factor)")
                #expect(curve.high(baselineTimes: factor) >= curve.low(baselineTimes: factor))
                #expect(exact >= last, "it never falls where the baseline rises")
                last = exact
            }
        }
    }

    @Test func anIntervalOverOneHalfCannotTell() throws {
        let account = try #require(Self.region(during: 850).enterprise("E1"))
        let error = try #require(account.baselineError)
        let interval = try #require(account.attainment90)
        #expect(error.basis == .own)
        #expect(error.windows >= 30)
        // ρ / 0.3 at B e^lo and B e^hi, with a base load of 100.
        for (end, found) in [
            (error.interval.lowerBound, interval.lowerBound), (error.interval.upperBound, interval.upperBound),
        ] {
            let baseline = try #require(account.baseline).kilowattHours * (1 + end)
            let cut = (baseline - 850) / (baseline - 100)
            let expected = cut >= 0.28 ? 1 : min(max(cut / 0.3, 0), 1)
            #expect(abs(found - expected) < 1e-4)
        }
        #expect(interval.contains(0.5))
        #expect(account.outcome == .cannotTell)
        #expect(account.hasEvidence)
        #expect(account.low.so2 > .zero, "the masses stay those of the attainment")
    }

    @Test func aStopIsPlainWhateverTheBaseline() throws {
        var region = Self.region(during: 100)
        region.inventory.measures = [.stop()]
        let account = try #require(region.enterprise("E1"))
        #expect(account.attainment90 == 1...1)
        #expect(account.outcome == .implemented)
    }

    /// One plant of 1,000 kWh a day that moves by up to 15 % from day to day.
    private static func region(during: Int) -> Region {
        var region = Region()
        region.add(.plant(), during: [during], measures: [.limit(percent: 30)])
        var numbers = SeededGenerator(state: 5)
        for offset in 1...150 {
            region.consumption["E1"]?[Region.firstDay.advanced(by: -offset)] = .value(
                .kilowattHours(Int.random(in: 850...1150, using: &numbers)))
        }
        return region
    }

    // MARK: The region

    /// The worked example of `domain.md`: every baseline is given, so that only what is missing and the drift of emission
    /// per production spread it.
    @Test func theWorkedExample() throws {
        let city = try #require(CityAccounting.account(WorkedExampleTests.input, on: .on("2026-01-08")))
        let so2 = city.ratios.so2
        let interval = try #require(so2.interval90)
        // low 407.563 kg of E1 264.706 and E3 142.857, high 60 kg more; σ = 0.04; T = 2000 kg.
        let below = 1.6448536 * 0.04 * (264.70588 * 264.70588 + 142.857 * 142.857).squareRoot() / 2000
        let above = 1.6448536 * 0.04 * (264.70588 * 264.70588 + 142.857 * 142.857 + 60 * 60).squareRoot() / 2000
        #expect(abs(interval.lowerBound - (0.203782 - below)) < 2e-6)
        #expect(abs(interval.upperBound - (0.233782 + above)) < 2e-6)
        #expect(so2.notes == [.intervalSpansTarget])
        // Φ(0.003782 / 0.006016) = Φ(0.6287)
        #expect(so2.probabilityMet.map { abs($0 - 0.7352) < 0.0005 } ?? false)
        #expect(city.ratios.nox.notes == [])
        #expect(city.uncertainty?.judged == 0)
        #expect(city.enterprises.allSatisfy { $0.attainment90 == nil && $0.baselineError == nil })
    }
}
