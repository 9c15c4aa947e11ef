import Diagnostics
import TestSupport
import Testing

@testable import Tabular

/// Texts altered in bytes and in structure: each is refused by name, or read as two decoders and a splitter that know
/// nothing of ours read it, to the last character; what was read, encoded again, gives the bytes of the file.
@Suite struct EncodingMutationTests {
    private static let text = #"""
        企业编号,企业名称,县区,备注
        E1,甲县钢铁集团有限公司,甲县,"一厂，""二厂"""
        E2,乙县𠮷田化工,乙县,绿色 & <b>
        E3,丙县昞昿水泥€厂,丙县,"两行
        备注说明文字"
        E4,丁县砖瓦窑,丁县,=1+1

        """#

    @Test func alteredTextsAreReadToTheLetterOrRefused() throws {
        var random = SeededGenerator(seed: 20_261_121)
        let utf8 = Array(Self.text.utf8)
        let sources = [utf8, try gb18030(Self.text), [0xEF, 0xBB, 0xBF] + utf8]
        var counts: [String: Int] = [:]
        for index in 0..<LongRun.count(100_000, else: 2_000) {
            let source = sources[index % sources.count]
            let bytes = Self.altered(source, sources, &random)
            let outcome = try Self.outcome(of: bytes, was: source, index)
            counts[outcome, default: 0] += 1
        }
        print(counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
        #expect(counts["UTF-8"] ?? 0 > 0 && counts["GB18030"] ?? 0 > 0 && counts["TB-009"] ?? 0 > 0)
        #expect(counts["TB-031"] ?? 0 > 0)
    }

    /// The code of the refusal, or the encoding in which the text was read.
    private static func outcome(of bytes: [UInt8], was source: [UInt8], _ index: Int) throws -> String {
        do {
            let document = try TabularDocument.open(bytes)
            // A row of nothing but marks without width is lent, and blank.
            let rows = try document.rows().map(\.cells).filter { $0.contains { !$0.isEmpty } }
            let encoding = document.encoding ?? .utf8
            guard let text = decoded(bytes, encoding) else {
                Issue.record("case \(index): read as \(encoding), which it is not: \(bytes)")
                return "wrong"
            }
            let expected = PlainSplitter(document.delimiter ?? .comma).rows(of: text)
            if same(rows, expected) == false { Issue.record("case \(index): \(rows) instead of \(expected): \(bytes)") }
            if encoding == .gb18030 {
                let again = try gb18030(text)
                let isSame = again == bytes || foundationGB18030(again).map { Array($0.utf8) } == Array(text.utf8)
                if !isSame { Issue.record("case \(index): encoded again it is another text: \(bytes)") }
                if holdsUTF8Record(of: source, bytes) { Issue.record("case \(index): UTF-8 read as GB18030: \(bytes)") }
            }
            return encoding.rawValue
        } catch let refusal as Refusal {
            return refusal.diagnostic.code
        }
    }

    private static func decoded(_ bytes: [UInt8], _ encoding: TextEncoding) -> String? {
        encoding == .utf8 ? String(validating: bytes, as: UTF8.self) : foundationGB18030(bytes)
    }

    private static func same(_ one: [[String]], _ other: [[String]]) -> Bool {
        one.map { $0.map { Array($0.utf8) } } == other.map { $0.map { Array($0.utf8) } }
    }

    /// A line of the UTF-8 file that stands unchanged between two line ends in what passes for GB18030.
    private static func holdsUTF8Record(of source: [UInt8], _ bytes: [UInt8]) -> Bool {
        let lines = Set(bytes.split(separator: 0x0A).map(Array.init))
        return Array(text.utf8).split(separator: 0x0A).contains { line in
            line.count { $0 >= 0xE4 } >= 4 && !line.contains(0x22) && lines.contains(Array(line))
        }
    }

    // MARK: Alterations

    private static func altered(
        _ source: [UInt8], _ sources: [[UInt8]], _ random: inout SeededGenerator
    ) -> [UInt8] {
        var bytes = source
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            guard !bytes.isEmpty else { break }
            let place = Int.random(in: 0...bytes.count, using: &random)
            switch Int.random(in: 0..<9, using: &random) {
            case 0: bytes.insert(contentsOf: inserts.randomElement(using: &random) ?? [], at: place)
            case 1: bytes = Array(bytes[..<place])
            case 2: bytes = bytes.flatMap { $0 == 0x0A && Bool.random(using: &random) ? [0x0D, 0x0A] : [$0] }
            case 3: bytes = bytes.map { $0 == 0x0A && Bool.random(using: &random) ? 0x0D : $0 }
            case 4: bytes += sources.randomElement(using: &random) ?? []
            case 5: bytes.insert(contentsOf: bytes[place...].prefix(40), at: place)
            default: bytes = random.mutated(bytes, times: Int.random(in: 1...4, using: &random))
            }
        }
        return bytes
    }

    private static let inserts: [[UInt8]] = [
        [0], [0x22], [0x22, 0x22], [0x0D], [0x0A], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0x80], [0xFF],
        [0x81], [0x81, 0x30], [0x81, 0x30, 0x81], [0x84, 0x31, 0xA4, 0x37], [0x84, 0x31, 0x95, 0x33],
        [0xE4, 0xBD], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC0, 0x80], [0xE2, 0x80, 0xAE],
        [0xFE, 0x39, 0xFE, 0x39], [0x1B], [0x09], [0x2C], [0x3B], Array("\u{FFFD}".utf8),
    ]
}
