@testable import Tabular

/// A CSV text split character by character, as slowly as it can be said: what the reader of bytes must agree with.
struct PlainSplitter {
    private let delimiter: Unicode.Scalar
    private var rows: [[String]] = []
    private var row: [String] = []
    private var cell = String.UnicodeScalarView()

    init(_ delimiter: CSVDelimiter) {
        self.delimiter = Unicode.Scalar(delimiter.rawValue)
    }

    /// The rows that hold anything.
    func rows(of text: String) -> [[String]] {
        var splitter = self
        splitter.split(Array(text.unicodeScalars))
        return splitter.rows
    }

    private mutating func split(_ scalars: [Unicode.Scalar]) {
        var index = scalars.first == "\u{FEFF}" ? 1 : 0
        var isAtStart = true
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            if isAtStart, scalar == "\"" {
                index = takeQuoted(scalars, from: index)
                isAtStart = false
            } else if scalar == delimiter {
                endCell()
                isAtStart = true
            } else if scalar == "\n" || scalar == "\r" {
                if scalar == "\r", index < scalars.count, scalars[index] == "\n" { index += 1 }
                endRow()
                isAtStart = true
            } else {
                cell.append(scalar)
                isAtStart = false
            }
        }
        endRow()
    }

    private mutating func takeQuoted(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
        var index = start
        while index < scalars.count {
            if scalars[index] == "\"" {
                guard index + 1 < scalars.count, scalars[index + 1] == "\"" else { return index + 1 }
                index += 1
            }
            cell.append(scalars[index])
            index += 1
        }
        return index
    }

    private mutating func endCell() {
        row.append(Self.trimmed(cell))
        cell.removeAll()
    }

    private mutating func endRow() {
        endCell()
        if row.contains(where: { !$0.isEmpty }) { rows.append(row) }
        row.removeAll()
    }

    /// Without white space around it, and without the marks that have no width.
    private static func trimmed(_ cell: String.UnicodeScalarView) -> String {
        let marks: Set<Unicode.Scalar> = ["\u{FEFF}", "\u{200B}", "\u{200E}", "\u{200F}"]
        let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace || marks.contains($0) }
        let front = cell.drop(while: isBlank)
        return String(
            front.reversed().drop(while: isBlank).reversed().reduce(into: String.UnicodeScalarView()) { $0.append($1) })
    }
}
