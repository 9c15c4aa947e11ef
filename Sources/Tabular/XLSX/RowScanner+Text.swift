extension RowScanner {
    /// Text up to the next `<`.
    struct Text {
        let start: Place
        let end: Place
        /// It holds named references, which stand for a character each.
        let hasReferences: Bool
        /// It holds a low line, with which an escape such as `_x000D_` begins.
        let hasLowLine: Bool

        var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: end - start) }
    }

    /// Nil where something stands in the text that the parser must judge, be it a carriage return or malformed UTF-8.
    /// Eight bytes are looked at at once: texts are most of what a sheet holds.
    @inline(__always)
    mutating func scanText(_ start: Place) -> Text? {
        var place = start
        var hasReferences = false
        var hasLowLine = false
        while true {
            let word = UnsafeRawPointer(place).loadUnaligned(as: UInt64.self)
            let marks = Self.marks(word)
            if marks == 0 {
                place += 8
                continue
            }
            place += marks.trailingZeroBitCount >> 3
            switch place[0] {
            case UInt8(ascii: "<"):
                return Text(start: start, end: place, hasReferences: hasReferences, hasLowLine: hasLowLine)
            case 0x80...:
                guard let next = Self.behindCharacter(place) else { return cut(place) }
                place = next
            case UInt8(ascii: "_"):
                hasLowLine = true
                place += 1
            case UInt8(ascii: "&"):
                guard let next = Self.behindReference(place) else { return cut(place) }
                hasReferences = true
                place = next
            case UInt8(ascii: ">"):
                // `]]>` may not stand in text.
                if place - start >= 2, place[-1] == UInt8(ascii: "]"), place[-2] == UInt8(ascii: "]") {
                    return cut(place)
                }
                place += 1
            case 0x09, 0x0A: place += 1
            default: return cut(place)
            }
        }
    }

    private mutating func cut(_ place: Place) -> Text? {
        _ = fail(place)
        return nil
    }

    /// The high bit of each byte that is `<`, `>`, `&`, `_`, below a blank or beyond ASCII; behind the first such byte
    /// there may be more bits than that.
    @inline(__always)
    private static func marks(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let angles = (word | ones &* 0x02) ^ (ones &* 0x3E)
        let ampersands = word ^ (ones &* 0x26)
        let lowLines = word ^ (ones &* 0x5F)
        let zeros =
            ((angles &- ones) & ~angles) | ((ampersands &- ones) & ~ampersands) | ((lowLines &- ones) & ~lowLines)
        let controls = (word &- ones &* 0x20) & ~word
        return (zeros | controls | word) & (ones &* 0x80)
    }

    /// Behind one character of several bytes; nil where it is not well-formed UTF-8, or no character of XML.
    @inline(__always)
    private static func behindCharacter(_ place: Place) -> Place? {
        let (first, second) = (place[0], place[1])
        switch first {
        case 0xE4...0xE9:
            // Most Chinese characters.
            return second & 0xC0 == 0x80 && place[2] & 0xC0 == 0x80 ? place + 3 : nil
        case 0xC2...0xDF: return second & 0xC0 == 0x80 ? place + 2 : nil
        case 0xE0...0xEF:
            guard second & 0xC0 == 0x80, place[2] & 0xC0 == 0x80 else { return nil }
            let value = UInt32(first & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(place[2] & 0x3F)
            return value >= 0x800 && value < 0xFFFE && !(0xD800...0xDFFF).contains(value) ? place + 3 : nil
        case 0xF0...0xF4:
            guard second & 0xC0 == 0x80, place[2] & 0xC0 == 0x80, place[3] & 0xC0 == 0x80 else { return nil }
            let lead = UInt32(first & 0x07) << 6 | UInt32(second & 0x3F)
            return lead >= 0x10 && lead < 0x110 ? place + 4 : nil
        default: return nil
        }
    }

    private static let references: [(name: [UInt8], byte: UInt8)] = [
        ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)[0]) }

    private static func reference(at place: Place) -> (name: [UInt8], byte: UInt8)? {
        references.first { reference in
            reference.name.indices.allSatisfy { place[$0] == reference.name[$0] }
        }
    }

    private static func behindReference(_ place: Place) -> Place? {
        reference(at: place).map { place + $0.name.count }
    }

    /// The bytes that the text stands for.
    static func resolved(_ text: Text) -> [UInt8] {
        var bytes: [UInt8] = []
        var place = text.start
        while place < text.end {
            if place[0] == UInt8(ascii: "&"), let reference = reference(at: place) {
                bytes.append(reference.byte)
                place += reference.name.count
            } else {
                bytes.append(place[0])
                place += 1
            }
        }
        return bytes
    }
}
