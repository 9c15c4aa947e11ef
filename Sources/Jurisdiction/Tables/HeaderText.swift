/// A header as it is compared: width, case, blanks, line breaks and marks of a required column do not count, and the
/// unit at its end stands apart.
public struct HeaderText: Sendable, Hashable {
    /// Without the unit: `so2日排放量` for `ＳＯ₂ 日排放量（千克）`.
    public let normalised: String
    /// What stood in the brackets at the end, or the unit after a stroke or straight after a Chinese name; it need not
    /// be a unit: `年` of `SO2排放量（年）`.
    public let unit: String?
    /// With the brackets, `so2排放量(年)`: where an alias has it, the brackets are part of the name.
    public let full: String

    public init(_ raw: String) {
        full = Self.plain(raw)
        (normalised, unit) = Self.split(full)
    }

    /// Half width, lower case, without blanks, underscores, asterisks around it and characters that do not show.
    static func plain(_ raw: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in raw.unicodeScalars {
            if let kept = halfWidth(scalar) { scalars.append(kept) }
        }
        var text = String(scalars).lowercased()
        while text.hasPrefix("*") { text.removeFirst() }
        while text.hasSuffix("*") || text.hasSuffix(":") { text.removeLast() }
        return text
    }

    private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x3400...0x9FFF: return scalar
        case 0xFF01...0xFF5E: return halfWidth(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
        case 0x2080...0x2089: return Unicode.Scalar(scalar.value - 0x2080 + 0x30)
        case 0x2093: return "x"
        case 0x3010, 0x3014, 0x5B: return "("
        case 0x3011, 0x3015, 0x5D: return ")"
        case 0x2022, 0x22C5, 0x30FB: return "·"
        case 0x5F, 0xFEFF, 0x200B...0x200F, 0x2060: return nil
        default: return scalar.properties.isWhitespace ? nil : scalar
        }
    }

    private static func split(_ text: String) -> (name: String, unit: String?) {
        if text.hasSuffix(")"), let open = openingOfLastBracket(text) {
            let unit = text[text.index(after: open)...].dropLast()
            let name = text[..<open]
            if !name.isEmpty, !unit.isEmpty { return (String(name), String(unit)) }
        }
        for stroke in text.indices where text[stroke] == "/" || text[stroke] == "," || text[stroke] == ":" {
            let unit = String(text[text.index(after: stroke)...])
            if stroke > text.startIndex, UnitConversion.isUnit(unit) { return (String(text[..<stroke]), unit) }
        }
        for suffix in UnitConversion.suffixes where text.hasSuffix(suffix) {
            let name = text.dropLast(suffix.count)
            if let last = name.unicodeScalars.last, (0x4E00...0x9FFF).contains(last.value) {
                return (String(name), suffix)
            }
        }
        return (text, nil)
    }

    /// The bracket that the closing one at the end belongs to.
    private static func openingOfLastBracket(_ text: String) -> String.Index? {
        var depth = 0
        for index in text.indices.reversed() {
            if text[index] == ")" { depth += 1 }
            if text[index] == "(" {
                depth -= 1
                if depth == 0 { return index }
            }
        }
        return nil
    }
}
