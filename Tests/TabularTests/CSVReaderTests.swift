import Foundation
import Testing

@testable import Tabular

@Suite struct CSVReaderTests {
    @Test(arguments: ["\n", "\r\n", "\r"])
    func everyLineEndEndsARecord(_ end: String) throws {
        let read = try rows(["a,b", "", "1,2", "  ", "3,4"].joined(separator: end) + end)
        #expect(
            read == [
                Row(number: 1, cells: ["a", "b"]), Row(number: 3, cells: ["1", "2"]),
                Row(number: 5, cells: ["3", "4"]),
            ])
    }

    @Test func quotesFollowTheStandard() throws {
        let read = try rows("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\r\nx,\"\",y\n")
        #expect(read[0] == Row(number: 1, cells: ["a,b", "say \"hi\"", "two\nlines"]))
        #expect(read[1] == Row(number: 3, cells: ["x", "", "y"]))
    }

    @Test func strayQuotesAreKept() throws {
        #expect(try rows("5\" pipe,a \"b\" c,\"x\"y\n") == [Row(number: 1, cells: ["5\" pipe", "a \"b\" c", "xy"])])
    }

    @Test func embeddedLineEndsCountAsLines() throws {
        let read = try rows("\"a\r\nb\rc\nd\",1\nx,2\n")
        #expect(read.map(\.number) == [1, 5])
    }

    @Test func theLastRecordNeedsNoLineEnd() throws {
        #expect(try rows("a,b\n1,").map(\.cells) == [["a", "b"], ["1", ""]])
        #expect(try rows("a,\"b\"").map(\.cells) == [["a", "b"]])
    }

    @Test func aRecordOfBlanksAloneIsPassedOver() throws {
        #expect(try rows("a,b\n,\n \t, \n\"\",\"\"\n1,2\n").map(\.number) == [1, 5])
    }

    @Test func blanksAroundFieldsAreTrimmed() throws {
        let read = try rows("\u{FEFF} a ,\u{3000}二\u{A0},\t\"c \"\n")
        #expect(read == [Row(number: 1, cells: ["a", "二", "\"c \""])])
    }

    @Test func columnsBeyondTheRowAreBlank() throws {
        try TabularDocument.open(Array("a\n".utf8)).forEachRow { row in
            #expect(row.count == 1)
            #expect(row.text(7) == "")
            #expect(row.kind(7) == .blank)
            #expect(row.withBytes(7) { $0.count } == 0)
            #expect(row.kind(0) == .text)
            return .next
        }
    }

    @Test func readingStopsWhenAsked() throws {
        var seen = 0
        try TabularDocument.open(Array("a\nb\nc\n".utf8)).forEachRow { _ in
            seen += 1
            return seen == 2 ? .stop : .next
        }
        #expect(seen == 2)
    }

    @Test func errorsOfTheClosurePassThrough() throws {
        struct Mine: Error {}
        let document = try TabularDocument.open(Array("a\nb\n".utf8))
        #expect(throws: Mine.self) { try document.forEachRow { _ in throw Mine() } }
    }

    @Test func manyColumnsAreRead() throws {
        let read = try rows((0..<5_000).map(String.init).joined(separator: ",") + "\n")
        #expect(read.first?.cells.count == 5_000)
        #expect(read.first?.cells[4_999] == "4999")
    }

    /// The same records whatever the blocks: with 16 bytes nearly every record lies across an edge.
    @Test(arguments: [16, 17, 18, 19, 23, 31, 64, 1 << 20])
    func blocksLeaveNoTrace(_ blockSize: Int) throws {
        var text = "\u{FEFF}户号,名称,备注\r\n"
        for number in 0..<300 {
            text += number % 3 == 0 ? "\(number),\"引\"\"号,\r\n第二行\",x\r\n" : "\(number),二\r"
            text += number % 7 == 0 ? "\n\"\(number)\"\"\"\n" : ""
        }
        let whole = try rows(text)
        let fixture = try Fixture(Array(text.utf8))
        var reader = try CSVReader(
            FileBytes(ReceivedFile(path: fixture.path, name: "x")), name: "x", encoding: .utf8, delimiter: .comma,
            limits: .standard, skipping: 3, blockSize: blockSize)
        var read: [Row] = []
        try reader.forEachRow { row in
            read.append(Row(number: row.number, cells: (0..<row.count).map { row.text($0) }))
            return .next
        }
        #expect(read == whole)
        #expect(whole.count == 1 + 300 + 43)
    }

    @Test(arguments: [
        ("a;b\n1,5;2\n", CSVDelimiter.semicolon, ["a", "b"]), ("a\tb\n1\t2\n", .tab, ["a", "b"]),
        ("a,b\nx;y,2\n", .comma, ["a", "b"]), ("标题\na,b\n1,2\n", .comma, ["标题"]),
        ("\"x;y\",b\n", .comma, ["x;y", "b"]),
        ("只有一列\n", .comma, ["只有一列"]),
    ])
    func theDelimiterIsFound(_ text: String, _ delimiter: CSVDelimiter, _ first: [String]) throws {
        let document = try TabularDocument.open(Array(text.utf8))
        #expect(document.delimiter == delimiter)
        #expect(try document.rows().first?.cells == first)
    }

    @Test func gb18030IsSplitOnBytes() throws {
        // 0x5C and 0x7C stand as second bytes in these characters, as 0x30…0x39 do in the four-byte ones.
        let text = "户号,名称\n1,昞昿\n2,\"𠮷,㐂\"\n"
        let document = try TabularDocument.open(try gb18030(text))
        #expect(document.encoding == .gb18030)
        #expect(try document.rows().map(\.cells) == [["户号", "名称"], ["1", "昞昿"], ["2", "𠮷,㐂"]])
    }

    @Test func scalarsAreReadFromCells() throws {
        for bytes in [Array("１２,2026年7月1日,30％,1e5\n".utf8), try gb18030("１２,2026年7月1日,30％,1e5\n")] {
            try TabularDocument.open(bytes).forEachRow { row in
                #expect(row.decimal(0) == .value(DecimalText(significand: 12, scale: 0)))
                #expect(row.date(1) == DateText(year: 2026, month: 7, day: 1).map { .value($0) })
                #expect(row.percent(2) == .value(DecimalText(significand: 30, scale: 0)))
                #expect(row.decimal(3) == .unreadable)
                #expect(row.decimal(9) == .missing)
                return .next
            }
        }
    }

    @Test(.enabled(if: SharedData.folder != nil, "the shared data are not beside the package"))
    func theWorkedExampleIsRead() throws {
        let folder = try #require(SharedData.folder).appendingPathComponent("worked-example")
        let readings = try TabularDocument.open(
            path: folder.appendingPathComponent("readings-gb18030.csv").path, name: "readings-gb18030.csv")
        #expect(readings.encoding == .gb18030)
        let read = try readings.rows()
        #expect(read.first?.cells.first == "户号")
        for row in read.dropFirst() { #expect(row.cells.count == read.first?.cells.count) }
        for name in ["accounts", "enterprises", "measures", "other-sources", "responses", "society"] {
            let document = try TabularDocument.open(path: folder.appendingPathComponent("\(name).csv").path, name: name)
            #expect(document.encoding == .utf8)
            #expect(try document.rows().count > 1)
        }
    }
}
