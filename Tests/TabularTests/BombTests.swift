import Diagnostics
import Testing

@testable import Tabular

/// Small files that would grow without measure: refused, each in under five seconds.
@Suite(.serialized) struct BombTests {
    private func code(_ bytes: [UInt8], limits: ReadingLimits = .standard) throws -> String? {
        var code: String?
        let time = try ContinuousClock().measure { code = try refusal(bytes, limits: limits)?.code }
        #expect(time < .seconds(5))
        return code
    }

    @Test func aSheetOfBlanksIsStopped() throws {
        #expect(try code(WorkbookFixture(String(repeating: " ", count: 20 << 20)).file()) == "TB-016")
    }

    @Test func aPartThatLiesAboutItsSizeIsStopped() throws {
        var zip = WorkbookFixture("").zip()
        let blanks = String(repeating: " ", count: 20 << 20)
        let sheet = try #require(zip.parts.firstIndex { $0.name == "xl/worksheets/sheet1.xml" })
        zip.parts[sheet].bytes = Array("<worksheet><sheetData>\(blanks)</sheetData></worksheet>".utf8)
        zip.parts[sheet].declaredSize = 100
        let found = try #require(try code(zip.file()))
        #expect(["TB-016", "TB-018", "TB-024"].contains(found))
    }

    @Test func cellsAtTheFarRightAreCountedWhole() throws {
        let row = "<row><c r=\"XFD\"><v>1</v></c></row>"
        var limits = ReadingLimits.standard
        limits.cells /= 20
        let file = WorkbookFixture(String(repeating: row, count: 65)).file()
        #expect(try code(file, limits: limits) == "TB-028")
        #expect(try code(WorkbookFixture(String(repeating: row, count: 60)).file(), limits: limits) == nil)
    }

    @Test func aDirectoryOfManyPartsIsNotRead() throws {
        var zip = ZipFixture()
        for number in 0..<5_000 { zip.parts.append(.init(name: "\(number)", bytes: [])) }
        #expect(try code(zip.file()) == "TB-019")
    }

    @Test func aGzipFileOfOneLineRepeatedIsStopped() throws {
        #expect(try code(gzip(String(repeating: "0,0\n", count: 5 << 20))) == "TB-016")
    }

    @Test func nestedEntitiesAreNotExpanded() throws {
        var fixture = WorkbookFixture("")
        fixture.replacing["xl/worksheets/sheet1.xml"] = """
            <!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>\
            <worksheet><sheetData><row><c t="str"><v>&c;</v></c></row></sheetData></worksheet>
            """
        #expect(try code(fixture.file()) == "TB-025")
    }

    @Test func stylesOfEndlessLengthAreStopped() throws {
        let format = String(repeating: "y", count: 500_000)
        let styles =
            "<numFmts><numFmt numFmtId=\"164\" formatCode=\"\(format)\"/></numFmts><cellXfs><xf numFmtId=\"164\"/></cellXfs>"
        let document = try WorkbookFixture("<row><c s=\"0\"><v>46030</v></c></row>", styles: styles).document()
        #expect(try document.rows() == [Row(number: 1, cells: ["46030"])])
    }
}
