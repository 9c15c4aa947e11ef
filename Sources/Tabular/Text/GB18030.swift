/// The national encoding of Chinese text: one, two or four bytes a character. Code by code what Foundation's decoder
/// gives, but usable where the Swift runtime is linked in statically.
enum GB18030 {
    /// Characters of the two-byte codes, by `(lead - 0x81) * 190 + trail` with the gap at 0x7F closed.
    private static let twoByte: [UInt16] = decodeBase64(twoByteCharacters)

    /// Loaned once a field, so that the lazy table is looked up once a field, not once a character.
    struct Table {
        fileprivate let characters: [UInt16] = GB18030.twoByte

        /// The character of a two-byte code, 0 where the bytes are no code.
        @inline(__always)
        func character(_ lead: UInt8, _ trail: UInt8) -> UInt32 {
            guard (0x81...0xFE).contains(lead), (0x40...0xFE).contains(trail), trail != 0x7F else { return 0 }
            let column = Int(trail) - (trail > 0x7F ? 0x41 : 0x40)
            return UInt32(characters[(Int(lead) - 0x81) * 190 + column])
        }
    }

    /// The character of a four-byte code, 0 where the bytes are no code or one that is not assigned.
    static func character(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8) -> UInt32 {
        let digits: ClosedRange<UInt8> = 0x30...0x39
        let leads: ClosedRange<UInt8> = 0x81...0xFE
        guard leads.contains(first), digits.contains(second), leads.contains(third), digits.contains(fourth) else {
            return 0
        }
        let high = UInt32(first - 0x81) * 10 + UInt32(second - 0x30)
        let index = (high * 126 + UInt32(third - 0x81)) * 10 + UInt32(fourth - 0x30)
        if index < basicPlaneCodes { return basicPlaneCharacter(index) }
        guard index >= supplementaryStart, index - supplementaryStart < 0x10_0000 else { return 0 }
        return index - supplementaryStart + 0x1_0000
    }

    private static let basicPlaneCodes: UInt32 = 39_420
    private static let supplementaryStart: UInt32 = 189_000

    private static func basicPlaneCharacter(_ index: UInt32) -> UInt32 {
        var low = 0
        var high = fourByteRanges.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if fourByteRanges[middle].index <= index { low = middle } else { high = middle }
        }
        return fourByteRanges[low].character + (index - fourByteRanges[low].index)
    }

    private static func decodeBase64(_ literal: StaticString) -> [UInt16] {
        var units: [UInt16] = []
        units.reserveCapacity(126 * 190)
        var bits: UInt32 = 0
        var count = 0
        literal.withUTF8Buffer { letters in
            for letter in letters {
                guard let value = base64Value(letter) else { continue }
                bits = bits << 6 | value
                count += 6
                if count >= 16 {
                    count -= 16
                    units.append(UInt16(truncatingIfNeeded: bits >> UInt32(count)))
                }
            }
        }
        return units
    }

    private static func base64Value(_ letter: UInt8) -> UInt32? {
        switch letter {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(letter - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(letter - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(letter - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}

extension GB18030 {
    /// The text of the bytes, nil where they are not wholly GB18030.
    static func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        let table = Table()
        var isValid = true
        // Two bytes give at most three of UTF-8, four give at most four, one gives one.
        let text = String(unsafeUninitializedCapacity: bytes.count + bytes.count / 2 + 4) { output in
            var written = 0
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                if byte < 0x80 {
                    output[written] = byte
                    written += 1
                    index += 1
                    continue
                }
                let (character, length) = character(at: index, in: bytes, table)
                guard character != 0 else {
                    isValid = false
                    return 0
                }
                written += write(character, to: output, at: written)
                index += length
            }
            return written
        }
        return isValid ? text : nil
    }

    @inline(__always)
    private static func character(
        at index: Int, in bytes: UnsafeBufferPointer<UInt8>, _ table: Table
    ) -> (character: UInt32, length: Int) {
        guard index + 1 < bytes.count else { return (0, 1) }
        if bytes[index + 1] >= 0x40 { return (table.character(bytes[index], bytes[index + 1]), 2) }
        guard index + 3 < bytes.count else { return (0, 1) }
        return (character(bytes[index], bytes[index + 1], bytes[index + 2], bytes[index + 3]), 4)
    }

    /// Writes a character above U+007F as UTF-8 and gives the number of bytes.
    private static func write(_ character: UInt32, to output: UnsafeMutableBufferPointer<UInt8>, at start: Int) -> Int {
        func tail(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: character >> shift & 0x3F | 0x80) }
        if character < 0x800 {
            output[start] = UInt8(truncatingIfNeeded: character >> 6 | 0xC0)
            output[start + 1] = tail(0)
            return 2
        }
        if character < 0x1_0000 {
            output[start] = UInt8(truncatingIfNeeded: character >> 12 | 0xE0)
            output[start + 1] = tail(6)
            output[start + 2] = tail(0)
            return 3
        }
        output[start] = UInt8(truncatingIfNeeded: character >> 18 | 0xF0)
        output[start + 1] = tail(12)
        output[start + 2] = tail(6)
        output[start + 3] = tail(0)
        return 4
    }
}
