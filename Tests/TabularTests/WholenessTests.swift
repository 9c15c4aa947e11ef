import Glibc
import Testing

@testable import Tabular

@Suite struct WholenessTests {
    @Test func aTextCutAnywhereIsWholeOnlyAtALineEnd() throws {
        var text = ""
        var number = 0
        while text.utf8.count < 50_000 {
            number += 1
            text += "\(number),\"甲,乙\",2026-01-08,\(number * 7 % 1000).25\r\n"
        }
        let bytes = Array(text.utf8)
        let fixture = try Fixture(bytes)
        for length in (0...bytes.count).reversed() {
            truncate(fixture.path, length)
            let isAtLineEnd = length > 0 && (bytes[length - 1] == 0x0A || bytes[length - 1] == 0x0D)
            if TabularDocument.looksWhole(path: fixture.path) != isAtLineEnd { Issue.record("\(length) bytes") }
        }
        for length in stride(from: 1, through: bytes.count, by: 101) { _ = try refusal(Array(bytes[..<length])) }
    }

    @Test func aGzipFileCutAnywhereIsNotWhole() throws {
        let bytes = gzip((0..<500).map { "\($0),2026-01-08,\($0 * 31 % 977)\n" }.joined())
        #expect(try looksWhole(bytes))
        for length in 1..<bytes.count {
            let cut = Array(bytes[..<length])
            if try looksWhole(cut) { Issue.record("\(length) bytes") }
            if length > 2, try refusal(cut) == nil { Issue.record("\(length) bytes are read") }
        }
    }

    @Test func aWorkbookCutAnywhereIsNotWhole() throws {
        let bytes = WorkbookFixture("<row><c t=\"s\"><v>0</v></c></row>", strings: "<si><t>甲</t></si>").file()
        #expect(try looksWhole(bytes))
        for length in 1..<bytes.count {
            let cut = Array(bytes[..<length])
            if try looksWhole(cut) { Issue.record("\(length) bytes") }
            if length >= 4, try refusal(cut) == nil { Issue.record("\(length) bytes are read") }
        }
    }

    @Test func gzipMembersAndPaddingAreRead() throws {
        let bytes = gzip("a,b\n") + gzip("1,2\n") + [0, 0, 0]
        let document = try TabularDocument.open(bytes)
        #expect(document.format == .csvGzip)
        #expect(document.encoding == .utf8)
        #expect(try document.rows().map(\.cells) == [["a", "b"], ["1", "2"]])
        #expect(try looksWhole(bytes))
    }

    @Test func aFileRefusedForWhatItIsIsNotWaitedFor() throws {
        #expect(try looksWhole([0xD0, 0xCF, 0x11, 0xE0, 1]))
        #expect(try !looksWhole([]))
    }
}
