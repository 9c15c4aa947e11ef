import Foundation
import Testing

@testable import Spreadsheet

/// Rows formed here are, byte for byte, the rows that libxlsxwriter forms.
@Suite struct RowWriterTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// The bytes of two workbooks of the same sheets: one whose rows were formed here, one whose rows the library formed.
    private func bytes(
        _ fill: (inout Worksheet) throws(SpreadsheetError) -> Void
    ) throws -> (ours: Data, library: Data) {
        var files: [Data] = []
        for formsRows in [true, false] {
            var workbook = try Workbook(
                path: folder.file("行.xlsx"), properties: properties, streaming: true, formsRows: formsRows)
            try workbook.sheet(named: "空") { (_) throws(SpreadsheetError) in }
            try workbook.sheet(named: "表", fill)
            try workbook.sheet(named: "尾", fill)
            try workbook.close()
            files.append(try folder.bytes("行.xlsx"))
        }
        return (files[0], files[1])
    }

    @Test func aSheetOfEverythingHasTheLibrarysBytes() throws {
        let texts = [
            "企业", "a&b<c>d\"e'", " 前", "后 ", "\t制表", "行\n次\n", "_x000D_", "a_b", "\u{1F600}", "\u{3000}", "", " ",
            "\u{FFFE}x\u{1}", "]]>", "=1+1", String(repeating: "长", count: 9_000),
        ]
        let files = try bytes { (sheet) throws(SpreadsheetError) in
            try sheet.merge("标题", rows: 0...0, columns: 0...9, style: .plain.with { $0.bold = true })
            try sheet.write("边", row: 0, column: 12)
            try sheet.setRowHeight(2, 31.5)
            try sheet.setRowHeight(3, 15)
            try sheet.setColumnWidth(0...3, 20)
            try sheet.freeze(rows: 1, columns: 2)
            try sheet.autofilter(rows: 4...5, columns: 0...3)
            for (column, text) in texts.enumerated() {
                let style = CellStyle.plain.with { $0.fontSize = Double(8 + column % 3) }
                try sheet.write(.text(text), row: 4, column: column * 60, style: style)
            }
            try sheet.setRowHeight(5, 17.123456789012345)
            try sheet.write(.formula("=A1&\"<\"&B1", cached: -0.125), row: 5, column: 0)
            try sheet.write(.formulaText("=IF(A1<B1,\"x\",\"&\")", cached: " <&> "), row: 5, column: 1)
            try sheet.write(.blank, row: 5, column: 2, style: .plain.with { $0.border = .thin })
            try sheet.write("末", row: 1_048_575, column: 16_383)
            try sheet.setColumnWidth(5...5, 9)
        }
        #expect(files.ours == files.library)
    }

    @Test func cellsOutOfOrderHaveTheLibrarysBytes() throws {
        let files = try bytes { (sheet) throws(SpreadsheetError) in
            for row in 0..<3 {
                for column in [5, 2, 9, 0, 700, 27, 26, 25] {
                    try sheet.write(.number(Double(column)), row: row, column: column)
                }
                try sheet.write(.blank, row: row, column: 3)
                try sheet.write("后来", row: row, column: 3)
            }
        }
        #expect(files.ours == files.library)
    }

    @Test func numbersHaveTheLibrarysBytes() throws {
        let numbers = Self.numbers(20_000)
        let files = try bytes { (sheet) throws(SpreadsheetError) in
            for (index, number) in numbers.enumerated() {
                try sheet.write(.number(number), row: index / 20, column: index % 20)
            }
        }
        #expect(files.ours == files.library)
    }

    @Test func numbersAreWrittenAsTheCLibraryWritesThem() {
        let place = UnsafeMutablePointer<UInt8>.allocate(capacity: NumberText.capacity)
        defer { place.deallocate() }
        for number in Self.numbers(200_000) {
            let count = NumberText.write(number, to: place)
            let text = String(decoding: UnsafeBufferPointer(start: place, count: count), as: UTF8.self)
            let expected = String(format: "%.16G", number)
            if text != expected { Issue.record("\(text) ≠ \(expected)") }
        }
    }

    /// Of every kind that reports hold, and of every other whose sum is still a number.
    private static func numbers(_ count: Int) -> [Double] {
        var random = SystemRandomNumberGenerator()
        let edges = [
            0, -0.0, 1, -1, 0.5, 0.1, 0.9999, 1e-4, 9.9e-5, 1e15, 999_999_999_999_999, 1e16, 123_456_789.123_456_789,
            5e-324,
            1.5e200, 0.3, 1 / 3.0, 2 / 3.0, 100, 1e14, 4_503_599_627_370_496.5, 0.007, 8.41, 99.99,
        ]
        return edges
            + (0..<count).map { index in
                let digits = Double(Int64.random(in: -999_999_999_999...999_999_999_999, using: &random))
                switch index % 5 {
                case 0: return digits / 1_000
                case 1: return Double(Int.random(in: 0...10_000, using: &random)) / 10_000
                case 2: return (digits / 1e6).rounded() / pow(10, Double(Int.random(in: 0...9, using: &random)))
                case 3: return digits / Double(Int.random(in: 1...9_999, using: &random))
                default:
                    let number = Double(bitPattern: UInt64.random(in: 0...(.max), using: &random))
                    return number.magnitude < 1e200 ? number : 7
                }
            }
    }

    @Test func rowsDoNotGoBack() throws {
        for setsHeight in [true, false] {
            var workbook = try Workbook(path: folder.file("退.xlsx"), properties: properties, streaming: true)
            #expect(throws: SpreadsheetError.self) {
                try workbook.sheet(named: "甲") { (sheet) throws(SpreadsheetError) in
                    if setsHeight { try sheet.setRowHeight(5, 20) } else { try sheet.write("甲", row: 5, column: 0) }
                    try sheet.write("乙", row: 3, column: 0)
                }
            }
            #expect(throws: SpreadsheetError.self) {
                try workbook.sheet(named: "乙") { (sheet) throws(SpreadsheetError) in
                    try sheet.write("甲", row: 5, column: 0)
                    try sheet.setRowHeight(4, 20)
                }
            }
        }
    }
}
