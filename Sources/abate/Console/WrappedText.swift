import Reporting

/// A text on lines of a terminal: broken at a blank, or between Chinese characters.
enum WrappedText {
    static func lines(_ text: String, indent: Int, width: Int = 80) -> [String] {
        var lines: [String] = []
        var line = ""
        for piece in pieces(of: text) {
            if TerminalWidth.of(line + trimmed(piece)) > width, !trimmed(line).isEmpty {
                lines.append(trimmed(line))
                line = String(repeating: " ", count: indent)
            }
            line += piece
        }
        return lines + [trimmed(line)]
    }

    /// What is never broken: a word with the blanks after it, or a wide character with the marks that may not begin a line.
    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        for character in text {
            if let last = pieces.last?.last, isJoined(last, character) {
                pieces[pieces.count - 1].append(character)
            } else {
                pieces.append(String(character))
            }
        }
        return pieces
    }

    private static func isJoined(_ left: Character, _ right: Character) -> Bool {
        if right == " " || "，。；：、！？）”》〕】%".contains(right) || "（“《〔【".contains(left) { return true }
        return left != " " && !isWide(left) && !isWide(right)
    }

    private static func isWide(_ character: Character) -> Bool { TerminalWidth.of(String(character)) > 1 }

    private static func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }
}
