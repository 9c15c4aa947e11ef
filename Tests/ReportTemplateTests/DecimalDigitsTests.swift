import ReportTemplate
import Testing

@Suite struct DecimalDigitsTests {
    @Test(arguments: [
        (1.005, 2, "1.01"), (2.675, 2, "2.68"), (0.125, 2, "0.13"), (0.135, 2, "0.14"), (-1.005, 2, "-1.01"),
        (0.5, 0, "1"), (1.5, 0, "2"), (2.5, 0, "3"), (0.49999, 0, "0"), (99.995, 2, "100.00"), (9.5, 0, "10"),
        (0, 2, "0.00"), (-0.001, 2, "0.00"), (-0.005, 2, "-0.01"), (0.0049, 2, "0.00"), (1e-7, 3, "0.000"),
        (1e-7, 7, "0.0000001"), (1234.5, 3, "1234.500"), (1e21, 1, "1000000000000000000000.0"), (100, 0, "100"),
        (4e-300, 2, "0.00"),
    ])
    func roundsHalfAwayFromZeroAsWritten(_ value: Double, _ decimals: Int, _ expected: String) {
        #expect(DecimalDigits(value)?.fixed(decimals) == expected)
    }

    @Test(arguments: [
        (0.203782, 2, "20.38%"), (0.19996, 2, "20.00%"), (0.19996, 3, "19.996%"), (0.285, 0, "29%"), (1, 1, "100.0%"),
        (0.00005, 2, "0.01%"), (-0.1, 0, "-10%"), (0.145, 0, "15%"), (0.57, 0, "57%"),
    ])
    func percentMovesThePoint(_ value: Double, _ decimals: Int, _ expected: String) {
        #expect(DecimalDigits(value)?.percent(decimals) == expected)
    }

    @Test(arguments: [
        (2000, "2000"), (0.1, "0.1"), (1e16, "10000000000000000"), (1.5e-5, "0.000015"), (-12.25, "-12.25"), (0, "0"),
        (-0.0, "0"),
    ])
    func plainHasAllDigitsAndNoExponent(_ value: Double, _ expected: String) {
        #expect(DecimalDigits(value)?.plain == expected)
    }

    @Test(arguments: [("1234.50", "1,234.50"), ("-123", "-123"), ("-1000", "-1,000"), ("0001234", "1,234")])
    func groupsText(_ text: String, _ expected: String) {
        #expect(DecimalDigits(text)?.grouped == expected)
    }

    @Test(arguments: ["", "-", "1.", ".5", "1e3", "1,000", "+1", "１２", "1.2.3", "0x10", "nan"])
    func refusesWhatIsNoDecimal(_ text: String) {
        #expect(DecimalDigits(text) == nil)
    }

    @Test func refusesWhatIsNotFinite() {
        #expect(DecimalDigits(.nan) == nil)
        #expect(DecimalDigits(-.infinity) == nil)
    }
}
