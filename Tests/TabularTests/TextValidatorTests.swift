import Testing

@testable import Tabular

@Suite struct TextValidatorTests {
    private var random = SeededGenerator(seed: 18_030)

    @Test mutating func brokenTextIsJudgedAsByteByByte() throws {
        let seeds = [
            Array("a,奎屯市,1.5\n户号😀é\n".utf8), try gb18030("a,奎屯市,1.5\n户号状态\n"), Array("电".utf8),
            [0x81, 0x30, 0x81, 0x30, 0x0A, 0x90, 0x30, 0x81, 0x30], Array("0123456789abcdef\n".utf8), [],
        ]
        var verdicts: Set<String> = []
        for _ in 0..<30_000 {
            var bytes = seeds.randomElement(using: &random) ?? []
            if Bool.random(using: &random) { bytes += seeds.randomElement(using: &random) ?? [] }
            bytes = mutated(bytes)
            let only = [nil, nil, .utf8, .gb18030].randomElement(using: &random) ?? TextEncoding?.none
            let expected = bytewise(bytes, only: only)
            #expect(inBlocks(bytes, only: only) == expected, "\(bytes)")
            #expect(inPieces(bytes, only: only) == expected, "\(bytes)")
            verdicts.insert(String("\(expected)".prefix(8)))
        }
        // The mutations reach every kind of answer.
        #expect(verdicts.count == 3)
    }

    @Test func utf8IsWhatTheStandardLibraryTakes() {
        for lead in UInt8(0x80)...0xFF {
            for second in stride(from: UInt8(0x70), through: 0xCF, by: 1) {
                for tail in [[], [0x80], [0x80, 0xBF], [0x41, 0x41], [0xBF, 0x80, 0x41, 0x41, 0x41, 0x41]] as [[UInt8]]
                {
                    let bytes = [lead, second] + tail
                    let isText = bytes.withUnsafeBufferPointer { StrictUTF8.stop(in: $0, from: 0) == .end }
                    #expect(isText == (String(validating: bytes, as: UTF8.self) != nil), "\(bytes)")
                }
            }
        }
    }

    @Test mutating func theFirstFailureIsFoundWhereverItStands() {
        let row = Array("6500000000000,奎屯某某厂,2026-01-01 00:00,94.637\n".utf8)
        for place in 0..<(row.count * 3) {
            var bytes = row + row + row
            bytes[place] = 0xFF
            let expected = bytewise(bytes, only: .utf8)
            #expect(inBlocks(bytes, only: .utf8) == expected)
            guard case .undecodable(let offset) = expected else { Issue.record("0xFF is no UTF-8"); continue }
            #expect((place - 2...place).contains(offset))
        }
    }

    /// Plain text is passed over in long stretches.
    @Test func aByteWithinLongPlainTextIsFound() throws {
        let row = Array("6500000000000,2026-01-01 00:00,94.637\n".utf8)
        let text = (0..<20).flatMap { _ in row }
        for place in stride(from: 0, to: text.count, by: 3) {
            var bytes = text
            bytes[place] = place % 2 == 0 ? 0 : 0x80
            let end = bytes.withUnsafeBufferPointer { PlainASCII.end($0.baseAddress!, from: 0, to: $0.count) }
            #expect(end == place)
        }
    }

    /// Bytes at which the rules turn, inserted, replaced and removed.
    private mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
        let turning: [UInt8] = [
            0, 0x0A, 0x0D, 0x2C, 0x30, 0x39, 0x40, 0x7E, 0x7F, 0x80, 0x81, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xE0, 0xED,
            0xEF, 0xF0, 0xF4, 0xF5, 0xFE, 0xFF,
        ]
        var bytes = bytes
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            let byte = turning.randomElement(using: &random) ?? 0
            let index = Int.random(in: 0...bytes.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: bytes.insert(byte, at: index)
            case 1 where index < bytes.count: bytes[index] = byte
            default: if index < bytes.count { bytes.remove(at: index) }
            }
        }
        return bytes
    }

    private func bytewise(_ bytes: [UInt8], only: TextEncoding?) -> TextVerdict {
        var validator = BytewiseValidator(only: only)
        bytes.withUnsafeBufferPointer { validator.read($0) }
        return validator.verdict()
    }

    /// Blocks that end anywhere, in their order.
    private mutating func inBlocks(_ bytes: [UInt8], only: TextEncoding?) -> TextVerdict {
        var validator = TextValidator(only: only)
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + Int.random(in: 1...20, using: &random))
            bytes[start..<end].withUnsafeBufferPointer { validator.read($0) }
            start = end
        }
        return validator.verdict()
    }

    /// Pieces that end with a line, in any order, knowing what the pieces before them showed.
    private mutating func inPieces(_ bytes: [UInt8], only: TextEncoding?) -> TextVerdict {
        var pieces: [Range<Int>] = []
        var start = 0
        for index in bytes.indices where bytes[index] == 0x0A || index + 1 == bytes.count {
            pieces.append(start..<index + 1)
            start = index + 1
        }
        var defects = TextDefects(only: only)
        for piece in pieces.shuffled(using: &random) {
            bytes[piece].withUnsafeBufferPointer {
                defects.merge(TextDefects(of: $0, at: piece.lowerBound, known: defects))
            }
        }
        return defects.verdict
    }
}
