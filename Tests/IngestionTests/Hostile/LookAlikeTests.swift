import Diagnostics
import EmissionModel
import Foundation
import LedgerStore
import TestSupport
import Testing

@testable import Ingestion

/// Identifiers disguised in every way that copying, typing and spreadsheets disguise them: what loses nothing is the
/// same identifier, what loses something is refused, and what only looks the same is said.
@Suite struct LookAlikeTests {
    // MARK: Disguises

    /// Nothing is lost: the identifier is the same.
    private static let lossless: [@Sendable (String) -> String] = [
        fullWidth, { "'" + $0 }, { "=\"\($0)\"" }, { " \($0)\u{3000}" }, { "\u{FEFF}\($0)" },
        { $0.split(by: 4, with: " ") }, { $0.split(by: 3, with: "\u{A0}") }, { $0.split(by: 2, with: "\u{200B}") },
        { $0.split(by: 5, with: "\u{2060}") }, { $0.split(by: 4, with: "\u{202F}") }, { "\u{202D}\($0)\u{202C}" },
        { "\u{2066}\($0)\u{2069}" }, { $0.split(by: 6, with: "\u{AD}") }, { $0 + "\u{FE0E}" }, { "\($0)\t" },
        { $0.decomposedStringWithCanonicalMapping }, { $0.precomposedStringWithCanonicalMapping },
        { fullWidth($0).split(by: 3, with: "\u{3000}") },
    ]

    /// Something may be lost: refused.
    private static let lossy: [@Sendable (String) -> String] = [
        { $0 + ".0" }, { $0 + ".00" }, { exponent($0, "E+") }, { exponent($0, "e+") }, { fullWidth($0 + ".0") },
        { "\($0) .0" }, { $0.split(by: 3, with: ",") },
    ]

    /// Another identifier to a machine, the same to a clerk.
    private static let alike: [@Sendable (String) -> String] = [
        { "0" + $0 }, { "000" + $0 }, { $0.replacing("0", with: "O") }, { $0.replacing("1", with: "l") },
        { $0.replacing("1", with: "I") }, { $0.replacing("0", with: "О") },
    ]

    private static func fullWidth(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map {
                    (0x21...0x7E).contains($0.value) ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0
                }
            ))
    }

    private static func exponent(_ digits: String, _ mark: String) -> String {
        "\(digits.prefix(1)).\(digits.dropFirst().prefix(2))\(mark)\(digits.count - 1)"
    }

    private static func account(_ random: inout SplitMix64) -> String {
        let digits = (0..<random.integer(in: 7...19)).map { _ in String(random.integer(in: 0...9)) }.joined()
        return "1" + digits + "01"
    }

    @Test func whatLosesNothingIsTheSame() {
        var random = SplitMix64(seed: 171)
        for _ in 0..<LongRun.count(20_000, else: 1_000) {
            let account = random.once(in: 4) ? "甲é-\(Self.account(&random))Å" : Self.account(&random)
            let disguise = random.element(of: Self.lossless)
            #expect(
                Identifier.normalised(disguise(account)).map { Array($0.utf8) } == Array(account.utf8),
                "\(disguise(account).debugDescription)")
        }
    }

    @Test func whatLosesSomethingIsRefused() {
        var random = SplitMix64(seed: 172)
        for _ in 0..<LongRun.count(20_000, else: 1_000) {
            let account = Self.account(&random)
            let disguised = random.element(of: Self.lossy)(account)
            #expect(Identifier.normalised(disguised) == nil, "\(disguised)")
        }
    }

    @Test func whatOnlyLooksTheSameIsSaid() {
        var random = SplitMix64(seed: 173)
        for _ in 0..<LongRun.count(500, else: 30) {
            let others = (0..<50).map { _ in Self.account(&random) }
            let own = random.element(of: others)
            let twin = random.element(of: Self.alike)(own)
            #expect(LookAlikeCheck.groups(of: others + [twin]) == [[own, twin].sorted()])
            #expect(LookAlikeCheck.groups(of: others) == [])
        }
    }

    // MARK: Through the ledger

    /// Fifteen digits are what a spreadsheet keeps of a number.
    @Test func digitsThatASpreadsheetHasLostAreSaid() {
        let bound = ["350200000000012345", "350200000000099000", "350200000000099001"]
        let check = LookAlikeCheck(
            enterprises: [], bound: bound, metered: ["350200000000012000", "350200000000099000", "350200000000099001"])
        #expect(check.findings.map(\.code) == ["EI-171"])
        #expect(check.findings[0].message.zh.contains("350200000000012000、350200000000012345"))
        // Numbers do end with zeros: where both are known on both sides, they are two.
        #expect(LookAlikeCheck(enterprises: [], bound: bound, metered: bound).findings == [])
    }

    @Test(arguments: [
        ["E1", "e1"], ["E10", "E1O"], ["E-1", "E–1"], ["А1", "A1"], ["7", "007"], ["Ⅲ-1", "III-1"], ["①", "1"],
    ])
    func enterprisesThatLookAlikeAreSaid(ids: [String]) {
        #expect(LookAlikeCheck.groups(of: ids + ["E2", "E3", "甲", "乙"]) == [ids.sorted()])
    }

    @Test func ordinaryIdentifiersAreLeftAlone() {
        let ids = (1...3_000).map { "E\($0)" } + (1...3_000).map { "6500\($0 + 100_000)" } + ["甲-1", "甲-2", "乙-1"]
        #expect(LookAlikeCheck.groups(of: ids) == [])
    }

    /// Every form of a number of a spreadsheet, in a file: each is refused with its place, and the others are taken.
    @Test func aFileOfDisguisesIsTakenAsOneAccount() throws {
        let fixture = try IntakeFixture()
        let account = "6500000000001"
        var text = "户号\t日期\t用电量(kWh)\n"
        for (index, disguise) in Self.lossless.enumerated() where !disguise(account).hasSuffix("\t") {
            text += "\(disguise(account))\t2026-01-\(index < 9 ? "0" : "")\(index + 1)\t\(index + 1)\n"
        }
        for disguise in Self.lossy { text += "\(disguise(account))\t2026-02-01\t5\n" }
        let result = try fixture.take(text)
        #expect(result.rows.rejected == Self.lossy.count)
        #expect(result.codes.filter { $0 == "EI-016" }.count == Self.lossy.count)
        #expect(try fixture.ledger.accountNumbersWithReadings() == [account])
    }
}

extension String {
    /// The mark after every few characters.
    fileprivate func split(by length: Int, with mark: String) -> String {
        var result = ""
        for (index, character) in enumerated() {
            if index > 0, index % length == 0 { result += mark }
            result.append(character)
        }
        return result
    }
}
