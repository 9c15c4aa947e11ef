import Foundation

/// An identifier as it is compared: full-width letters and digits made half-width, accents composed, blanks and what
/// cannot be seen, a leading apostrophe and Excel's `="…"` taken off. All of these lose nothing; what would is refused.
enum Identifier {
    /// nil where the text has passed through a number format (`6.5E+12`, `6500000000001.0`).
    static func normalised(_ raw: String) -> String? {
        let text = plain(raw)
        return text.isEmpty || looksLikeNumberFormat(text) ? nil : text
    }

    static func plain(_ raw: String) -> String {
        if isPlain(raw) { return raw }
        var scalars = String.UnicodeScalarView()
        for scalar in raw.unicodeScalars where !isInvisible(scalar) {
            switch scalar.value {
            case 0xFF01...0xFF5E: scalars.append(UnicodeScalar(scalar.value - 0xFEE0) ?? scalar)
            case 0x2212: scalars.append("-")
            default: scalars.append(scalar)
            }
        }
        var text = String(scalars).precomposedStringWithCanonicalMapping
        if text.hasPrefix("=\""), text.hasSuffix("\""), text.count >= 4 { text = String(text.dropFirst(2).dropLast()) }
        if text.hasPrefix("'") { text = String(text.dropFirst()) }
        return text
    }

    /// Most identifiers are letters and digits, and stay as they are.
    private static func isPlain(_ raw: String) -> Bool {
        var raw = raw
        return raw.withUTF8 { bytes in
            bytes.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: "\"") }
        }
    }

    /// White space, control characters, and the marks of direction, joining and variation that copying leaves behind.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint { return true }
        switch scalar.properties.generalCategory {
        case .control, .format: return true
        default: return false
        }
    }

    /// `1.23E+12`, `6500000000001.00`: digits with a point or an exponent.
    private static func looksLikeNumberFormat(_ text: String) -> Bool {
        var digits = 0
        var marks = 0
        for byte in text.utf8 {
            switch byte {
            case 48...57: digits += 1
            case UInt8(ascii: "."), UInt8(ascii: "E"), UInt8(ascii: "e"), UInt8(ascii: "+"), UInt8(ascii: ","):
                marks += 1
            default: return false
            }
        }
        return digits > 0 && marks > 0 && text.utf8.first.map { (48...57).contains($0) } == true
            && (text.contains(".") || text.contains("E") || text.contains("e") || text.contains(","))
    }
}
