/// The typesetting language of manual pages, as far as one page needs it (man(7), groff_man(7)).
enum Roff {
    /// Text that prints as it stands: no escape, no request, and ASCII quotes and hyphens as they are typed.
    static func text(_ text: String) -> String {
        var result = ""
        for character in text { result += escapes[character] ?? String(character) }
        return result.hasPrefix(".") ? "\\&" + result : result
    }

    static func bold(_ text: String) -> String { "\\fB\(self.text(text))\\fR" }
    static func italic(_ text: String) -> String { "\\fI\(self.text(text))\\fR" }
    static func section(_ title: String) -> String { ".SH \(text(title))\n" }
    static func subsection(_ title: String) -> String { ".SS \(text(title))\n" }

    /// A hanging paragraph; the tag is set already.
    static func item(_ tag: String, _ body: String) -> String { ".TP\n\(tag)\n\(text(body))\n" }

    static func paragraph(_ text: String) -> String { ".PP\n\(self.text(text))\n" }

    /// Lines that stay as they are.
    static func example(_ lines: [String]) -> String {
        ".PP\n.RS 2\n.EX\n" + lines.map { text($0) + "\n" }.joined() + ".EE\n.RE\n"
    }

    private static let escapes: [Character: String] = [
        "\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti",
    ]
}
