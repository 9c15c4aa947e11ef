/// A command's discussion as blocks. In the source its lines are broken for the editor; here a paragraph is one line
/// again, and examples and lists stay as they were written.
enum HelpProse {
    /// Roff of a discussion.
    static func roff(_ discussion: String) -> String {
        var result = ""
        var paragraph = ""
        var example: [String] = []
        func close() {
            if !paragraph.isEmpty { result += Roff.paragraph(paragraph) }
            if !example.isEmpty { result += Roff.example(example) }
            paragraph = ""
            example = []
        }
        for line in discussion.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("  ") {
                if example.isEmpty { close() }
                example.append(String(line.dropFirst(2)))
            } else if let (term, meaning) = definition(line) {
                close()
                result += Roff.item(Roff.bold(term), meaning)
            } else if line.isEmpty || !example.isEmpty || beginsAnew(line, after: paragraph) {
                close()
                paragraph = line
            } else {
                paragraph = joined(paragraph, line)
            }
        }
        close()
        return result
    }

    /// `account-days  每户每日电量`: two spaces part what is explained from its explanation.
    private static func definition(_ line: String) -> (String, String)? {
        guard let gap = line.firstRange(of: "  ") else { return nil }
        return (String(line[..<gap.lowerBound]), String(line[gap.upperBound...].drop { $0 == " " }))
    }

    /// The English after a Chinese sentence, and the line of examples, begin a paragraph.
    private static func beginsAnew(_ line: String, after paragraph: String) -> Bool {
        line.hasPrefix("示例") || (paragraph.hasSuffix("。") && line.first?.isASCII == true)
    }

    /// Between Chinese characters a line's end is no space.
    private static func joined(_ text: String, _ line: String) -> String {
        guard let last = text.last, let first = line.first else { return text + line }
        return last.isASCII || first.isASCII ? "\(text) \(line)" : text + line
    }
}
