import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Tabular

/// One crafted input for each finding.
@Suite struct TabularMessagesTests {
    static let small: ReadingLimits = {
        var limits = ReadingLimits()
        limits.workbookBytes = 1 << 20
        limits.partBytes = 4 << 20
        limits.allPartsBytes = 8 << 20
        limits.parts = 20
        limits.merges = 50
        limits.cells = 50
        limits.sharedStringBytes = 256 << 10
        limits.expansionAllowance = 1 << 20
        limits.tokenBytes = 64 << 10
        limits.fieldBytes = 1_000
        limits.recordBytes = 64 << 10
        limits.columns = 300
        return limits
    }()

    struct Crafted: Sendable, CustomTestStringConvertible {
        let code: String
        let bytes: @Sendable () throws -> [UInt8]
        var testDescription: String { code }

        init(_ code: String, _ bytes: @escaping @Sendable () throws -> [UInt8]) {
            self.code = code
            self.bytes = bytes
        }
    }

    private static func merges(_ count: Int) -> String {
        "<mergeCells>" + String(repeating: "<mergeCell ref=\"A1:B1\"/>", count: count) + "</mergeCells>"
    }

    private static func workbook(_ rows: String, replacing: [String: String] = [:]) -> [UInt8] {
        var fixture = WorkbookFixture(rows)
        fixture.replacing = replacing
        return fixture.file()
    }

    static let crafted: [Crafted] = [
        Crafted("TB-003") { [] },
        Crafted("TB-003") { gzip("") },
        Crafted("TB-004") { [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0] },
        Crafted("TB-005") { Array("%PDF-1.7\n".utf8) },
        Crafted("TB-006") { Array("\u{FEFF}\r\n <html><table></table>".utf8) },
        Crafted("TB-006") { Array("<?xml version=\"1.0\"?><Workbook/>".utf8) },
        Crafted("TB-007") { [0xFF, 0xFE, 0x61, 0, 0x0A, 0] },
        Crafted("TB-007") { [0xFE, 0xFF, 0, 0x61] },
        Crafted("TB-008") { Array("a,b\n1,\0\n".utf8) },
        Crafted("TB-009") { Array("a\n企业\n".utf8) + [0xB0, 0x20, 0x0A] },
        Crafted("TB-009") { Array("a\nb".utf8) + [0xE4, 0xBC, 0xFF, 0x0A] },
        Crafted("TB-009") { [0xEF, 0xBB, 0xBF] + (try gb18030("企业\n")) },
        Crafted("TB-010") { Array("a,b\n1,\"open\n2,3\n".utf8) },
        Crafted("TB-011") { Array("a,\(String(repeating: "x", count: 1_001))\n".utf8) },
        Crafted("TB-011") { Array("a,\"\(String(repeating: "x,1\n", count: 300_000))".utf8) },
        Crafted("TB-012") { Array("a,b\n1,\(String(repeating: " ", count: 1_100_000))".utf8) },
        Crafted("TB-013") { Array(String(repeating: "1,", count: 301).utf8) },
        Crafted("TB-014") { gzip("a,b\n1,2\n").dropLast(1) + [0xEE] },
        Crafted("TB-014") { Array(gzip("a,b\n1,2\n").dropLast(3)) },
        Crafted("TB-014") { gzip("a,b\n1,2\n") + Array("more".utf8) },
        Crafted("TB-015") { Deflated.bytes(WorkbookFixture("").file(), windowBits: 31) },
        Crafted("TB-015") { Deflated.bytes(gzip("a\n"), windowBits: 31) },
        Crafted("TB-016") { gzip(String(repeating: "0,0\n", count: 1 << 20)) },
        Crafted("TB-016") { workbook(String(repeating: " ", count: 3 << 20)) },
        Crafted("TB-017") { [0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 7, count: 1 << 20) },
        Crafted("TB-018") { Array(workbook("").dropLast(30)) },
        Crafted("TB-018") { [0x50, 0x4B, 0x03, 0x04] },
        Crafted("TB-018") {
            // A byte of the first part's packed bytes, so that the checksum no longer fits.
            var bytes = workbook("")
            bytes[30 + 11 + 20] ^= 0x55
            return bytes
        },
        Crafted("TB-019") {
            var zip = WorkbookFixture("").zip()
            for index in 0..<20 { zip.parts.append(.init(name: "xl/media/\(index)", bytes: [1])) }
            return zip.file()
        },
        Crafted("TB-020") {
            var zip = WorkbookFixture("").zip()
            zip.parts.append(.init(name: "xl/media/0", bytes: [UInt8](repeating: 0, count: 5 << 20)))
            return zip.file()
        },
        Crafted("TB-020") {
            let text = "<si><t>" + String(repeating: "甲", count: 10_000) + "</t></si>"
            let fixture = WorkbookFixture(
                "<row><c t=\"s\"><v>0</v></c></row>", strings: String(repeating: text, count: 10))
            return fixture.file()
        },
        Crafted("TB-021") {
            var zip = WorkbookFixture("").zip()
            zip.parts[1].flags = 1
            return zip.file()
        },
        Crafted("TB-022") {
            var zip = ZipFixture()
            zip.parts.append(.init(name: "word/document.xml", bytes: Array("<document/>".utf8)))
            return zip.file()
        },
        Crafted("TB-022") {
            workbook("", replacing: ["xl/workbook.xml": "<workbook><sheets/></workbook>"])
        },
        Crafted("TB-023") {
            var zip = WorkbookFixture("").zip()
            zip.parts.removeAll { $0.name == "xl/worksheets/sheet1.xml" }
            return zip.file()
        },
        Crafted("TB-023") {
            workbook("", replacing: ["xl/_rels/workbook.xml.rels": "<Relationships/>"])
        },
        Crafted("TB-024") { workbook("<row><c></row>") },
        Crafted("TB-024") { workbook("", replacing: ["xl/worksheets/sheet1.xml": "<worksheet><sheetData>"]) },
        Crafted("TB-025") {
            workbook(
                "",
                replacing: [
                    "xl/worksheets/sheet1.xml":
                        "<!DOCTYPE worksheet [<!ENTITY a \"b\">]><worksheet><sheetData/></worksheet>"
                ])
        },
        Crafted("TB-025") {
            workbook(
                "",
                replacing: [
                    "xl/workbook.xml": "<!DOCTYPE w SYSTEM \"file:///etc/passwd\"><w/>"
                ])
        },
        Crafted("TB-026") {
            workbook(String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100))
        },
        Crafted("TB-027") {
            workbook("<row spans=\"\(String(repeating: "1:", count: 150_000))\"/>")
        },
        Crafted("TB-027") {
            workbook("<row><c t=\"inlineStr\"><is><t>\(String(repeating: "ab", count: 40_000))</t></is></c></row>")
        },
        Crafted("TB-027") { workbook("<row><c><v>\(String(repeating: "12", count: 40_000))</v></c></row>") },
        Crafted("TB-028") { workbook("<row>" + String(repeating: "<c/>", count: 51) + "</row>") },
        Crafted("TB-029") { workbook("<row r=\"2\"/><row r=\"2\"/>") },
        Crafted("TB-029") { workbook("<row r=\"0\"/>") },
        Crafted("TB-029") { workbook("<row r=\"1048577\"/>") },
        Crafted("TB-029") { workbook("<row r=\"1048576\"/><row/>") },
        Crafted("TB-029") { workbook("<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>") },
        Crafted("TB-029") { workbook("<row r=\"1\"><c r=\"A2\"/></row>") },
        Crafted("TB-029") { workbook("<row r=\"1\"><c r=\"XFE1\"/></row>") },
        Crafted("TB-029") { workbook("<row r=\"1\"><c r=\"1A\"/></row>") },
        Crafted("TB-030") { workbook("<row><c t=\"s\"><v>0</v></c></row>") },
        Crafted("TB-030") { workbook("<row><c t=\"s\"><v>x</v></c></row>") },
        Crafted("TB-032") {
            var zip = WorkbookFixture("").zip()
            zip.parts.append(.init(name: "twice", bytes: [], isAtPreviousPlace: true))
            return zip.file()
        },
        Crafted("TB-033") {
            var zip = WorkbookFixture("").zip()
            zip.parts[0].declaredSize = 9 << 20
            return zip.file()
        },
        Crafted("TB-034") {
            workbook(
                "", replacing: ["xl/worksheets/sheet1.xml": "<worksheet><sheetData/>\(merges(51))</worksheet>"])
        },
        Crafted("TB-035") {
            var fixture = WorkbookFixture("", "")
            fixture.replacing["xl/_rels/workbook.xml.rels"] = fixture.text(of: "xl/_rels/workbook.xml.rels")
                .replacing("sheet2.xml", with: "sheet1.xml")
            return fixture.file()
        },
        Crafted("TB-031") { try gb18030("企业\n") + Array("乙县钢铁\n".utf8) },
    ]

    @Test(arguments: crafted)
    func theInputIsRefusedForThisReason(_ input: Crafted) throws {
        let found = try #require(try refusal(try input.bytes(), limits: Self.small))
        #expect(found.code == input.code)
        #expect(found.severity == .fatal)
        #expect(found.location?.file == "表.csv")
        for text in [found.message.zh, found.message.en, found.advice.zh, found.advice.en] {
            #expect(!text.isEmpty)
            #expect(!text.contains("{1}") && !text.contains("{2}") && !text.contains("{3}"))
        }
    }

    @Test func aFileThatIsNotThereIsRefused() throws {
        let path = NSTemporaryDirectory() + "tabular-\(UUID().uuidString)"
        let missing = #expect(throws: Refusal.self) { try TabularDocument.open(path: path, name: "x") }
        #expect(missing?.diagnostic.code == "TB-001")
        #expect(!TabularDocument.looksWhole(path: path))
        let folder = #expect(throws: Refusal.self) { try TabularDocument.open(path: NSTemporaryDirectory(), name: "x") }
        #expect(folder?.diagnostic.code == "TB-002")
    }

    @Test func everyFindingHasAnInput() {
        let covered = Set(Self.crafted.map(\.code)).union(["TB-001", "TB-002"])
        #expect(Set(TabularMessages.all.map(\.code)) == covered)
        #expect(TabularMessages.all.map(\.code) == (1...35).map { "TB-0" + ($0 < 10 ? "0" : "") + "\($0)" })
    }

    @Test func lineAndOffsetOfTheFirstWrongByteAreNamed() throws {
        // Bytes 0…9 are right in both; 0xE4 opens a character of UTF-8 that the line end cuts off.
        let found = try #require(try refusal(Array("a,b\r\n1,2\r\n".utf8) + [0xE4, 0x0A]))
        #expect(found.location?.row == 3)
        #expect(found.message.en.contains("offset 10,"))
        let binary = try #require(try refusal(Array("a\rb\r\nc\0".utf8)))
        #expect(binary.location?.row == 3)
        #expect(binary.message.en.hasSuffix("offset 6"))
    }

    @Test func anEncodingThatFailsLateIsFound() throws {
        let good = String(repeating: "企业,1\n", count: 200_000)
        let found = try #require(try refusal(Array(good.utf8) + [0xFF, 0x0A]))
        #expect(found.code == "TB-009")
        #expect(found.location?.row == 200_001)
        #expect(found.message.en.contains("offset \(good.utf8.count),"))
    }
}
