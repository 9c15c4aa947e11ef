import Testing

@testable import Tabular

@Suite struct WorkbookTests {
    private static let dateStyles = """
        <numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>\
        <numFmt numFmtId="165" formatCode="0.00 &quot;days&quot;"/></numFmts>\
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/></cellXfs>
        """

    @Test func sharedAndInlineStringsAreRead() throws {
        let document = try WorkbookFixture(
            """
            <row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="inlineStr"><is><t>内联</t></is></c>\
            <c r="D1" t="str"><f>A1&amp;"x"</f><v>公式值</v></c></row>
            """,
            strings: """
                <si><t>first</t></si><si><r><rPr><b/></rPr><t>富</t></r><r><t xml:space="preserve">文本 </t></r>\
                <rPh sb="0" eb="1"><t>ふ</t></rPh></si>
                """
        ).document()
        #expect(document.format == .xlsx)
        #expect(document.encoding == nil)
        #expect(document.sheets == [SheetInfo(name: "表1", isHidden: false)])
        #expect(try document.rows() == [Row(number: 1, cells: ["富文本", "内联", "", "公式值"])])
        #expect(try document.kinds() == [[.text, .text, .blank, .text]])
    }

    @Test func valuesOfEveryKindAreRead() throws {
        let document = try WorkbookFixture(
            """
            <row r="2"><c r="A2"><v>0.30000000000000004</v></c><c r="B2" t="n"><v>1E+17</v></c>\
            <c r="C2" t="b"><v>1</v></c><c r="D2" t="b"><v>0</v></c><c r="E2" t="e"><v>#N/A</v></c>\
            <c r="F2" t="d"><v>2026-01-08T00:15:00</v></c><c r="G2"/></row>
            """
        ).document()
        #expect(
            try document.rows()
                == [
                    Row(
                        number: 2, cells: ["0.30000000000000004", "1E+17", "TRUE", "FALSE", "#N/A", "2026-01-08 00:15"])
                ])
        #expect(try document.kinds() == [[.number, .number, .boolean, .boolean, .error, .date]])
        try document.forEachRow { row in
            #expect(row.decimal(1) == .value(DecimalText(significand: 100_000_000_000_000_000, scale: 0)))
            #expect(row.decimal(4) == .missing)
            return .next
        }
    }

    @Test func dateStylesMakeDates() throws {
        let row = """
            <row><c s="1"><v>46030</v></c><c s="2"><v>46030.010416666664</v></c><c s="3"><v>46030</v></c>\
            <c s="0"><v>46030</v></c><c s="4"><v>0.25</v></c><c s="1"><v>5</v></c><c s="99"><v>46030</v></c></row>
            """
        let document = try WorkbookFixture(row, styles: Self.dateStyles).document()
        #expect(
            try document.rows()
                == [Row(number: 1, cells: ["2026-01-08", "2026-01-08 00:15", "46030", "46030", "06:00", "5", "46030"])])
        #expect(try document.kinds() == [[.date, .date, .number, .number, .date, .number, .number]])
    }

    @Test(arguments: ["1", "true"])
    func datesMayCountFrom1904(_ flag: String) throws {
        var fixture = WorkbookFixture("<row><c s=\"1\"><v>44568</v></c></row>", styles: Self.dateStyles)
        fixture.properties = "<workbookPr date1904=\"\(flag)\"/>"
        #expect(try fixture.document().rows() == [Row(number: 1, cells: ["2026-01-08"])])
    }

    @Test func placesMayBeLeftOut() throws {
        let document = try WorkbookFixture(
            """
            <row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c r="C"><v>3</v></c></row>\
            <row r="10"><c><v>4</v></c></row><row><c r="B11"><v>5</v></c><c><v>6</v></c></row>
            """
        ).document()
        #expect(
            try document.rows() == [
                Row(number: 1, cells: ["1", "2"]), Row(number: 3, cells: ["", "", "3"]), Row(number: 10, cells: ["4"]),
                Row(number: 11, cells: ["", "5", "6"]),
            ])
    }

    @Test func prefixesAndStrictNamespacesAreRead() throws {
        var fixture = WorkbookFixture(
            "<x:row r=\"1\"><x:c r=\"A1\" t=\"s\"><x:v>0</x:v></x:c></x:row>", strings: "<x:si><x:t>甲</x:t></x:si>")
        fixture.prefix = "x"
        fixture.isStrict = true
        #expect(try fixture.document().rows() == [Row(number: 1, cells: ["甲"])])
    }

    @Test(arguments: ["worksheets/", "/xl/worksheets/", "./worksheets/", "../xl/worksheets/"])
    func targetsMayBeAbsoluteOrRelative(_ prefix: String) throws {
        var fixture = WorkbookFixture("<row><c><v>1</v></c></row>")
        fixture.targetPrefix = prefix
        #expect(try fixture.document().rows() == [Row(number: 1, cells: ["1"])])
    }

    @Test func sheetsKeepTheirOrderAndSayWhatIsHidden() throws {
        var fixture = WorkbookFixture(
            "<row><c><v>1</v></c></row>", "<row><c><v>2</v></c></row>", "<row><c><v>3</v></c></row>")
        fixture.sheetStates = ["visible", "hidden", "veryHidden"]
        let document = try fixture.document()
        #expect(document.sheets.map(\.name) == ["表1", "表2", "表3"])
        #expect(document.sheets.map(\.isHidden) == [false, true, true])
        #expect(try document.rows(sheet: 2) == [Row(number: 1, cells: ["3"])])
        #expect(try document.rows(sheet: 0) == [Row(number: 1, cells: ["1"])])
    }

    @Test func whatDimensionClaimsIsNotBelieved() throws {
        var fixture = WorkbookFixture("")
        fixture.replacing["xl/worksheets/sheet1.xml"] = """
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1"/>\
            <sheetData><row r="7"><c r="C7"><v>1</v></c></row></sheetData>\
            <mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>
            """
        #expect(try fixture.document().rows() == [Row(number: 7, cells: ["", "", "1"])])
    }

    @Test func escapedControlCharactersAreRestored() throws {
        let document = try WorkbookFixture(
            "<row><c t=\"s\"><v>0</v></c></row>", strings: "<si><t>a_x000D_b_x005F_x000D_ _xZZZZ_</t></si>"
        ).document()
        #expect(try document.rows().first?.cells == ["a\rb_x000D_ _xZZZZ_"])
    }

    @Test func readingStopsWhenAskedAndErrorsPassThrough() throws {
        struct Mine: Error {}
        let document = try WorkbookFixture((1...50).map { "<row><c><v>\($0)</v></c></row>" }.joined()).document()
        var seen = 0
        try document.forEachRow { _ in
            seen += 1
            return seen == 3 ? .stop : .next
        }
        #expect(seen == 3)
        #expect(throws: Mine.self) { try document.forEachRow { _ in throw Mine() } }
    }

    @Test func aLongSheetIsReadWhole() throws {
        let cells = { (row: Int) in
            "<row r=\"\(row)\"><c r=\"A\(row)\" t=\"s\"><v>\(row % 3)</v></c><c r=\"C\(row)\"><v>\(row).5</v></c></row>"
        }
        let document = try WorkbookFixture(
            (1...20_000).map(cells).joined(), strings: "<si><t>甲</t></si><si><t>乙</t></si><si><t/></si>"
        ).document()
        let read = try document.rows()
        #expect(read.count == 20_000)
        #expect(read[19_998] == Row(number: 19_999, cells: ["乙", "", "19999.5"]))
        #expect(read[19_999].cells == ["", "", "20000.5"])
    }

    @Test(arguments: [
        ("yyyy-mm-dd", true), ("yyyy年m月d日", true), ("h:mm", true), ("[h]:mm:ss", true), ("[h]", true),
        ("mm:ss.0", true),
        ("[$-804]yyyy\"年\"m\"月\"", true), ("[DBNum1][$-804]m\"月\"d\"日\"", true), ("yyyy/m/d;@", true),
        ("General", false),
        ("0.00", false), ("#,##0", false), ("0.00\"d\"", false), ("0\\d", false), ("[Red]0.00", false),
        ("0 kWh", false),
        ("#,##0.00_);[Red]\\(#,##0.00\\)", false), ("@", false), ("0.00E+00", false), ("# ?/?", false),
        ("_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", false), ("\"yyyy\"", false),
    ])
    func formatsShowDatesOrNot(_ code: String, _ isDate: Bool) {
        #expect(StylesPart.showsDate(code) == isDate)
    }

    @Test(arguments: [
        (14, true), (22, true), (13, false), (23, false), (31, true), (45, true), (48, false), (57, true), (0, false),
    ])
    func builtInFormatsShowDatesOrNot(_ id: Int, _ isDate: Bool) {
        #expect((StylesPart.builtIn(id) == .date) == isDate)
    }

    /// 0.3 under a percent format is what a clerk sees, and means, as 30 %.
    @Test func percentStylesKeepWhatTheClerkSees() throws {
        let styles = """
            <styleSheet><numFmts><numFmt numFmtId="170" formatCode="0.0%"/><numFmt numFmtId="171" formatCode="0&quot;%&quot;"/>
            </numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>
            """
        let cells = [(1, "0.3"), (2, "0.125"), (1, "1"), (2, "5E-2"), (3, "30"), (0, "0.3")]
        let row = "<row>" + cells.map { "<c s=\"\($0.0)\"><v>\($0.1)</v></c>" }.joined() + "</row>"
        let document = try WorkbookFixture(row, styles: styles).document()
        var texts: [String] = []
        try document.forEachRow { row in
            texts = (0..<row.count).map { row.text($0) }
            return .next
        }
        #expect(texts == ["30%", "12.5%", "100%", "5%", "30", "0.3"])
    }

    @Test(arguments: [
        ("0%", true), ("0.00%", true), ("0\\%", false), ("0\"%\"", false), ("0.0", false), ("[%]0", false),
    ])
    func formatsShowPercentOrNot(_ code: String, _ isPercent: Bool) {
        #expect(StylesPart.showsPercent(code) == isPercent)
    }

    /// openpyxl and others write formulas without a value: that is no empty cell.
    @Test func aFormulaWithoutAValueIsSaid() throws {
        let row = "<row><c><f>100*2</f></c><c><f>100*2</f><v>200</v></c><c/></row>"
        let document = try WorkbookFixture(row).document()
        var cells: [String] = []
        var kinds: [CellKind] = []
        try document.forEachRow { row in
            cells = (0..<row.count).map { row.text($0) }
            kinds = (0..<row.count).map { row.kind($0) }
            return .next
        }
        #expect(kinds.first == .error)
        #expect(cells.first?.contains("未计算") == true)
        #expect(cells.dropFirst().first == "200")
    }
}
