/// An identifier as it is compared: full-width letters and digits made half-width, blanks, a leading apostrophe and
/// Excel's `="…"` taken off. All of these lose nothing; what would is refused.
enum Identifier {
    /// nil where the text has passed through a number format (`6.5E+12`, `6500000000001.0`).
    static func normalised(_ raw: String) -> String? {
        let text = plain(raw)
        return text.isEmpty || looksLikeNumberFormat(text) ? nil : text
    }

    static func plain(_ raw: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in raw.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: scalars.append(UnicodeScalar(scalar.value - 0xFEE0) ?? scalar)
            case 0x20, 0x09, 0x3000, 0xA0, 0xFEFF, 0x200B...0x200F: continue
            default: scalars.append(scalar)
            }
        }
        var text = String(scalars)
        if text.hasPrefix("=\""), text.hasSuffix("\""), text.count >= 4 { text = String(text.dropFirst(2).dropLast()) }
        if text.hasPrefix("'") { text = String(text.dropFirst()) }
        return text
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
