import Tabular
import Testing

@Suite struct DecimalTextTests {
    private static func value(_ significand: Int64, _ scale: Int) -> DecimalText.Parsed {
        .value(DecimalText(significand: significand, scale: scale))
    }

    @Test(
        arguments: [
            ("0", 0, 0), ("12", 12, 0), ("12.50", 1250, 2), ("-3.5", -35, 1), ("+7", 7, 0), (" 8 ", 8, 0), (".5", 5, 1),
            ("1,234", 1234, 0), ("1,234,567.89", 123_456_789, 2), ("12,345", 12345, 0), ("-1,000", -1000, 0),
            ("１２", 12, 0), ("－１，２３４．５", -12345, 1), ("\u{3000}３\u{3000}", 3, 0), ("−4", -4, 0), ("\u{FEFF}9", 9, 0),
            ("007", 7, 0), ("-0", 0, 0), ("0.000", 0, 3), ("999999999999999999", 999_999_999_999_999_999, 0),
            ("0.30000000000000004", 30_000_000_000_000_004, 17),
            ("3.14159265358979323846", 314_159_265_358_979_324, 17),
            ("0.9999999999999999999", 1_000_000_000_000_000_000, 18),
            ("123456789012345678.5", 123_456_789_012_345_679, 0),
            ("1\u{A0}", 1, 0),
        ] as [(String, Int64, Int)])
    func numbersAreRead(_ text: String, _ significand: Int64, _ scale: Int) {
        #expect(DecimalText.parse(text) == Self.value(significand, scale))
    }

    @Test(arguments: [
        "1e5", "1E+12", "0x10", "1,23", "1,2345", "12,34,567", "1.2.3", "12kWh", "1 234", "1,", ",123", "0,123",
        "1234,567",
        "5.", ".", "+", "- 5", "--5", "12%", "(5)", "NaN", "inf", "１２Ｋ", "十二", "1234567890123456789", "￥5", "5元",
        "1.5,000",
        "n.a.", "Null", "---",
    ])
    func whatIsNoNumberIsUnreadable(_ text: String) {
        #expect(DecimalText.parse(text) == .unreadable)
    }

    @Test(arguments: [
        "", "  ", "\u{3000}", "-", "--", "—", "——", "/", "\\", "无", "空", "N/A", "NA", "NULL", "null", "#N/A", " - ",
        "／",
    ])
    func markersAreMissing(_ text: String) {
        #expect(DecimalText.parse(text) == .missing)
    }

    @Test(
        arguments: [
            ("1e5", 100_000, 0), ("1.5E-3", 15, 4), ("1.23456789012E+17", 123_456_789_012_000_000, 0), ("-2E0", -2, 0),
            ("0E99", 0, 0),
        ] as [(String, Int64, Int)])
    func scientificNotationIsReadWhereAllowed(_ text: String, _ significand: Int64, _ scale: Int) {
        #expect(DecimalText.parse(text, allowScientific: true) == Self.value(significand, scale))
        #expect(DecimalText.parse(text) == .unreadable)
    }

    @Test(arguments: ["1E18", "1E", "1E+", "E5", "1E5.5", "9E99999999999999999999"])
    func scientificNotationIsStrict(_ text: String) {
        #expect(DecimalText.parse(text, allowScientific: true) == .unreadable)
    }

    @Test func bytesInEitherEncodingAreRead() throws {
        for text in ["１２", "无", "1,234", "十"] {
            let expected = DecimalText.parse(text)
            #expect(Array(text.utf8).withUnsafeBufferPointer { DecimalText.parse($0) } == expected)
            #expect(try gb18030(text).withUnsafeBufferPointer { DecimalText.parse($0) } == expected)
        }
    }

    @Test(
        arguments: [
            ("30", 30), ("30%", 30), ("30％", 30), (" 30 % ", 30), ("３０％", 30),
        ] as [(String, Int64)])
    func percentagesAreRead(_ text: String, _ significand: Int64) {
        #expect(DecimalText.parsePercent(text) == Self.value(significand, 0))
    }

    @Test func aPercentSignAloneIsUnreadable() {
        #expect(DecimalText.parsePercent("%") == .unreadable)
        #expect(DecimalText.parsePercent("30%%") == .unreadable)
        #expect(DecimalText.parsePercent("—") == .missing)
    }

    @Test(
        arguments: [
            (125, 2, 1, 13), (-125, 2, 1, -13), (124, 2, 1, 12), (15, 1, 3, 1500), (5, 1, 0, 1), (4, 1, 0, 0),
            (-5, 1, 0, -1), (1, 30, 6, 0), (999_999, 6, 0, 1),
            (9_223_372_036_854_775_807, 0, 0, 9_223_372_036_854_775_807),
        ] as [(Int64, Int, Int, Int64)])
    func scalingRoundsHalfAwayFromZero(_ significand: Int64, _ scale: Int, _ places: Int, _ expected: Int64) {
        #expect(DecimalText(significand: significand, scale: scale).scaled(toPlaces: places) == expected)
    }

    @Test func scalingThatDoesNotFitGivesNothing() {
        #expect(DecimalText(significand: 10_000_000_000_000, scale: 0).scaled(toPlaces: 6) == nil)
        #expect(DecimalText(significand: 1, scale: 0).scaled(toPlaces: 19) == nil)
        #expect(DecimalText(significand: 0, scale: 0).scaled(toPlaces: 40) == 0)
    }

    @Test func exactnessIsTold() {
        #expect(DecimalText(significand: 1500, scale: 3).isExact(toPlaces: 1))
        #expect(!DecimalText(significand: 1501, scale: 3).isExact(toPlaces: 2))
        #expect(!DecimalText(significand: 1, scale: 25).isExact(toPlaces: 2))
    }

    @Test func everyWrittenNumberComesBack() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<20_000 {
            let significand = Int64.random(in: -999_999_999_999...999_999_999_999, using: &random)
            let scale = Int.random(in: 0...6, using: &random)
            let digits = String(significand.magnitude)
            let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
            let point = padded.index(padded.endIndex, offsetBy: -scale)
            let text = (significand < 0 ? "-" : "") + padded[..<point] + (scale > 0 ? "." + padded[point...] : "")
            #expect(DecimalText.parse(text) == Self.value(significand, scale), "\(text)")
        }
    }
}
