import Diagnostics
import Foundation
import Ingestion
import LedgerStore
import Tabular
import TestSupport
import Testing

/// One bad input for each code: `Mistakes/<code>/input….*`, in order of name, and what is said of it, `expected.txt`.
/// `table.txt` names the table as `--table` does. `GOLDEN=record swift test` writes what is said now.
@Suite struct MistakesTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Mistakes"

    static let codes: [String] = {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { !$0.hasPrefix(".") }.sorted()
    }()

    /// Refused before Tabular opens the file (EI-040), said of files of the inbox alone (EI-161), or shown only by files larger than a repository should hold;
    /// TabularTests shows those with smaller limits.
    private static let withoutFile: Set<String> = [
        "TB-001", "TB-002", "TB-012", "TB-017", "TB-019", "TB-020", "TB-028", "TB-033", "TB-034",
        "EI-161",
    ]

    @Test func everyCodeHasItsInput() {
        let known = IngestionMessages.all + TabularMessages.all
        #expect(Set(known.map(\.code)).subtracting(Self.codes).subtracting(Self.withoutFile).sorted() == [])
        #expect(Set(Self.codes).subtracting(known.map(\.code)).sorted() == [])
        #expect(Set(known.map(\.code)).count == known.count)
    }

    @Test(arguments: codes)
    func whatIsSaid(code: String) throws {
        let (text, codes) = try report(code)
        #expect(codes.contains(code), "no input shows \(code): \(codes)")
        try Golden.check(text, path: "\(Self.folder)/\(code)/expected.txt")
    }

    /// The same in English, filled in to the last placeholder.
    @Test(arguments: codes)
    func placeholdersAreFilled(code: String) throws {
        let (text, _) = try report(code, .en)
        #expect(text.range(of: #"\{[0-9]\}"#, options: .regularExpression) == nil, "\(text)")
    }

    /// A refused file leaves nothing behind, and a preview says the same as the real thing.
    @Test(arguments: codes)
    func previewsSayTheSame(code: String) throws {
        let fixture = try IntakeFixture()
        for input in inputs(code) {
            let path = "\(Self.folder)/\(code)/\(input)"
            let preview = try fixture.take(path: path, name: input, table: table(code), isPreview: true)
            let result = try fixture.take(path: path, name: input, table: table(code))
            #expect(preview.findings == result.findings)
            #expect(preview.rows == result.rows)
            #expect(preview.status == result.status)
            #expect(try fixture.ledger.isKept(result.sha256) == (result.status == .accepted))
            #expect(fixture.folder.names(in: "ledger/sources").contains(result.sha256) == (result.status == .accepted))
        }
    }

    /// The codes of the list in force and of consumption (EI-095, EI-11x to EI-13x).
    private static func ofLedger(_ code: String) -> Bool {
        ["EI-095", "EI-11", "EI-12", "EI-13", "EI-170", "EI-171"].contains(where: code.hasPrefix)
    }

    private func inputs(_ code: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(Self.folder)/\(code)")) ?? []
        let inputs = names.filter { $0.hasPrefix("input") }.sorted()
        return inputs.isEmpty ? ["input.csv"] : inputs
    }

    private func table(_ code: String) -> String? {
        guard let data = FileManager.default.contents(atPath: "\(Self.folder)/\(code)/table.txt") else { return nil }
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Said when the readings are asked for, not when a file comes.
    private static let ofRegisters: Set<String> = ["EI-077", "EI-078", "EI-079", "EI-083", "EI-172", "EI-173"]

    /// Each file with its counts and findings; for the codes of the ledger as a whole (EI-05x, EI-06x, EI-11x to EI-13x,
    /// registers) also its findings.
    private func report(_ code: String, _ language: Language = .zh) throws -> (text: String, codes: [String]) {
        let fixture = try IntakeFixture()
        var lines: [String] = []
        var codes: [String] = []
        for input in inputs(code) {
            let result = try fixture.take(path: "\(Self.folder)/\(code)/\(input)", name: input, table: table(code))
            let rows = result.rows
            lines.append(
                "\(input): \(result.status.rawValue), \(rows.read) rows: \(rows.accepted) accepted, "
                    + "\(rows.rejected) rejected, \(rows.superseded) superseded")
            lines += result.findings.map { $0.text(language) }
            codes += result.codes
        }
        if code.hasPrefix("EI-05") || code.hasPrefix("EI-06") || Self.ofLedger(code) || Self.ofRegisters.contains(code)
            || ["EI-150", "EI-151", "EI-155", "EI-156", "EI-157"].contains(code)
        {
            let consumption = code.hasPrefix("EI-13") ? try fixture.consumptionFindings() : []
            let findings = (try fixture.ledgerFindings(region: "奎屯市") + consumption).sorted()
            lines.append("ledger:")
            lines += findings.map { $0.text(language) }
            codes += findings.map(\.code)
        }
        return (lines.joined(separator: "\n") + "\n", codes)
    }
}
