/// The bytes of a cell as text.
enum DecodedText {
    /// The text without white space around it.
    static func string(_ bytes: UnsafeBufferPointer<UInt8>, in encoding: TextEncoding) -> String {
        if PlainASCII.isASCII(bytes) {
            return String(decoding: UnsafeBufferPointer(rebasing: PlainASCII.trimmed(bytes)), as: UTF8.self)
        }
        switch encoding {
        case .utf8: return trimmed(String(decoding: bytes, as: UTF8.self))
        // The whole file was found to be GB18030 before the first row was lent, so nothing is replaced here.
        case .gb18030: return trimmed(GB18030.string(bytes) ?? String(decoding: bytes, as: UTF8.self))
        }
    }

    /// Bytes whose encoding is not at hand: UTF-8 if they are, else GB18030 if they are.
    static func string(guessing bytes: UnsafeBufferPointer<UInt8>) -> String? {
        (String(validating: bytes, as: UTF8.self) ?? GB18030.string(bytes)).map(trimmed)
    }

    static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        if first == scalars.startIndex, scalars.index(after: last) == scalars.endIndex { return text }
        return String(scalars[first...last])
    }

    /// White space, and the marks without width that copying from other programs leaves behind.
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\u{FEFF}", "\u{200B}", "\u{200E}", "\u{200F}": true
        default: scalar.properties.isWhitespace
        }
    }
}

extension TextEncoding {
    /// The text of a cell's bytes as a row gives it.
    public func text(of bytes: UnsafeBufferPointer<UInt8>) -> String { DecodedText.string(bytes, in: self) }
}
