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
