/// Text made fit for a cell.
enum CellText {
    /// Excel's limit, in UTF-16 units.
    static let maximumLength = 32_767

    /// The text as the cell shows it: line ends as `\n`, characters that XML forbids as visible pictures. Nil where
    /// there is nothing but white space: such a cell is left blank.
    static func fit(_ text: String) -> String? {
        let shown = isPlain(text) ? text : mended(text)
        guard let first = shown.unicodeScalars.first else { return nil }
        if beginsVisibly(first) { return shown }
        guard first.properties.isWhitespace else { return shown }
        return shown.unicodeScalars.allSatisfy(\.properties.isWhitespace) ? nil : shown
    }

    /// Of most texts the first character tells that it is no white space, without looking it up.
    private static func beginsVisibly(_ first: Unicode.Scalar) -> Bool {
        (0x21...0x7E).contains(first.value) || (0x4E00...0x9FFF).contains(first.value)
    }

    static func isTooLong(_ text: String) -> Bool {
        text.utf8.count > maximumLength && text.utf16.count > maximumLength
    }

    /// For a title or a legend: libxlsxwriter takes a leading `=` for a formula there.
    static func label(_ text: String) -> String {
        let shown = fit(text) ?? ""
        return shown.hasPrefix("=") ? " " + shown : shown
    }

    /// Most text needs nothing done, which its bytes tell.
    private static func isPlain(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            for (index, byte) in bytes.enumerated() where byte < 0x20 || byte == 0xBF {
                guard byte != 0xBF else {
                    // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
                    let isForbidden = index > 0 && bytes[index - 1] == 0xEF && bytes[index + 1] >= 0xBE
                    if isForbidden { return false }
                    continue
                }
                guard byte == 0x09 || byte == 0x0A else { return false }
            }
            return true
        }
    }

    private static func mended(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            switch scalar.value {
            case 0x09, 0x0A: result.append(scalar)
            case 0x0D: if index + 1 == scalars.count || scalars[index + 1] != "\n" { result.append("\n") }
            case 0..<0x20: result.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
            case 0xFFFE, 0xFFFF: result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// The text as the file holds it, so that what looks like Excel's escape of a character is shown as it stands.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            let escape = startsEscape(scalars[index...]) ? "_x005F_" : String(scalar)
            result.append(contentsOf: escape.unicodeScalars)
        }
        return String(result)
    }

    /// `_x000D_`, which Excel would show as the character of that number.
    private static func startsEscape(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        guard scalars.first == "_" else { return false }
        let escape = Array(scalars.prefix(7))
        guard escape.count == 7, escape[1] == "x", escape[6] == "_" else { return false }
        return escape[2..<6].allSatisfy { $0.properties.isASCIIHexDigit }
    }
}
