import EmissionModel
import Foundation
import Testing

@testable import Accounting

/// The statistics of a comparison group, on figures that a hand can follow.
@Suite struct ComparisonGroupTests {
    @Test func theMovementIsTheMeanOfTheMiddleFourFifths() {
        let movement = GroupMovement((1...20).map(Double.init) + [.nan])
        #expect(movement.count == 20)
        #expect(movement.value == 10.5)
        #expect(movement.kept == 3...18)
        let wild = GroupMovement([-900, -800] + (3...18).map(Double.init) + [19, 70_000])
        #expect(wild.value == 10.5)
    }

    @Test func ofFewerThanTenNothingIsTrimmed() {
        #expect(GroupMovement([0.1, 0.2, 0.6, .nan]).value == 0.3)
        #expect(GroupMovement([.nan]).value.isNaN)
    }

    @Test func aMissingMemberIsLeftOutAndTooFewMakeNoMovement() {
        let group = ComparisonGroup(candidates: Array(0..<20), levels: Array(repeating: 100, count: 20), minimum: 20)
        let ratios = Array(repeating: 0.3, count: 20)
        #expect(abs((group.movement(ratios)?.value ?? 0) - 0.3) < 1e-12)
        #expect(group.movement(ratios.dropLast() + [.nan]) == nil)
    }

    @Test func whoeverUsesMoreThanATwentiethOfTheGroupIsAGiant() {
        // 30 members of 100 kWh and one of 3,000: 6,000 kWh, of which a twentieth is 300.
        let levels = Array(repeating: 100.0, count: 30) + [3000, 300, 301, .nan]
        let group = ComparisonGroup(candidates: Array(0..<31), levels: levels, minimum: 20)
        #expect(group.members == Array(0..<30))
        #expect(Array(group.isGiant[30...]) == [true, false, true, false])
    }

    @Test func inASmallGroupAGiantHasMoreThanTwoEqualShares() {
        let group = ComparisonGroup(candidates: Array(0..<5), levels: [100, 100, 100, 100, 600, 400, 401], minimum: 3)
        #expect(group.isGiant == [false, false, false, false, true, false, true])
    }

    @Test func aPlantThatStandsStillIsHeard() {
        #expect(ComparisonGroup.logRatio(actual: 0, baseline: 1000) == log(1.0 / 1000))
        #expect(ComparisonGroup.logRatio(actual: -5, baseline: 1000, days: 5) == log(5.0 / 1000))
        #expect(ComparisonGroup.logRatio(actual: 500, baseline: 0).isNaN)
        #expect(ComparisonGroup.logRatio(actual: .nan, baseline: 10).isNaN)
    }

    @Test func betaIsDrawnTowardHalfByTheWeightOfTenWindows() throws {
        // 40 windows of movement ±0.1 that the enterprise follows one and a half times:
        // (40 × 0.015 + 10 × 0.5 × 0.01) / (40 × 0.01 + 10 × 0.01) = 0.65 / 0.5.
        let group = (0..<40).map { $0.isMultiple(of: 2) ? 0.1 : -0.1 }
        let beta = try #require(OwnBeta.fit(own: group.map { 1.5 * $0 }, group: group))
        #expect(abs(beta - 1.3) < 1e-12)
        #expect(OwnBeta.fit(own: group.map { 9 * $0 }, group: group) == 2)
        #expect(OwnBeta.fit(own: group.map { -3 * $0 }, group: group) == 0)
    }

    @Test func aPastOfFewerThanThirtyWindowsGivesNoBeta() {
        let group = Array(repeating: 0.1, count: 40)
        let own = Array(repeating: 0.1, count: 29) + Array(repeating: Double.nan, count: 11)
        #expect(OwnBeta.fit(own: own, group: group) == nil)
        #expect(OwnBeta.fit(own: group, group: Array(repeating: 0, count: 40)) == nil)
    }

    @Test func theNearestAreThoseThatWentAlong() {
        // Rows 0…59 follow a wave, 60…119 its opposite, 120 is constant, 121 a wave again.
        let wave = (0..<42).map { $0.isMultiple(of: 2) ? 120.0 : 80.0 }
        let opposite = wave.map { 9600 / $0 }
        let rows = Array(repeating: wave, count: 60) + Array(repeating: opposite, count: 60)
        let nearest = NearestMembers(
            members: Array(0..<120), kilowattHours: rows + [Array(repeating: 7, count: 42), wave])
        #expect(nearest.nearest(to: 121) == Array(0..<50))
        #expect(nearest.nearest(to: 3) == [0, 1, 2] + Array(4..<51))
        #expect(nearest.nearest(to: 61).prefix(3) == [60, 62, 63])
        #expect(nearest.nearest(to: 120).count == 120)
    }

    @Test func everyMethodTakesItsShareOfTheMovement() throws {
        // 60 members at log ratio −0.2 but ten of them, the nearest of row 60, at −0.5; row 61 is a giant.
        let ratios = Array(repeating: -0.2, count: 50) + Array(repeating: -0.5, count: 10) + [0.0, 0.0]
        let group = ComparisonGroup(
            candidates: Array(0..<60), levels: Array(repeating: 100, count: 61) + [1000], minimum: 20)
        func correction(
            _ method: ComparisonGroupMethod, of row: Int = 60, exceptional: Bool = false, beta: Double? = 0.8
        )
            throws -> Double?
        {
            let day = try #require(
                GroupCorrection(method, group, logRatios: ratios, isExceptionalDay: exceptional))
            return day.correction(of: row, beta: beta) { Array(50..<60) }
        }
        func expect(_ value: Double?, _ expected: Double) {
            #expect(abs((value ?? .nan) - expected) < 1e-12)
        }
        // Six of 60 are trimmed at either end: 44 of −0.2 and four of −0.5 remain.
        let movement = (44 * -0.2 + 4 * -0.5) / 48
        expect(try correction(.trimmedMean), movement)
        expect(try correction(.halfStrength), movement / 2)
        expect(try correction(.ownBeta), movement * 0.8)
        expect(try correction(.ownBeta, beta: nil), movement / 2)
        expect(try correction(.nearest50), -0.5)
        expect(try correction(.auto), movement * 0.8)
        expect(try correction(.auto, exceptional: true), movement)
        for method in ComparisonGroupMethod.allCases where method != .none {
            #expect(try correction(method, of: 61) == nil)
        }
        #expect(GroupCorrection(.none, group, logRatios: ratios, isExceptionalDay: false) == nil)
    }
}
