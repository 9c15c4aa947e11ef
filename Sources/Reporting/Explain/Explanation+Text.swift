import Accounting
public import Diagnostics
import EmissionModel

/// The tree for a terminal of 80 columns: a figure, its formula and the numbers in it, and below it what it stands on.
extension Explanation {
    /// - Parameters:
    ///   - depth: levels below the figure itself.
    ///   - isWhole: sums over many are listed in full.
    public func text(_ language: Language, depth: Int, isWhole: Bool) -> String {
        var writer = ExplanationText(explanation: self, language: language, isWhole: isWhole)
        writer.write(root, indent: 0, depth: depth)
        return writer.text
    }
}

private struct ExplanationText {
    let explanation: Explanation
    let language: Language
    let isWhole: Bool
    var text = ""
    private var met: Set<ObjectIdentifier> = []

    /// Operands of one figure that are listed; of more the first are, and how many there are besides.
    private static let listed = 20
    private static let width = 80

    init(explanation: Explanation, language: Language, isWhole: Bool) {
        self.explanation = explanation
        self.language = language
        self.isWhole = isWhole
    }

    mutating func write(_ node: Derivation, indent: Int, depth: Int) {
        line("\(node.title[language])  \(node.printed)", indent)
        if indent == 0, let id = node.id { line(AccountText.visible(id), indent + 1) }
        let isKnown = !met.insert(ObjectIdentifier(node)).inserted && !node.operands.isEmpty
        if let note = node.note { line(note.sentence[language], indent + 1) }
        guard !node.operands.isEmpty else { return leaf(node, indent + 1) }
        line(node.symbolic(language), indent + 1)
        line("  = \(node.numeric(language))", indent + 1)
        if isKnown { return line(words("（已在上文列出）", "(listed above)"), indent + 1) }
        guard depth > 0 else {
            return line(words("（以下 \(node.operands.count) 项未展开）", "(\(node.operands.count) below)"), indent + 1)
        }
        let shown = isWhole ? node.operands[...] : node.operands.prefix(Self.listed)
        for operand in shown { write(operand, indent: indent + 1, depth: depth - 1) }
        let rest = node.operands.count - shown.count
        if rest > 0 { line(words("（另 \(rest) 项，--all 全列）", "(\(rest) more, --all lists them)"), indent + 1) }
    }

    private mutating func leaf(_ node: Derivation, _ indent: Int) {
        guard let source = explanation.source(node) else { return }
        if let note = source.note { line(note[language], indent) }
        if let parameter = source.parameter {
            line("\(parameter.path) = \(parameter.value)  \(parameter.title[language])", indent)
            line(parameter.source + (parameter.overridden.map { words("；原为 ", "; was ") + $0 } ?? ""), indent)
        }
        if source.cells.count > 1 { line(source.use.symbolic, indent) }
        let shown = isWhole ? source.cells[...] : source.cells.prefix(4)
        for cell in shown { write(cell, indent) }
        if source.cells.count > shown.count {
            line(
                words("（另 \(source.cells.count - shown.count) 格）", "(\(source.cells.count - shown.count) more cells)"),
                indent)
        }
    }

    private mutating func write(_ cell: SourceCell, _ indent: Int) {
        let raw = AccountText.visible(cell.raw)
        line("← \(AccountText.visible(cell.place(language)))  \(AccountText.visible(cell.header))：“\(raw)”", indent)
    }

    private func words(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    /// A line of at most 80 columns; what is longer goes on below, two blanks further in.
    private mutating func line(_ content: String, _ indent: Int) {
        let margin = String(repeating: " ", count: min(indent * 2, 40))
        var current = margin
        for character in content {
            if TerminalWidth.of(current) + TerminalWidth.of(String(character)) > Self.width {
                text += current + "\n"
                current = margin + "    "
                if character == " " { continue }
            }
            current.append(character)
        }
        text += current + "\n"
    }
}
