/// UTF-8 by the book: no overlong form, no surrogate, nothing past U+10FFFF. NUL is no text.
enum StrictUTF8 {
    /// How far the bytes are text, from an index at which a character starts.
    static func stop(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> TextStop {
        guard let base = bytes.baseAddress else { return .end }
        let count = bytes.count
        var index = start
        while true {
            index = PlainASCII.end(base, from: index, to: count)
            guard index < count else { return .end }
            guard base[index] != 0 else { return .nul(index) }
            repeat {
                if isThreeBytes(base, index, count) {
                    index += 3
                    continue
                }
                let (length, stop) = sequence(base, at: index, count)
                if let stop { return stop }
                index += length
            } while index < count && base[index] >= 0x80
        }
    }

    /// A character of three bytes, which nearly all Chinese ones are, in one comparison.
    @inline(__always)
    private static func isThreeBytes(_ base: UnsafePointer<UInt8>, _ index: Int, _ count: Int) -> Bool {
        guard index + 4 <= count else { return false }
        let word = UInt32(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt32.self))
        guard word & 0x00C0_C0F0 == 0x0080_80E0 else { return false }
        // E0 wants A0 and above, ED wants 9F and below: the low half of the lead, and one bit of the byte after it.
        let special = word & 0x200F
        return special != 0 && special != 0x200D
    }

    /// The length of the character that starts with a byte beyond ASCII, or why there is none.
    private static func sequence(
        _ base: UnsafePointer<UInt8>, at start: Int, _ count: Int
    ) -> (length: Int, stop: TextStop?) {
        let lead = base[start]
        guard (0xC2...0xF4).contains(lead) else { return (0, .broken(.init(start: start, decided: start))) }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        for position in 1..<length {
            guard start + position < count else { return (0, .cut(start)) }
            guard continuation(after: lead, at: position).contains(base[start + position]) else {
                return (0, .broken(.init(start: start, decided: start + position)))
            }
        }
        return (length, nil)
    }

    private static func continuation(after lead: UInt8, at position: Int) -> ClosedRange<UInt8> {
        guard position == 1 else { return 0x80...0xBF }
        switch lead {
        case 0xE0: return 0xA0...0xBF
        case 0xED: return 0x80...0x9F
        case 0xF0: return 0x90...0xBF
        case 0xF4: return 0x80...0x8F
        default: return 0x80...0xBF
        }
    }
}
