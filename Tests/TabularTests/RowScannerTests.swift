import Diagnostics
import Foundation
import Testing

@testable import Tabular

/// The quick scanner of rows against the XML parser: the same rows, the same refusals, whatever the sheet.
@Suite struct RowScannerTests {
    // MARK: What programs write is scanned, not handed over

    @Test(arguments: [
        // libxlsxwriter and XlsxWriter, streamed.
        #"<row r="1" ht="17.5" customHeight="1"><c r="A1" s="1" t="inlineStr"><is><t>企业&amp;名称</t></is></c></row>"#,
        #"<row r="2" spans="1:20"><c r="A2" s="2"><v>0.125</v></c><c r="B2" s="1"><f>A2/B1</f><v>3</v></c></row>"#,
        // openpyxl.
        #"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="n"><v>1.5</v></c><c r="C1" t="b"><v>1</v></c></row>"#,
        #"<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> 甲 </t></is></c><c r="B1" /></row>"#,
        // LibreOffice.
        #"<row r="1" customFormat="false" ht="12.8" hidden="false" customHeight="false" outlineLevel="0" collapsed="false">"#
            + #"<c r="A1" s="0" t="s"><v>1</v></c><c r="B1" s="1" t="str"><f aca="false">A1&amp;&quot;x&quot;</f><v>ax</v></c>"#
            + #"</row>"#,
        // Excel.
        "<row r=\"3\" spans=\"1:3\" x14ac:dyDescent=\"0.25\">\n<c r=\"A3\" s=\"1\"><v>46030</v></c>"
            + #"<c r="C3" t="e"><f t="shared" si="0"/><v>#N/A</v></c></row>"#,
        "<row><c><v>1</v></c></row>", "<row r=\"9\"/>", "<row><c r=\"A1\" t=\"n\"><v /></c><c><f/><v/></c></row>", "",
    ])
    func theFormOfProgramsIsScanned(_ rows: String) throws {
        let context = SheetPart.Context(
            file: "", sheet: "", strings: SharedStrings(limits: .standard, file: ""),
            shownValue: ShownValue(date1904: false), numberStyles: [.plain, .date, .percent], limits: .standard)
        let ends: [UInt32] = [1, 2]
        try Array("ab".utf8).withUnsafeBufferPointer { texts in
            try ends.withUnsafeBufferPointer { ends in
                var buffer = PartBuffer()
                var scanner = RowScanner(context, RowScanner.Texts(bytes: texts, ends: ends))
                let bytes = Array("\(rows)</sheetData>".utf8)
                _ = try buffer.fill { room in
                    room.copyBytes(from: bytes)
                    return bytes.count
                }
                #expect(try scanner.scan(&buffer) { _ in .next } == .ended)
                #expect(buffer.count == "</sheetData>".utf8.count)
            }
        }
    }

    // MARK: The same as the parser

    @Test(arguments: [
        #"<row r="1"><c r="A1" r="B1"><v>1</v></c></row>"#, #"<row r="1" r="2"/>"#, #"<row a:r="7"><c r="A7"/></row>"#,
        #"<row r="1"><c r="A1"s="1"><v>1</v></c></row>"#, #"<row r="1"><c r="A1" s='1'><v>1</v></c></row>"#,
        "<row><c><v>1</v></c></rows>", "<row><c><v>1</c></v></row>", "<row><c><v>1</v></row>", "<row><cc/></row>",
        "<row><c><v>a]]>b</v></c></row>", "<row><c><v>a]]&gt;b</v></c></row>", "<row><c><v>a>b</v></c></row>",
        "<row><c t=\"str\"><v>\u{1}</v></c></row>", "<row><c t=\"str\"><v>\r\n甲\r</v></c></row>",
        "<row><c t=\"str\"><v>&#65;&#x4E00;</v></c></row>", "<row><c t=\"str\"><v>&nbsp;</v></c></row>",
        "<row><c t=\"str\"><v>&amp;amp;&lt;&gt;&quot;&apos;</v></c></row>", "<row><c t=\"s\"><v>2</v></c></row>",
        "<row><c t=\"s\"><v>9</v></c></row>", "<row><c t=\"s\"><v> 0</v></c></row>",
        "<row><c t=\"inlineStr\"><is><t>_x0041_</t></is></c><c t=\"str\"><v>_x0041_</v></c></row>",
        "<row><c t=\"inlineStr\"><is><r><t>富</t></r><r><t>文</t></r><rPh><t>x</t></rPh></is></c></row>",
        "<row><c t=\"inlineStr\"><v>5</v><is><t>甲</t></is></c><c><is><t>乙</t></is></c></row>",
        "<row><c t=\"inlineStr\"><is><t/>甲</t></is></c></row>", "<row><c t=\"inlineStr\"><is><t/></is></c></row>",
        "<row><c r=\"E1\"/></row><x><c r=\"A\"/></x>", "<row><c r=\"E1\"/></row><x><c r=\"F\"/></x><row><c/></row>",
        "<row><c><v/>5</v></c></row>", "<row><c><f/>5</f></c></row>", "<row><c><v>1</v><v>2</v></c></row>",
        "<row><c><f>A1</f></c><c t=\"str\"><f>A1</f></c><c s=\"1\"><f/></c></row>",
        "<row><c><!-- <v>3</v> --><v>4</v></c></row>", "<row><c><v><![CDATA[5]]></v></c></row>", "<?x y?><row/>",
        "<row><c s=\"2\"><v>0.5</v></c><c s=\"2\"><v>0.05</v></c><c s=\"2\"><v>0.00</v></c><c s=\"2\"><v>12</v></c>"
            + "<c s=\"2\"><v>12.345</v></c><c s=\"2\"><v>-0.12</v></c><c s=\"2\"><v>1E-3</v></c><c s=\"2\"><v>007.10</v></c>"
            + "<c s=\"2\"><v>.5</v></c><c s=\"2\"><v>5.</v></c><c s=\"2\"><v>123456789012345678901</v></c></row>",
        "<row><c s=\"1\"><v>46030.25</v></c><c s=\"1\"><v>0.5</v></c><c s=\"1\"><v>x</v></c><c t=\"d\"><v>2026-01-08</v></c></row>",
        "<row r=\"5\"/><row r=\"5\"/>", "<row r=\"1048577\"/>", "<row r=\"1048576\"/><row/>", "<row r=\"0\"/>",
        "<row r=\"\"/>",
        "<row r=\"2\"><c r=\"A1\"/></row>", "<row><c r=\"B1\"/><c r=\"A1\"/></row>",
        "<row><c r=\"a1\"><v>1</v></c></row>",
        "<row><c r=\"B\"><v>1</v></c></row>", "<row><c r=\"XFE1\"/></row>", "<row><c r=\"XFD1\"><v>1</v></c><c/></row>",
        "<row><c r=\"1\"/></row>", "<row><c r=\"A1x\"/></row>", "text<row/>", "<row>text<c><v>1</v>text</c></row>",
        "<row><c t=\"str\"><v>  \u{3000}甲 </v></c><c><v> 1 </v></c><c><v> </v></c></row>",
        "<row ><c ><v>1</v></c></row >",
        "<row><c t=\"str\"><v>\u{FFFD}\u{10FFFF}\u{7F}</v></c></row>", "<row><c/><c/><c><v>1</v></c></row>",
        "<x:row><x:c><x:v>1</x:v></x:c></x:row>", "<row><c t=\"x\"><v>1</v></c><c t=\"\"><v>1</v></c></row>",
        "<row><c><v>1</v></c></row></sheetData><sheetData><row><c><v>2</v></c></row>",
        "<row><c vm=\"1\" cm=\"1\"><v>1</v></c></row>",
        "<row><c><v>1</v></c></row></sheetData><mergeCells><mergeCell ref=\"A1\"/></mergeCell><sheetData>",
    ])
    func oddSheetsReadAsTheParserReadsThem(_ rows: String) throws { try compare(Array(rows.utf8)) }

    @Test(arguments: [
        [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xEF, 0xB7, 0x90], [0xEF, 0xBF, 0xBE], [0xE7, 0x94],
        [0xF4, 0x90, 0x80, 0x80], [0xFF], [0],
    ])
    func malformedTextIsRefusedAsByTheParser(_ bytes: [UInt8]) throws {
        for head in ["<row><c t=\"str\"><v>甲", "<row><c t=\"str"] {
            try compare(Array(head.utf8) + bytes + Array("乙</v></c></row>".utf8))
            try compare(Array(head.utf8) + bytes)
        }
    }

    @Test func generatedSheetsReadAsTheParserReadsThem() throws {
        var random = SeededGenerator(seed: 71)
        for _ in 0..<300 {
            try compare(Array(GeneratedSheet.rows(Int.random(in: 1...40, using: &random), &random).utf8))
        }
    }

    /// Rows are cut everywhere by the ends of blocks.
    @Test func longSheetsReadAsTheParserReadsThem() throws {
        var random = SeededGenerator(seed: 72)
        for columns in [1...3, 5...30, 1_000...2_000] {
            for _ in 0..<3 {
                try compare(Array(GeneratedSheet.rows(9_000 / columns.upperBound * 10, &random, columns: columns).utf8))
            }
        }
    }

    @Test func alteredSheetsReadAsTheParserReadsThem() throws {
        let isLong = ProcessInfo.processInfo.environment["ABATE_LONG_TESTS"] == "1"
        var random = SeededGenerator(seed: 73)
        for _ in 0..<(isLong ? 100_000 : 3_000) {
            let sheet = Array(GeneratedSheet.rows(Int.random(in: 1...4, using: &random), &random).utf8)
            let altered =
                Bool.random(using: &random)
                ? random.mutated(sheet, times: Int.random(in: 1...3, using: &random))
                : GeneratedSheet.withSnippet(sheet, &random)
            try compare(altered)
        }
    }

    @Test func limitsHoldAsByTheParser() throws {
        var limits = ReadingLimits.standard
        limits.cells = 50
        let row = "<row><c r=\"C\"><v>1</v></c></row>"
        for count in [15, 16, 17, 30] { try compare(Array(String(repeating: row, count: count).utf8), limits: limits) }
        limits = .standard
        limits.tokenBytes = 1_000
        for count in [900, 1_001, 70_000, 200_000] {
            let text = String(repeating: "甲", count: count / 3)
            try compare(Array("<row><c t=\"str\"><v>\(text)</v></c></row>".utf8), limits: limits)
        }
        limits = .standard
        limits.elementDepth = 4
        try compare(Array("<row><c><v>1</v></c></row>".utf8), limits: limits)
    }

    @Test func otherEncodingsAndPrefixesAreTheParsers() throws {
        var fixture = WorkbookFixture("<row><c t=\"str\"><v>甲</v></c></row>")
        fixture.prefix = "x"
        try compare(fixture)
        fixture = WorkbookFixture("")
        fixture.replacing["xl/worksheets/sheet1.xml"] =
            "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><worksheet><sheetData><row><c t=\"str\"><v>é甲</v></c></row>"
            + "</sheetData></worksheet>"
        try compare(fixture)
        fixture.replacing["xl/worksheets/sheet1.xml"] =
            "<worksheet><!-- <sheetData> --><row><c><v>1</v></c></row><sheetData><row><c><v>2</v></c></row></sheetData>"
            + "</worksheet>"
        try compare(fixture)
    }

    // MARK: Comparing

    private struct Reading: Equatable {
        struct Cell: Equatable {
            let kind: CellKind
            let bytes: [UInt8]
        }

        var rows: [Int: [Cell]] = [:]
        var refusal: Diagnostic?
    }

    private func compare(
        _ rows: [UInt8], limits: ReadingLimits = .standard
    ) throws {
        let mark = Array("MARK".utf8)
        var zip = WorkbookFixture(
            "MARK", strings: "<si><t>甲</t></si><si><t> x </t></si><si><t></t></si>",
            styles: "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/><xf numFmtId=\"10\"/></cellXfs>"
        ).zip()
        let sheet = try #require(zip.parts.firstIndex { $0.name == "xl/worksheets/sheet1.xml" })
        let bytes = zip.parts[sheet].bytes
        let start = try #require(bytes.indices.first { bytes[$0...].starts(with: mark) })
        zip.parts[sheet].bytes = Array(bytes[..<start]) + rows + Array(bytes[(start + mark.count)...])
        try compare(zip.file(), limits: limits, shown: String(decoding: rows.prefix(2_000), as: UTF8.self))
    }

    private func compare(_ fixture: WorkbookFixture) throws {
        try compare(fixture.file(), limits: .standard, shown: "\(fixture)")
    }

    private func compare(_ file: [UInt8], limits: ReadingLimits, shown: String) throws {
        let scanned = try reading(file, limits, byParser: false)
        var parsed = try reading(file, limits, byParser: true)
        // How far a refused sheet was read is no promise.
        if parsed.refusal != nil { parsed.rows = scanned.rows }
        if scanned != parsed { Issue.record("\(shown)\n\(scanned)\n\(parsed)") }
    }

    private func reading(_ bytes: [UInt8], _ limits: ReadingLimits, byParser: Bool) throws -> Reading {
        var reading = Reading()
        let fixture = try Fixture(bytes)
        do {
            let workbook = try WorkbookFile(ReceivedFile(path: fixture.path, name: "表"), limits: limits)
            try workbook.forEachRow(sheet: 0, byParser: byParser) { row in
                reading.rows[row.number] = (0..<row.count).map { column in
                    Reading.Cell(kind: row.kind(column), bytes: row.withBytes(column) { Array($0) })
                }
                return .next
            }
        } catch let refusal as Refusal {
            reading.refusal = refusal.diagnostic
        }
        return reading
    }
}

/// Sheets of all that programs write, by chance.
private enum GeneratedSheet {
    static func rows(
        _ count: Int, _ random: inout SeededGenerator, columns: ClosedRange<Int> = 0...8
    ) -> String {
        var text = ""
        var number = 0
        for _ in 0..<count {
            number += chance(0.1, &random) ? 3 : 1
            let place = chance(0.8, &random) || number > 1 ? " r=\"\(number)\"" : ""
            let extra = ["", " spans=\"1:9\"", " ht=\"17.5\" customHeight=\"1\"", " x14ac:dyDescent=\"0.2\" "]
            text += "<row\(place)\(extra.randomElement(using: &random) ?? "")>"
            var column = 0
            for _ in 0..<Int.random(in: columns, using: &random) {
                let skipped = chance(0.2, &random) ? 2 : 0
                column += 1 + skipped
                text += cell(column, row: number, isPlaced: skipped > 0 || chance(0.8, &random), &random)
            }
            text += chance(0.05, &random) ? "\n</row>\n" : "</row>"
        }
        return text
    }

    /// Something in the middle that a parser has to judge.
    static func withSnippet(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        let snippets = [
            "<!-- c -->", "<![CDATA[1]]>", "<?p i?>", "&amp;", "&#49;", "&x;", "]]>", "\r", "<c>", "</c>", "<v>",
            "</v>", "<row>",
            "</row>", "<is><t>", "</t></is>", " r=\"B1\"", " t=\"s\"", " s=\"1\"", "\"", ">", "<", "/", " ", "\u{FFFE}",
            "甲", "_x0041_",
            "<f/>", "<v/>", "</sheetData>", "<t/>", "<x:v>1</x:v>", "\t", "\u{0}", "&", "=", "A", "0",
            "<r><t>q</t></r>",
        ]
        var bytes = bytes
        let snippet = Array((snippets.randomElement(using: &random) ?? "").utf8)
        let marks = bytes.indices.filter { bytes[$0] == 0x3C || bytes[$0] == 0x3E || bytes[$0] == 0x20 }
        let place =
            chance(0.7, &random) ? marks.randomElement(using: &random) : bytes.indices.randomElement(using: &random)
        guard let place else { return bytes }
        if chance(0.3, &random) {
            bytes.replaceSubrange(place..<min(place + snippet.count, bytes.count), with: snippet)
        } else {
            bytes.insert(contentsOf: snippet, at: place + Int.random(in: 0...1, using: &random))
        }
        return bytes
    }

    private static func cell(_ column: Int, row: Int, isPlaced: Bool, _ random: inout SeededGenerator) -> String {
        let place = isPlaced ? " r=\"\(SourceLocation.columnLetters(column))\(row)\"" : ""
        let style = ["", " s=\"1\"", " s=\"2\"", " s=\"0\""].randomElement(using: &random) ?? ""
        let number =
            ["1", "46030.5", "0.25", "-3.125", "1E-7", "0.1234", "", " 7 ", "12.50"].randomElement(using: &random) ?? ""
        let word =
            ["企业名称", "abc", "a&amp;b", "_x000D_", "甲_x0041_乙", "", "  ", "𠮷é", "长长长"]
            .randomElement(using: &random) ?? ""
        switch Int.random(in: 0..<9, using: &random) {
        case 0: return "<c\(place)\(style) t=\"s\"><v>\(Int.random(in: 0...2, using: &random))</v></c>"
        case 1: return "<c\(place)\(style) t=\"inlineStr\"><is><t>\(word)</t></is></c>"
        case 2: return "<c\(place)\(style) t=\"str\"><f>A1&amp;B1</f><v>\(word)</v></c>"
        case 3: return "<c\(place)\(style)/>"
        case 4: return "<c\(place) t=\"b\"\(style)><v>1</v></c>"
        case 5: return "<c\(place)\(style)><f t=\"shared\" si=\"0\"/><v>\(number)</v></c>"
        default: return "<c\(place)\(style)><v>\(number)</v></c>"
        }
    }

    private static func chance(_ share: Double, _ random: inout SeededGenerator) -> Bool {
        Double.random(in: 0..<1, using: &random) < share
    }
}
