/// A command's discussion as blocks. In the source its lines are broken for the editor; here a paragraph is one line
/// again, and examples and lists stay as they were written.
enum HelpProse {
    enum Block {
        case paragraph(String)
        /// `account-days  每户每日电量`: two spaces part what is explained from its explanation.
        case item(String)
        /// An indented line.
        case example(String)
        case gap
    }

    static func blocks(of text: String) -> [Block] {
        var blocks: [Block] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.isEmpty {
                blocks.append(.gap)
            } else if line.hasPrefix("  ") {
                blocks.append(.example(line))
            } else if line.contains("  ") {
                blocks.append(.item(line))
            } else if case .paragraph(let begun) = blocks.last, !beginsAnew(line, after: begun) {
                blocks[blocks.count - 1] = .paragraph(joined(begun, line))
            } else {
                blocks.append(.paragraph(line))
            }
        }
        return blocks
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

extension HelpProse {
    /// The text for a manual page.
    static func roff(_ text: String) -> String {
        var result = ""
        var examples: [String] = []
        func closeExamples() {
            if !examples.isEmpty { result += Roff.example(examples) }
            examples = []
        }
        for block in blocks(of: text) {
            if case .example(let line) = block {
                examples.append(String(line.dropFirst(2)))
                continue
            }
            closeExamples()
            switch block {
            case .paragraph(let text): result += Roff.paragraph(text)
            case .item(let line): result += item(line)
            case .example, .gap: break
            }
        }
        closeExamples()
        return result
    }

    private static func item(_ line: String) -> String {
        let term = line.prefix { $0 != " " }
        return Roff.item(Roff.bold(String(term)), String(line.dropFirst(term.count).drop { $0 == " " }))
    }
}
