import Diagnostics
import Spreadsheet
import Tabular

/// A cell of an exported row. Numbers are exact decimals in text.
enum ExportCell {
    case text(String)
    case number(String)
    case blank

    init(_ text: String?) { self = text.map { .text($0) } ?? .blank }
    init(_ number: Int?) { self = number.map { .number(String($0)) } ?? .blank }
}

/// Writes a table row by row; nothing but the row at hand is held.
protocol RowWriter {
    mutating func begin(_ columns: [ExportColumn]) throws
    mutating func write(_ cells: [ExportCell]) throws
    mutating func finish() throws
}

struct CSVRowWriter: RowWriter {
    private let target: ExportTarget
    private var csv = CSVWriter()
    private static let batch = 1 << 16

    init(to target: ExportTarget) {
        self.target = target
    }

    mutating func begin(_ columns: [ExportColumn]) throws {
        csv.append(columns.map { .text($0.title) })
    }

    mutating func write(_ cells: [ExportCell]) throws {
        csv.append(
            cells.map { cell in
                switch cell {
                case .text(let text): .text(text)
                case .number(let text): .number(text)
                case .blank: .blank
                }
            })
        if csv.bytes.count >= Self.batch { try target.write(csv.takeBytes()) }
    }

    mutating func finish() throws {
        try target.write(csv.takeBytes())
        try target.finish()
    }
}

/// One object: what table it is, and its rows, one a line, with the same keys in every language.
struct JSONRowWriter: RowWriter {
    private let target: ExportTarget
    private let table: String
    private var keys: [String] = []
    private var text = ""
    private var isFirst = true

    init(to target: ExportTarget, table: String) {
        self.target = target
        self.table = table
    }

    mutating func begin(_ columns: [ExportColumn]) throws {
        keys = columns.map { JSONValue.string($0.key).text() }
        text = "{\"schema\":\"abate.export/1\",\"table\":\(JSONValue.string(table).text()),\"rows\":["
    }

    mutating func write(_ cells: [ExportCell]) throws {
        text += isFirst ? "\n{" : ",\n{"
        isFirst = false
        for (index, (key, cell)) in zip(keys, cells).enumerated() {
            if index > 0 { text += "," }
            text += key + ":"
            switch cell {
            case .text(let value): text += JSONValue.string(value).text()
            case .number(let value): text += value
            case .blank: text += "null"
            }
        }
        text += "}"
        guard text.utf8.count >= 1 << 16 else { return }
        try target.write(Array(text.utf8))
        text = ""
    }

    mutating func finish() throws {
        try target.write(Array((text + "\n]}\n").utf8))
        try target.finish()
    }
}
