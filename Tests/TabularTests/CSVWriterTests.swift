import Tabular
import Testing

@Suite struct CSVWriterTests {
    private func written(_ fields: [CSVWriter.Field]) -> String {
        var writer = CSVWriter()
        writer.append(fields)
        return String(decoding: writer.bytes.dropFirst(3), as: UTF8.self)
    }

    @Test func recordsAreQuotedWhereNeeded() {
        let line = written([.text("a,b"), .text("say \"hi\""), .text("x\ny"), .blank, .number("-12.50"), .text("平")])
        #expect(line == "\"a,b\",\"say \"\"hi\"\"\",\"x\ny\",,-12.50,平\r\n")
    }

    @Test(arguments: ["=1+1", "+86", "-cmd", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠x", " =1", "\u{3000}=1"])
    func formulasBecomeText(_ text: String) throws {
        let line = written([.text(text)])
        #expect(line.drop { $0 == "\"" }.hasPrefix("'"))
        var writer = CSVWriter()
        writer.append([.text("h"), .text(text)])
        let cell = try #require(try TabularDocument.open(writer.bytes).rows().first?.cells.last)
        #expect(cell.hasPrefix("'"))
    }

    @Test func whatIsNoPlainNumberIsText() {
        #expect(written([.number("=1")]) == "'=1\r\n")
        #expect(written([.number("1,5")]) == "\"1,5\"\r\n")
        #expect(written([.number("-")]) == "'-\r\n")
    }

    @Test func whatIsWrittenIsReadBack() throws {
        let cells = ["户号", "a\"b", "c,d", "e\r\nf", "g;h"]
        var writer = CSVWriter()
        writer.append(cells.map { .text($0) })
        let head = writer.takeBytes()
        writer.append([.number("1"), .number("2")])
        let document = try TabularDocument.open(head + writer.takeBytes())
        #expect(document.encoding == .utf8)
        #expect(try document.rows().map(\.cells) == [cells, ["1", "2"]])
    }
}
