import Diagnostics
import Glibc

/// The part of one sheet: lends its rows as their end is met. `<dimension>` is not looked at, for it may lie, and a
/// row or a cell without `r` stands behind the one before it.
final class SheetPart: XMLPartHandler {
    struct Context {
        let file: String
        let sheet: String
        let strings: SharedStrings
        let shownValue: ShownValue
        let numberStyles: [NumberStyle]
        let limits: ReadingLimits

        func numberStyle(_ index: Int) -> NumberStyle {
            numberStyles.indices.contains(index) ? numberStyles[index] : .plain
        }
    }

    /// A cell of the row being read; its bytes stand in the row's own or, where `isShared`, among the shared strings.
    private struct Cell {
        var start = 0
        var end = 0
        var kind = CellKind.blank
        var isShared = false
    }

    private let context: Context
    private let body: (borrowing RowView) throws -> RowAction
    private(set) var isDone = false

    private(set) var isInData = false
    private var row = 0
    private var cells: [Cell] = []
    private var fields: [RowView.Field] = []
    private var bytes: [UInt8] = []
    private var cellsRead = 0
    private var merges = 0

    private var column = -1
    private var notation = CellNotation.number
    private var style = 0
    private var isInValue = false
    private var hasFormula = false
    private var value: [UInt8] = []
    private var inlineText: RichText

    init(_ context: Context, _ body: @escaping (borrowing RowView) throws -> RowAction) {
        self.context = context
        self.body = body
        inlineText = RichText(limits: context.limits)
    }

    /// The rows up to this one were read from the part's bytes by `RowScanner`.
    func resume(after row: Int, column: Int, cellsRead: Int) {
        self.row = row
        self.column = column
        self.cellsRead = cellsRead
    }

    func start(_ name: XMLName, _ attributes: XMLAttributes) throws {
        if name == "c" {
            if isInData { try startCell(attributes) }
        } else if name == "v" {
            isInValue = isInData
        } else if name == "f" {
            hasFormula = true
        } else if name == "row" {
            if isInData { try startRow(attributes["r"]) }
        } else if name == "sheetData" {
            isInData = true
        } else if name == "mergeCell" {
            try countMerge()
        } else if notation == .inline {
            inlineText.start(name)
        }
    }

    func end(_ name: XMLName) throws {
        if name == "c" {
            if isInData { try endCell() }
        } else if name == "v" {
            isInValue = false
        } else if name == "row" {
            if isInData { try endRow() }
        } else if name == "sheetData" {
            isInData = false
        } else if notation == .inline {
            inlineText.end(name)
        }
    }

    func text(_ text: UnsafeBufferPointer<UInt8>) throws {
        if isInValue {
            value.append(contentsOf: text)
            if value.count > context.limits.tokenBytes { throw tooLong() }
        } else if notation == .inline, !inlineText.append(text) {
            throw tooLong()
        }
    }

    private func countMerge() throws(Refusal) {
        merges += 1
        guard merges > context.limits.merges else { return }
        throw Refusal(
            TabularMessages.tooManyMerges(
                context.sheet, String(context.limits.merges),
                at: SourceLocation(file: context.file, sheet: context.sheet)))
    }

    private func startRow(_ place: UnsafePointer<CChar>?) throws(Refusal) {
        let previous = row
        if let place {
            guard let number = CellReference.row(place), number > previous else {
                throw misplaced(String(cString: place))
            }
            row = number
        } else {
            row = previous + 1
            guard row <= CellReference.mostRows else { throw misplaced(String(row)) }
        }
        column = -1
        cells.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }

    private func startCell(_ attributes: XMLAttributes) throws(Refusal) {
        cellsRead += 1
        if cellsRead > context.limits.cells {
            throw Refusal(
                TabularMessages.tooManyCells(
                    context.sheet, String(context.limits.cells),
                    at: SourceLocation(file: context.file, sheet: context.sheet)))
        }
        var place: UnsafePointer<CChar>?
        var type: UnsafePointer<CChar>?
        style = 0
        attributes.forEach { name, value in
            switch name.onlyLetter {
            case UInt8(ascii: "r"): place = value
            case UInt8(ascii: "t"): type = value
            case UInt8(ascii: "s"): style = Self.index(Self.bytes(value)) ?? 0
            default: break
            }
        }
        if let place {
            guard let reference = CellReference(place), reference.column > column, reference.row ?? row == row else {
                throw misplaced(String(cString: place))
            }
            column = reference.column
        } else {
            column += 1
            guard column < CellReference.mostColumns else { throw misplaced(String(column + 1)) }
        }
        notation = type.map { CellNotation(Self.bytes($0)) } ?? .number
        value.removeAll(keepingCapacity: true)
        hasFormula = false
        if notation == .inline { inlineText.clear() }
    }

    private static func bytes(_ text: UnsafePointer<CChar>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(
            start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: strlen(text))
    }

    private func endCell() throws(Refusal) {
        defer { notation = .number }
        if notation == .shared { return try keepShared() }
        if notation == .inline {
            inlineText.finish()
            return keep(inlineText.bytes, as: .text)
        }
        let shown = value.withUnsafeBufferPointer {
            context.shownValue.of($0, notation, context.numberStyle(style), hasFormula: hasFormula)
        }
        keep(shown.text ?? value, as: shown.kind)
    }

    private func keep(_ content: [UInt8], as kind: CellKind) {
        let start = bytes.count
        content.withUnsafeBufferPointer { bytes.append(contentsOf: PlainASCII.trimmed($0)) }
        if bytes.count > start { place(Cell(start: start, end: bytes.count, kind: kind)) }
    }

    /// A number of up to nine digits, as styles and shared strings are counted.
    static func index(_ digits: UnsafeBufferPointer<UInt8>) -> Int? {
        guard (1...9).contains(digits.count) else { return nil }
        var index = 0
        for digit in digits {
            guard PlainASCII.isDigit(digit) else { return nil }
            index = index * 10 + Int(digit - 0x30)
        }
        return index
    }

    private func keepShared() throws(Refusal) {
        if value.isEmpty { return }
        let index = value.withUnsafeBufferPointer { Self.index($0) }
        guard let index, let range = context.strings.range(index) else {
            let text = String(decoding: value, as: UTF8.self)
            let place = SourceLocation(file: context.file, sheet: context.sheet, row: row, column: column + 1)
            throw Refusal(TabularMessages.missingString(context.sheet, text, at: place))
        }
        guard !range.isEmpty else { return }
        place(Cell(start: range.lowerBound, end: range.upperBound, kind: .text, isShared: true))
    }

    private func place(_ cell: Cell) {
        // Columns passed over count as cells too: a row of one cell at the far right costs as much as a full one.
        cellsRead += column - cells.count
        while cells.count < column { cells.append(Cell()) }
        cells.append(cell)
    }

    private func endRow() throws {
        guard !cells.isEmpty else { return }
        let action = try bytes.withUnsafeBufferPointer { own in
            try context.strings.withBytes { shared in
                fields.removeAll(keepingCapacity: true)
                for cell in cells {
                    let base = (cell.isShared ? shared : own).baseAddress
                    fields.append(
                        RowView.Field(
                            start: base.map { $0 + cell.start },
                            count: Int32(truncatingIfNeeded: cell.end - cell.start), kind: cell.kind))
                }
                return try lendRow()
            }
        }
        if action == .stop { isDone = true }
    }

    private func lendRow() throws -> RowAction {
        try fields.withUnsafeBufferPointer { fields in
            guard let base = fields.baseAddress else { return .next }
            return try body(RowView(number: row, count: fields.count, fields: base, encoding: .utf8))
        }
    }

    private func misplaced(_ place: String) -> Refusal {
        Refusal(
            TabularMessages.misplacedCell(
                context.sheet, place, at: SourceLocation(file: context.file, sheet: context.sheet)))
    }

    private func tooLong() -> Refusal {
        Refusal(
            TabularMessages.tokenTooLong(
                context.sheet, String(context.limits.tokenBytes),
                at: SourceLocation(file: context.file, sheet: context.sheet, row: row, column: column + 1)))
    }
}
