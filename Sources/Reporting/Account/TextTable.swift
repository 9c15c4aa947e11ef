import Diagnostics

/// A table for a terminal: columns two blanks apart, a Chinese character as wide as two others.
public struct TextTable {
    public enum Alignment { case left, right }

    private let header: [String]
    private let alignments: [Alignment]
    private let limits: [Int]
    private var rows: [[String]] = []

    /// - Parameter columns: text longer than `widest` ends in `…`.
    public init(_ columns: [(title: String, alignment: Alignment, widest: Int)]) {
        header = columns.map(\.title)
        alignments = columns.map(\.alignment)
        limits = columns.map(\.widest)
    }

    public mutating func add(_ row: [String]) {
        rows.append(row.map(VisibleText.line))
    }

    public func text() -> String {
        let lines = ([header] + rows).map { line in zip(line, limits).map { Self.cut($0, to: $1) } }
        let widths = alignments.indices.map { column in
            lines.map { column < $0.count ? TerminalWidth.of($0[column]) : 0 }.max() ?? 0
        }
        return lines.map { line in
            let cells = line.enumerated().map { padded($1, to: widths[$0], alignments[$0]) }
            return Self.trimmed(cells.joined(separator: "  ")) + "\n"
        }.joined()
    }

    private func padded(_ text: String, to width: Int, _ alignment: Alignment) -> String {
        let blanks = String(repeating: " ", count: max(0, width - TerminalWidth.of(text)))
        return alignment == .left ? text + blanks : blanks + text
    }

    private static func cut(_ text: String, to width: Int) -> String {
        guard TerminalWidth.of(text) > width else { return text }
        var result = ""
        for character in text {
            guard TerminalWidth.of(result) + TerminalWidth.of(String(character)) < width else { break }
            result.append(character)
        }
        return result + "…"
    }

    private static func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }
}

/// Columns that a text takes on a terminal.
public enum TerminalWidth {
    public static func of(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + width($1) }
    }

    /// East Asian wide and full-width characters take two, marks that combine none; what is ambiguous (—, …, Ⅱ) one,
    /// as terminals outside East Asian settings have it.
    private static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x0300...0x036F, 0x200B...0x200F, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF: 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F9FF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
