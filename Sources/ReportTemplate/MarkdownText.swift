/// Text from outside made harmless in Markdown (CommonMark with GitHub's tables): no link, image, HTML, emphasis,
/// heading, list or table break comes out of it, while Chinese text, digits, `.`, `%`, `-` inside it stay as they are.
public enum MarkdownText {
    /// `newline` stands for each line end: a space, or `<br>` in a table's cell.
    public static func escaped(_ text: String, newline: String = " ") -> String {
        if isHarmless(text) { return text }
        var escaper = Escaper(scalars: Array(text.unicodeScalars), newline: newline)
        return escaper.escaped()
    }
}

extension MarkdownText {
    /// Whether the bytes alone tell that nothing is to be done; false where that is not certain.
    private static func isHarmless(_ text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { bytes in
            guard let first = bytes.first, let last = bytes.last else { return true }
            guard first != 0x20, last != 0x20, !"-+=".utf8.contains(first), !startsList(bytes) else { return false }
            return bytes.indices.allSatisfy { isHarmless(bytes, at: $0) }
        } ?? false
    }

    private static func isHarmless(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        switch bytes[index] {
        case 0..<0x20, 0x7F: false
        case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "{"),
            UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "|"), UInt8(ascii: "~"),
            UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "#"), UInt8(ascii: ":"),
            UInt8(ascii: "@"):
            false
        case UInt8(ascii: "."): index == 0 || bytes[index - 1] | 0x20 != UInt8(ascii: "w")
        // U+0080 to U+00BF, among them control characters, and U+2000 to U+207F, among them line ends and marks of
        // direction.
        case 0xC2: index + 1 < bytes.count && bytes[index + 1] >= 0xA0
        case 0xE2: index + 1 < bytes.count && bytes[index + 1] > 0x81
        default: true
        }
    }

    /// `1.` or `12)` at the start.
    private static func startsList(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let mark = bytes.firstIndex(where: { !(0x30...0x39).contains($0) }), mark > 0 else { return false }
        guard bytes[mark] == UInt8(ascii: ".") || bytes[mark] == UInt8(ascii: ")") else { return false }
        return mark + 1 == bytes.count || bytes[mark + 1] == 0x20
    }
}

private struct Escaper {
    let scalars: [Unicode.Scalar]
    let newline: String
    private var output = String.UnicodeScalarView()
    private var index = 0

    init(scalars: [Unicode.Scalar], newline: String) {
        // Leading blanks would make a code block, trailing ones a line break; Markdown shows neither.
        let isBlank: (Unicode.Scalar) -> Bool = { $0 == " " || ("\t"..."\r").contains($0) }
        let start = scalars.firstIndex { !isBlank($0) } ?? scalars.endIndex
        let end = scalars.lastIndex { !isBlank($0) } ?? start
        self.scalars = start < scalars.endIndex ? Array(scalars[start...end]) : []
        self.newline = newline
    }

    mutating func escaped() -> String {
        escapeStart()
        while index < scalars.count {
            escapeNext()
            index += 1
        }
        return String(output)
    }

    private func scalar(_ offset: Int) -> Unicode.Scalar? {
        scalars.indices.contains(index + offset) ? scalars[index + offset] : nil
    }

    /// What makes a list, a rule or a heading only at the start of a line.
    private mutating func escapeStart() {
        guard let first = scalars.first else { return }
        if first == "-" || first == "+" || first == "=" || first == ":" {
            let second = scalars.count > 1 ? scalars[1] : " "
            if second == first || second == "-" || Self.isBlank(second) { output.append("\\") }
            return
        }
        let digits = scalars.prefix { ("0"..."9").contains($0) }
        guard !digits.isEmpty, digits.count <= 9, digits.count < scalars.count else { return }
        let mark = scalars[digits.count]
        let isLast = digits.count + 1 == scalars.count
        guard mark == "." || mark == ")", isLast || Self.isBlank(scalars[digits.count + 1]) else { return }
        output.append(contentsOf: digits)
        output.append("\\")
        output.append(mark)
        index = digits.count + 1
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || ("\t"..."\r").contains(scalar)
    }

    private mutating func escapeNext() {
        let scalar = scalars[index]
        switch scalar {
        case "\\", "`", "*", "_", "{", "}", "[", "]", "|", "~":
            output.append("\\")
            output.append(scalar)
        // Entities, since a backslash before `<` is not understood everywhere.
        case "<": output.append(contentsOf: "&lt;".unicodeScalars)
        case ">": output.append(contentsOf: "&gt;".unicodeScalars)
        case "&": output.append(contentsOf: (startsEntity ? "&amp;" : "&").unicodeScalars)
        case "#":
            // Inside a word it is harmless: 1#锅炉.
            if self.scalar(-1).map(Self.isBlank) ?? true { output.append("\\") }
            output.append(scalar)
        case ":", "@", ".": breakBareLink(at: scalar)
        case "\r" where self.scalar(1) == "\n": break
        case "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}":
            output.append(contentsOf: newline.unicodeScalars)
        case "\t": output.append(" ")
        default: output.append(Self.visible(scalar))
        }
    }

    /// GitHub's dialect makes links of bare addresses, and does so after backslashes and entities are gone: only an
    /// invisible word joiner keeps `http://…`, `www.…` and `a@b.c` plain text.
    private mutating func breakBareLink(at scalar: Unicode.Scalar) {
        let wordJoiner: Unicode.Scalar = "\u{2060}"
        let previous = self.scalar(-1)
        if scalar == ".", previous == "w" || previous == "W" { output.append(wordJoiner) }
        output.append(scalar)
        if scalar == ":", self.scalar(1) == "/" { output.append(wordJoiner) }
        if scalar == "@", previous?.isASCII == true, self.scalar(1)?.isASCII == true { output.append(wordJoiner) }
    }

    /// `&lt;`, `&#60;`: shown as written, not as what they stand for.
    private var startsEntity: Bool {
        let rest = scalars[(index + 1)...].prefix(40)
        let name = rest.prefix { $0 == "#" || $0.isASCII && $0.properties.isAlphabetic || ("0"..."9").contains($0) }
        return !name.isEmpty && name.count < rest.count && rest[name.endIndex] == ";"
    }

    /// Control characters and marks that turn the writing direction are shown, never sent.
    private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
        case 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
        default: scalar
        }
    }
}
