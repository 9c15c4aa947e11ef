import Diagnostics
import Tabular
import Testing

/// A text that lies in no file is read as a file of the same bytes is.
struct StreamedTextTests {
    private final class Source: ByteSource {
        private var rest: ArraySlice<UInt8>

        init(_ text: String) { rest = ArraySlice(text.utf8) }

        /// A few bytes at a time, so that a row is never whole.
        func read(into buffer: UnsafeMutableRawBufferPointer) throws(Refusal) -> Int {
            let part = rest.prefix(min(5, buffer.count))
            buffer.copyBytes(from: part)
            rest = rest.dropFirst(part.count)
            return part.count
        }
    }

    private static func rows(_ text: String) throws -> [[String]] {
        let document = try TabularDocument(named: "generated.csv") { Source(text) }
        var rows: [[String]] = []
        try document.forEachRow { row in
            rows.append((0..<row.count).map { row.text($0) })
            return .next
        }
        return rows
    }

    @Test func itsRowsAreLentAsOftenAsAsked() throws {
        let text = "户号,时间\n1,\"a,\nb\"\n2,c\n"
        #expect(try Self.rows(text) == [["户号", "时间"], ["1", "a,\nb"], ["2", "c"]])
        let document = try TabularDocument(named: "generated.csv") { Source(text) }
        #expect(document.encoding == .utf8)
        #expect(!document.isProven)
        #expect(try document.prove())
        #expect(document.isProven)
    }

    @Test func nothingIsRefused() {
        #expect(throws: Refusal.self) { try TabularDocument(named: "generated.csv") { Source("") } }
    }
}
