/// Writes UTF-8 with a byte order mark, records ended by CRLF, quotes where RFC 4180 asks for them. Text that a
/// spreadsheet would take for a formula gets an apostrophe before it; numbers are left alone.
public struct CSVWriter: Sendable {
    public enum Field: Sendable, Hashable {
        case text(String)
        /// A plain decimal; anything else is written as text.
        case number(String)
        case blank
    }

    /// What was written and not yet taken.
    public private(set) var bytes: [UInt8]

    public init() {
        bytes = [0xEF, 0xBB, 0xBF]
    }

    public mutating func append(_ record: [Field]) {
        for (index, field) in record.enumerated() {
            if index > 0 { bytes.append(0x2C) }
            switch field {
            case .blank: break
            case .number(let text) where Self.isPlainNumber(text): bytes.append(contentsOf: text.utf8)
            case .number(let text), .text(let text):
                if !writePlain(text) { write(Self.neutralised(text)) }
            }
        }
        bytes.append(contentsOf: [0x0D, 0x0A])
    }

    /// Hands over what was written so far, so that a long table need not be held whole.
    public mutating func takeBytes() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    /// Nearly all text begins with a letter, a digit or a Chinese character, which is no formula, and holds nothing that
    /// wants quotes.
    private mutating func writePlain(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { utf8 in
            guard let first = utf8.first, let last = utf8.last, last != 0x20 else { return false }
            switch first {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xE4...0xE9: break
            default: return false
            }
            let start = bytes.count
            for byte in utf8 {
                if byte < 0x20 || byte == 0x22 || byte == 0x2C || byte == 0x3B || byte == 0x7F || byte == 0xC2 {
                    bytes.removeSubrange(start...)
                    return false
                }
                bytes.append(byte)
            }
            return true
        }
    }

    private mutating func write(_ text: String) {
        // Semicolons and tabs separate fields where a spreadsheet is told so, or guesses it.
        let needsQuotes = text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D, 0x3B, 0x09].contains($0) }
        guard needsQuotes || text.utf8.first == 0x20 || text.utf8.last == 0x20 else {
            return bytes.append(contentsOf: Array(text.utf8))
        }
        bytes.append(0x22)
        for byte in text.utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }

    /// Looks behind blanks too, and behind what cannot be seen: some programs drop them before they look for a formula.
    private static func neutralised(_ raw: String) -> String {
        let text = shown(raw)
        guard let first = text.unicodeScalars.first else { return text }
        if first == "\t" || first == "\r" || first == "\n" { return "'" + text }
        switch text.unicodeScalars.first(where: { !isUnseen($0) }) {
        case "=", "+", "-", "@", "＝", "＋", "－", "＠": return "'" + text
        default: return text
        }
    }

    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
    }

    /// Control characters but tabs and line ends as their pictures: whoever lists the file is not steered by it.
    private static func shown(_ text: String) -> String {
        let isControl: (Unicode.Scalar) -> Bool = { scalar in
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: false
            case 0..<0x20, 0x7F..<0xA0: true
            default: false
            }
        }
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    guard isControl(scalar) else { return scalar }
                    return scalar.value < 0x20 ? Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}" : "\u{FFFD}"
                }))
    }

    private static func isPlainNumber(_ text: String) -> Bool {
        var digits = 0
        var hasPoint = false
        for (index, byte) in text.utf8.enumerated() {
            if PlainASCII.isDigit(byte) {
                digits += 1
            } else if byte == 0x2E, digits > 0, !hasPoint {
                hasPoint = true
                digits = 0
            } else if byte != 0x2D || index > 0 {
                return false
            }
        }
        return digits > 0
    }
}
