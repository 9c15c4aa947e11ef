/// Bytes of plain text: tests and trims on which no character beyond ASCII can intrude.
enum PlainASCII {
    @inline(__always)
    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10
    }

    /// The index of the first byte that is NUL or beyond ASCII; `end` where there is none.
    @inline(__always)
    static func end(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
        // Where one such byte was the next is mostly near.
        let near = min(end, start + 64)
        var index = byWords(base, from: start, to: near)
        if index + 8 <= near { return index }
        while index + stretch <= end, isPlain(base + index) { index += stretch }
        index = byWords(base, from: index, to: end)
        while index < end, base[index] < 0x80, base[index] != 0 { index += 1 }
        return index
    }

    /// The same eight bytes at a step, or where fewer than eight are left.
    @inline(__always)
    private static func byWords(_ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        var index = start
        while index + 8 <= end {
            let word = UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
            // The subtraction borrows into a top bit where a byte is zero; the lowest such bit is never wrong.
            let found = (word | (word &- ones)) & tops
            if found != 0 { return index + found.trailingZeroBitCount / 8 }
            index += 8
        }
        return index
    }

    private static let stretch = 256

    /// The loop knows its length and only gathers, so that the compiler takes sixteen bytes or more at a step.
    @inline(__always)
    private static func isPlain(_ bytes: UnsafePointer<UInt8>) -> Bool {
        var all: UInt8 = 0
        var least = UInt8.max
        for index in 0..<stretch {
            all |= bytes[index]
            least = min(least, bytes[index])
        }
        return all < 0x80 && least > 0
    }

    static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var all: UInt8 = 0
        for byte in bytes { all |= byte }
        return all < 0x80
    }

    @inline(__always)
    static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> Slice<UnsafeBufferPointer<UInt8>> {
        var start = 0
        var end = bytes.count
        while start < end, isBlank(bytes[start]) { start += 1 }
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        return bytes[start..<end]
    }

    /// The text with the full-width forms of ASCII (U+FF01 to U+FF5E, U+3000) and the minus sign U+2212 made plain, as
    /// numbers and dates are read; nil where anything else beyond ASCII stands in it, unless it is in `allowed`.
    static func narrowed(_ text: String, allowing allowed: Set<Unicode.Scalar> = []) -> String? {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0..<0x80: result.unicodeScalars.append(scalar)
            case 0xFF01...0xFF5E: result.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
            case 0x3000, 0xA0: result.append(" ")
            case 0x2212: result.append("-")
            default:
                guard allowed.contains(scalar) else { return nil }
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
