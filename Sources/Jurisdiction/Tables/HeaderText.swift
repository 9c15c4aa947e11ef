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
        if isPlain(raw) { return raw }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(raw.utf8.count)
        var hasCase = false
        for scalar in raw.unicodeScalars {
            guard let kept = halfWidth(scalar) else { continue }
            switch kept.value {
            case 0x41...0x5A: bytes.append(UInt8(kept.value) + 0x20)
            case 0..<0x80: bytes.append(UInt8(kept.value))
            default:
                // What is neither ASCII nor Chinese may have a lower case of its own.
                hasCase = hasCase || !(0x3000...0x9FFF).contains(kept.value)
                bytes.append(contentsOf: UTF8.encode(kept) ?? UTF8.encodedReplacementCharacter)
            }
        }
        let lowered = hasCase ? Array(String(decoding: bytes, as: UTF8.self).lowercased().utf8) : bytes
        var text = lowered[...]
        while text.first == UInt8(ascii: "*") { text.removeFirst() }
        while text.last == UInt8(ascii: "*") || text.last == UInt8(ascii: ":") { text.removeLast() }
        return String(decoding: text, as: UTF8.self)
    }

    /// Of the most common characters alone, none of which is changed: lower case, digits, marks and Chinese.
    private static func isPlain(_ raw: String) -> Bool {
        let edge = [UInt8(ascii: "*"), UInt8(ascii: ":")]
        guard let first = raw.utf8.first, let last = raw.utf8.last, !edge.contains(first), !edge.contains(last) else {
            return raw.isEmpty
        }
        return raw.utf8.allSatisfy { byte in
            switch byte {
            // A byte above E3 and up to E9 begins a character from U+4000 to U+9FFF.
            case 0x21...0x40, 0x60...0x7E, 0x80...0xBF, 0xE4...0xE9: true
            default: false
            }
        }
    }

    private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x3400...0x9FFF, 0x21...0x5A, 0x5E, 0x60...0x7E: return scalar
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
        let bytes = Array(text.utf8)
        func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        if bytes.last == UInt8(ascii: ")"), let open = openingOfLastBracket(bytes), open > 0, open + 2 < bytes.count {
            return (part(0..<open), part(open + 1..<bytes.count - 1))
        }
        for stroke in bytes.indices.dropFirst() where strokes.contains(bytes[stroke]) {
            let unit = part(stroke + 1..<bytes.count)
            if UnitConversion.isUnit(unit) { return (part(0..<stroke), unit) }
        }
        for suffix in UnitConversion.suffixes where bytes.ends(with: suffix.utf8) {
            let name = part(0..<bytes.count - suffix.utf8.count)
            if let last = name.unicodeScalars.last, (0x4E00...0x9FFF).contains(last.value) { return (name, suffix) }
        }
        return (text, nil)
    }

    private static let strokes = Array("/,:".utf8)

    /// The bracket that the closing one at the end belongs to.
    private static func openingOfLastBracket(_ bytes: [UInt8]) -> Int? {
        var depth = 0
        for index in bytes.indices.reversed() {
            if bytes[index] == UInt8(ascii: ")") { depth += 1 }
            if bytes[index] == UInt8(ascii: "(") {
                depth -= 1
                if depth == 0 { return index }
            }
        }
        return nil
    }
}

extension [UInt8] {
    fileprivate func ends(with suffix: String.UTF8View) -> Bool {
        count >= suffix.count && self[(count - suffix.count)...].elementsEqual(suffix)
    }
}
