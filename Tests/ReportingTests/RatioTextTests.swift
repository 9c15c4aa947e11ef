import EmissionModel
import Testing

@testable import Reporting

private func ratio(_ numerator: Int128, _ denominator: Int128) throws -> Ratio {
    try #require(Ratio(numerator, over: denominator))
}

@Suite struct RatioTextTests {
    @Test func roundsHalfAwayFromZero() throws {
        #expect(RatioText.percent(try ratio(203_782, 1_000_000)) == "20.38%")
        #expect(RatioText.percent(try ratio(1, 3)) == "33.33%")
        #expect(RatioText.percent(try ratio(2, 3), decimals: 0) == "67%")
        #expect(RatioText.percent(try ratio(5, 100_000)) == "0.01%")
        #expect(RatioText.percent(try ratio(-5, 100_000)) == "-0.01%")
        #expect(RatioText.percent(try ratio(-4, 100)) == "-4.00%")
        #expect(RatioText.percent(try ratio(12, 1)) == "1200.00%")
        #expect(RatioText.percent(.zero) == "0.00%")
    }

    @Test func missingIsADash() {
        #expect(RatioText.percent(nil) == "—")
    }

    @Test(
        arguments: [
            // 19.996 % must not be read as 20.00 %.
            (19_996, 100_000, "19.996%"),
            (199_999, 1_000_000, "19.9999%"),
            (1_999_994, 10_000_000, "19.9999%"),
            // 19.994 rounds to 19.99, which is below anyway.
            (19_994, 100_000, "19.99%"),
            (1, 5, "20.00%"),
            (200_001, 1_000_000, "20.00%"),
        ] as [(Int128, Int128, String)])
    func neverLiftsOntoTheTarget(_ numerator: Int128, _ denominator: Int128, _ expected: String) throws {
        #expect(RatioText.percent(try ratio(numerator, denominator), keepingSideOf: [try ratio(1, 5)]) == expected)
    }

    @Test func neverLowersUnderTheTarget() throws {
        let target = try ratio(20_004, 100_000)
        #expect(RatioText.percent(try ratio(200_045, 1_000_000), keepingSideOf: [target]) == "20.005%")
    }

    @Test func cutsWhereNoDecimalWouldDo() throws {
        let target = try ratio(1, 5)
        let below = try ratio(1_999_999_999_999_999_999_999, 10_000_000_000_000_000_000_000)
        let text = RatioText.percent(below, keepingSideOf: [target])
        #expect(text == "19.9999999999999999%")
    }

    @Test func severalThresholdsHoldAtOnce() throws {
        let thresholds = [try ratio(9, 10), try ratio(1, 2)]
        #expect(RatioText.percent(try ratio(89_999, 100_000), keepingSideOf: thresholds) == "89.999%")
        #expect(RatioText.percent(try ratio(49_999, 100_000), keepingSideOf: thresholds) == "49.999%")
    }

    @Test func hugePartsDoNotOverflow() throws {
        let ratio = try ratio(Int128.max / 3, Int128.max)
        #expect(RatioText.percent(ratio) == "33.33%")
        #expect(RatioText.percent(try #require(Ratio(Int128.max, over: 1))) == "—")
    }
}
