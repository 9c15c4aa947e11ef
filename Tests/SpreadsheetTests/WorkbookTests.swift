import Diagnostics
import Foundation
import Spreadsheet
import Tabular
import Testing

let properties = WorkbookProperties(
    title: "减排核算日报", subject: "橙色预警", author: "", company: "奎屯市",
    created: .init(year: 2026, month: 1, day: 8, hour: 18, minute: 30))

/// The sheets of a finished file as texts.
func read(_ path: String) throws -> [(name: String?, rows: [[String]])] {
    let document = try TabularDocument.open(path: path, name: "回读.xlsx")
    return try document.sheets.indices.map { index in
        var rows: [[String]] = []
        try document.forEachRow(sheet: index) { row in
            while rows.count < row.number { rows.append([]) }
            rows[row.number - 1] = (0..<row.count).map { row.text($0) }
            return .next
        }
        return (document.sheets[index].name, rows)
    }
}

/// A workbook with a bit of everything.
func writeSample(_ path: String, streaming: Bool = false) throws {
    var layout = SheetLayout()
    layout.repeatRows = 0...1
    layout.tabColor = 0xC00000
    let head = CellStyle.plain.with {
        $0.bold = true
        $0.background = 0xDDEBF7
        $0.border = .thin
        $0.align = .center
        $0.wrap = true
    }
    let percent = CellStyle.plain.with { $0.numberFormat = "0.00%" }
    var workbook = try Workbook(path: path, properties: properties, streaming: streaming)
    try workbook.sheet(named: "比例", layout: layout) { (sheet) throws(SpreadsheetError) in
        try sheet.merge("各污染物减排比例", rows: 0...0, columns: 0...3, style: head.with { $0.fontSize = 16 })
        try sheet.writeRow(["污染物", "保守", "目标", "差额"], row: 1, style: head)
        try sheet.autofilter(rows: 1...4, columns: 0...3)
        for (index, row) in [("SO2", 0.203782, 0.2), ("NOx", 0.268739, 0.2), ("PM", 0.1, 0.2)].enumerated() {
            let line = index + 2
            let difference = CellContent.formula("=B\(line + 1)-C\(line + 1)", cached: row.1 - row.2)
            try sheet.writeRow(
                [.text(row.0), .number(row.1), .number(row.2), difference], row: line, styles: [.plain, percent])
        }
        try sheet.write(.formulaText("=IF(B3>=C3,\"达标\",\"未达标\")", cached: "达标"), row: 5, column: 0)
        try sheet.setColumnWidth(0...3, TextWidth.column(["污染物", "各污染物减排比例"]))
        try sheet.freeze(rows: 2, columns: 1)
        var chart = ChartSpec(
            kind: .column, title: "减排比例与目标",
            series: [
                .init(
                    name: "保守", categories: CellRange(rows: 2...4, columns: 0...0),
                    values: CellRange(rows: 2...4, columns: 1...1), color: 0x2F75B5),
                .init(
                    name: "=目标", categories: CellRange(rows: 2...4, columns: 0...0),
                    values: CellRange(rows: 2...4, columns: 2...2), color: 0xC00000),
            ])
        chart.series[0].showsValues = true
        chart.valueFormat = "0%"
        chart.minimum = 0
        chart.valueTitle = "占全社会排放比例"
        try sheet.insertChart(chart, row: 7, column: 0)
    }
    try workbook.sheet(named: "企业 (1)") { (sheet) throws(SpreadsheetError) in
        for row in 0..<200 {
            try sheet.write(.text("企业\(row)"), row: row, column: 0)
            try sheet.write(.number(Double(row) / 7), row: row, column: 70)
        }
    }
    try workbook.close()
}

@Suite struct WorkbookTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: [false, true])
    func comesBackAsWritten(streaming: Bool) throws {
        try writeSample(folder.file("日报.xlsx"), streaming: streaming)
        #expect(try folder.contents == ["日报.xlsx"])
        let sheets = try read(folder.file("日报.xlsx"))
        #expect(sheets.map(\.name) == ["比例", "企业 (1)"])
        #expect(sheets[0].rows[0].first == "各污染物减排比例")
        #expect(sheets[0].rows[1] == ["污染物", "保守", "目标", "差额"])
        #expect(sheets[0].rows[2].prefix(3) == ["SO2", "20.3782%", "20%"])
        #expect(sheets[0].rows[4] == ["PM", "10%", "20%", "-10%"])
        #expect(sheets[0].rows[5] == ["达标"])
        #expect(sheets[1].rows.count == 200)
        #expect(sheets[1].rows[7][70] == "1")
        #expect(sheets[1].rows[3][70].hasPrefix("0.428571428571428"))
    }

    @Test(arguments: [
        "=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1:A9)", "http://evil.example/", "mailto:a@b.cn", "internal:企业!A1",
        "＝1+1", "\t=1", "<script>&amp;</script>", "]]>", "_x000D_", "_x0041_乙_", "甲\r\n乙\r丙", "\u{0}\u{1}\u{1F}",
        "\u{FFFF}\u{FFFE}",
        "  两端  ", "\u{1F600}👨‍👩‍👧", "e\u{301}", "\u{202E}反", "'单引号", "1E5", "0012", "\u{FEFF}标",
    ])
    func textStaysText(_ text: String) throws {
        for streaming in [false, true] {
            var workbook = try Workbook(path: folder.file("文字.xlsx"), properties: properties, streaming: streaming)
            try workbook.sheet(named: "文字") { (sheet) throws(SpreadsheetError) in
                try sheet.write(.text(text), row: 0, column: 0)
                try sheet.write(.text("尾"), row: 0, column: 1)
            }
            try workbook.close()
            let document = try TabularDocument.open(path: folder.file("文字.xlsx"), name: "文字.xlsx")
            var found: [String] = []
            try document.forEachRow { row in
                found.append(row.text(0))
                #expect(row.kind(0) == .text)
                return .next
            }
            let shown = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
                .replacing("\u{0}\u{1}\u{1F}", with: "␀␁␟").replacing("\u{FFFF}\u{FFFE}", with: "\u{FFFD}\u{FFFD}")
            let trimmed = shown.trimmingCharacters(in: .whitespaces.union(["\u{FEFF}"]))
            #expect(found == [trimmed])
            let parts = try partTexts("文字.xlsx")
            #expect(!parts.contains("<f>") && !parts.contains("<hyperlink"))
        }
    }

    /// All parts of a workbook, joined.
    private func partTexts(_ name: String) throws -> String {
        let unzip = try #require(Tool.path("unzip") ?? Tool.path("bsdtar"))
        let arguments = unzip.hasSuffix("unzip") ? ["-p", folder.file(name)] : ["-xOf", folder.file(name)]
        return try Tool.run(unzip, arguments).output
    }

    @Test func equalInputGivesEqualBytes() throws {
        try writeSample(folder.file("一.xlsx"))
        let zone = ProcessInfo.processInfo.environment["TZ"]
        defer { if let zone { setenv("TZ", zone, 1) } else { unsetenv("TZ") } }
        for (index, other) in ["UTC", "Asia/Shanghai", "America/Los_Angeles"].enumerated() {
            setenv("TZ", other, 1)
            tzset()
            try writeSample(folder.file("\(index).xlsx"))
            #expect(try folder.bytes("\(index).xlsx") == folder.bytes("一.xlsx"))
        }
        #expect(try partTexts("一.xlsx").contains("2026-01-08T10:30:00Z"))
    }

    @Test func abandonmentLeavesNothing() throws {
        do {
            var workbook = try Workbook(path: folder.file("弃.xlsx"), properties: properties)
            try workbook.sheet(named: "甲") { (sheet) throws(SpreadsheetError) in
                try sheet.write("甲", row: 0, column: 0)
            }
            #expect(try folder.contents == [".弃.xlsx.part"])
        }
        #expect(try folder.contents.isEmpty)
    }

    @Test func theOldFileStaysUntilTheNewIsWhole() throws {
        try Data("旧".utf8).write(to: URL(fileURLWithPath: folder.file("报.xlsx")))
        var workbook = try Workbook(path: folder.file("报.xlsx"), properties: properties)
        #expect(throws: SpreadsheetError.self) {
            try workbook.sheet(named: "甲") { (sheet) throws(SpreadsheetError) in
                try sheet.write(.number(.nan), row: 0, column: 0)
            }
        }
        do {
            try workbook.close()
            Issue.record("a half-filled workbook was saved")
        } catch {
            #expect(!error.isStorage)
        }
        #expect(try folder.bytes("报.xlsx") == Data("旧".utf8))
        #expect(try folder.contents == ["报.xlsx"])
    }

    @Test func aFolderThatCannotBeWrittenIsStorage() throws {
        for path in [folder.file("无此文件夹/报.xlsx"), "/proc/报.xlsx"] {
            do {
                let workbook = try Workbook(path: path, properties: properties)
                try workbook.close()
                Issue.record("wrote \(path)")
            } catch {
                #expect(error.isStorage)
                #expect(error.path == path)
            }
        }
    }

    @Test func aWorkbookWithoutSheetsIsRefused() throws {
        let workbook = try Workbook(path: folder.file("空.xlsx"), properties: properties)
        do {
            try workbook.close()
            Issue.record("saved")
        } catch {
            #expect(!error.isStorage)
        }
        #expect(try folder.contents.isEmpty)
    }

    @Test func aTimeNoClockShowsIsRefused() throws {
        var wrong = properties
        wrong.created.month = 13
        #expect(throws: SpreadsheetError.self) {
            _ = try Workbook(path: folder.file("时.xlsx"), properties: wrong)
        }
        #expect(try folder.contents.isEmpty)
    }
}

@Suite struct WorksheetTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// What a sheet's body is refused for, nil where it is not.
    private func refusal(
        streaming: Bool = false, _ body: (inout Worksheet) throws(SpreadsheetError) -> Void
    ) throws -> String? {
        var workbook = try Workbook(path: folder.file("试.xlsx"), properties: properties, streaming: streaming)
        do {
            try workbook.sheet(named: "表", body)
            try workbook.close()
            return nil
        } catch {
            #expect(!error.isStorage)
            return error.reason.zh
        }
    }

    @Test func refusesWhatACellCannotHold() throws {
        #expect(
            try refusal { s throws(SpreadsheetError) in try s.write(.number(.infinity), row: 0, column: 1) }
                == "表!B1 不是有限的数")
        #expect(try refusal { s throws(SpreadsheetError) in try s.write(1, row: 1_048_576, column: 0) } != nil)
        #expect(try refusal { s throws(SpreadsheetError) in try s.write(1, row: 0, column: 16_384) } != nil)
        #expect(try refusal { s throws(SpreadsheetError) in try s.write(1, row: -1, column: 0) } != nil)
        #expect(
            try refusal { s throws(SpreadsheetError) in try s.write(.formula("1+1", cached: 2), row: 0, column: 0) }
                != nil)
        let long = String(repeating: "长", count: 32_768)
        #expect(try refusal { s throws(SpreadsheetError) in try s.write(.text(long), row: 0, column: 0) } != nil)
        let emoji = String(repeating: "😀", count: 16_384)
        #expect(try refusal { s throws(SpreadsheetError) in try s.write(.text(emoji), row: 0, column: 0) } != nil)
        #expect(
            try refusal { s throws(SpreadsheetError) in
                try s.write(.text(String(long.dropLast())), row: 0, column: 0)
            } == nil)
    }

    @Test(arguments: ["yyyy-mm-dd", "h:mm", "[h]:mm", "0 kWh"])
    func refusesNumbersShownAsDates(_ format: String) throws {
        let style = CellStyle.plain.with { $0.numberFormat = format }
        #expect(
            try refusal { s throws(SpreadsheetError) in try s.write(46_000, row: 0, column: 0, style: style) } != nil)
    }

    @Test(arguments: ["0.00%", "#,##0.00", "0\"kWh\"", "0.00_ ;[Red]-0.00", "0.00E+00", ""])
    func takesNumberFormats(_ format: String) throws {
        let style = CellStyle.plain.with { $0.numberFormat = format }
        #expect(
            try refusal { s throws(SpreadsheetError) in try s.write(46_000, row: 0, column: 0, style: style) } == nil)
    }

    @Test(arguments: [0, 62, 63, 64, 200])
    func refusesToWriteACellTwice(column: Int) throws {
        for streaming in [false, true] {
            let twice = try refusal(streaming: streaming) { sheet throws(SpreadsheetError) in
                try sheet.write("甲", row: 3, column: column)
                try sheet.write("乙", row: 3, column: column)
            }
            #expect(twice?.hasSuffix("已经写过") == true)
            let erased = try refusal(streaming: streaming) { sheet throws(SpreadsheetError) in
                try sheet.write("甲", row: 3, column: column)
                try sheet.write(.blank, row: 3, column: column)
            }
            #expect(erased?.hasSuffix("已经写过") == true)
        }
    }

    @Test func aBlankMayBeFilledLater() throws {
        #expect(
            try refusal { sheet throws(SpreadsheetError) in
                try sheet.write(.blank, row: 0, column: 0)
                try sheet.write("甲", row: 0, column: 0)
                try sheet.write(" \u{3000}\n", row: 1, column: 0)
                try sheet.write("", row: 2, column: 0)
            } == nil)
        #expect(try read(folder.file("试.xlsx"))[0].rows == [["甲"]])
    }

    /// libxlsxwriter drops such cells without a word.
    @Test func aStreamedSheetRefusesRowsOutOfOrder() throws {
        let back = try refusal(streaming: true) { sheet throws(SpreadsheetError) in
            try sheet.write("甲", row: 5, column: 0)
            try sheet.write("乙", row: 4, column: 0)
        }
        #expect(back == "表!A5 流式写出时行序倒退")
        let merged = try refusal(streaming: true) { sheet throws(SpreadsheetError) in
            try sheet.merge("甲", rows: 0...1, columns: 0...1)
        }
        #expect(merged != nil)
    }

    @Test func aMergeOverWrittenCellsIsRefused() throws {
        let merged = try refusal { sheet throws(SpreadsheetError) in
            try sheet.write("甲", row: 1, column: 1)
            try sheet.merge("乙", rows: 0...1, columns: 0...1)
        }
        #expect(merged != nil)
    }
}

@Suite struct SheetNameTests {
    @Test(arguments: [
        "", "a[b", "a]b", "a:b", "a*b", "a?b", "a/b", "a\\b", "'a", "a'", "History", "甲\u{0}",
        "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "比例",
    ])
    func faultsAreFoundAndMended(_ name: String) throws {
        #expect(Workbook.fault(ofSheetName: name, taken: ["比例"]) != nil)
        let mended = Workbook.sheetName(from: name, taken: ["比例"])
        #expect(Workbook.fault(ofSheetName: mended, taken: ["比例"]) == nil)
        let folder = try TemporaryFolder()
        var workbook = try Workbook(path: folder.file("名.xlsx"), properties: properties)
        try workbook.sheet(named: "比例") { (sheet) throws(SpreadsheetError) in try sheet.write("甲", row: 0, column: 0) }
        var layout = SheetLayout()
        layout.repeatRows = 0...0
        try workbook.sheet(named: mended, layout: layout) { (sheet) throws(SpreadsheetError) in
            try sheet.write("乙", row: 0, column: 0)
            try sheet.autofilter(rows: 0...1, columns: 0...1)
        }
        try workbook.close()
        #expect(try read(folder.file("名.xlsx")).map(\.name) == ["比例", mended])
    }

    @Test func goodNamesStay() {
        for name in ["比例", "企业（一）", "A'B", "2026-01-08", "😀", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一"] {
            #expect(Workbook.fault(ofSheetName: name, taken: []) == nil)
            #expect(Workbook.sheetName(from: name, taken: []) == name)
        }
    }

    @Test func caseAloneDoesNotTellSheetsApart() {
        #expect(Workbook.fault(ofSheetName: "sheet", taken: ["SHEET"]) != nil)
        #expect(Workbook.sheetName(from: "冶金", taken: ["冶金", "冶金（2）"]) == "冶金（3）")
    }
}

@Suite struct TextWidthTests {
    @Test(arguments: [("", 0), ("abc", 3), ("奎屯", 4), ("1#炉", 4), ("甲\n乙丙", 4), ("“—”", 6), ("ｱ", 1), ("e\u{301}", 1)])
    func countsColumns(_ text: String, _ width: Int) {
        #expect(TextWidth.of(text) == width)
    }

    @Test func columnsStayWithinBounds() {
        #expect(TextWidth.column(["奎屯市"], minimum: 4) == 8)
        #expect(TextWidth.column([], minimum: 10) == 10)
        #expect(TextWidth.column([String(repeating: "长", count: 99)], maximum: 40) == 40)
    }
}

@Suite struct OtherReadersTests {
    @Test(.enabled(if: Tool.path("soffice") != nil, "LibreOffice is not installed"), .timeLimit(.minutes(3)))
    func libreOfficeReadsTheSame() throws {
        let folder = try TemporaryFolder()
        try writeSample(folder.file("sample.xlsx"))
        let soffice = try #require(Tool.path("soffice"))
        let profile = "-env:UserInstallation=file://\(folder.path)/profile"
        let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
        let result = try Tool.run(
            soffice,
            [profile, "--headless", "--convert-to", filter, "--outdir", folder.path, folder.file("sample.xlsx")])
        try #require(result.status == 0)
        let lines = String(decoding: try folder.bytes("sample.csv"), as: UTF8.self).split(whereSeparator: \.isNewline)
        // The last column is computed by LibreOffice, and shown with all its digits.
        let firstColumns = lines.prefix(6).map { $0.split(separator: ",", omittingEmptySubsequences: false).prefix(3) }
        #expect(
            firstColumns.map { $0.joined(separator: ",") } == [
                "各污染物减排比例,,", "污染物,保守,目标", "SO2,20.3782%,20%", "NOx,26.8739%,20%", "PM,10%,20%", "达标,,",
            ])
    }

    @Test(.enabled(if: Tool.canImport("openpyxl"), "openpyxl is not installed"))
    func openpyxlReadsTheSame() throws {
        let folder = try TemporaryFolder()
        try writeSample(folder.file("sample.xlsx"))
        let script = """
            import openpyxl, sys
            book = openpyxl.load_workbook(sys.argv[1])
            sheet = book["比例"]
            print(book.sheetnames, sheet["B3"].value, sheet["D3"].value, sheet["A3"].font.name, len(sheet._charts))
            """
        let python = try #require(Tool.path("python3"))
        let result = try Tool.run(python, ["-c", script, folder.file("sample.xlsx")])
        #expect(result.output == "['比例', '企业 (1)'] 0.203782 =B3-C3 宋体 1\n")
    }
}
