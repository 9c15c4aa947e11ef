import Reporting

/// The parser's help on 80 columns. The parser counts characters, and Chinese ones take two columns each.
enum HelpText {
    private static let width = 80

    /// - Parameter text: a help screen as the parser gives it for columns without end; other texts are left alone.
    static func fitted(_ text: String) -> String {
        guard text.hasPrefix("OVERVIEW: "), let usage = text.firstRange(of: "\nUSAGE: ") else { return text }
        let overview = HelpProse.blocks(of: String(text[..<usage.lowerBound])).flatMap(lines)
        let rest = text[usage.lowerBound...].split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
        return (overview + rest.flatMap { wrapped(withOptionsWhole(String($0))) }).joined(separator: "\n")
            .replacing(unbroken, with: " ")
    }

    /// A blank at which no line ends.
    private static let unbroken = "\u{A0}"

    /// In a line of usage an option and its value stay together.
    private static func withOptionsWhole(_ line: String) -> String {
        guard line.hasPrefix("USAGE: ") else { return line }
        return line.replacing(/(--[a-z-]+) </) { "\($0.1)\(unbroken)<" }
    }

    private static func lines(_ block: HelpProse.Block) -> [String] {
        switch block {
        case .paragraph(let text): WrappedText.lines(text, indent: 0, width: width)
        case .item(let line), .example(let line): wrapped(line)
        case .gap: [""]
        }
    }

    /// What is carried over stands below the explanation, which two spaces part from what it explains.
    private static func wrapped(_ line: String) -> [String] {
        let margin = line.prefix { $0 == " " }
        let explained = line.dropFirst(margin.count)
        guard let gap = explained.firstRange(of: "  ") else {
            return WrappedText.lines(line, indent: margin.count + 2, width: width)
        }
        let term = line[..<gap.lowerBound]
        let blanks = line[gap.lowerBound...].prefix { $0 == " " }
        return WrappedText.lines(line, indent: TerminalWidth.of(String(term)) + blanks.count, width: width)
    }
}
