import CXLSXWriter

/// A sheet lent by `Workbook.sheet(named:)`. Rows and columns count from 0.
public struct Worksheet: ~Copyable {
    let pointer: UnsafeMutablePointer<lxw_worksheet>
    let handle: WorkbookHandle
    public let name: String
    private(set) var tally = SheetTally()
    private var written: WrittenCells
    /// What the first columns' cells last looked like: those below mostly look the same.
    private var known: [(style: CellStyle, format: CellFormat)?] = []
    /// Forms the rows of a streamed sheet in the library's stead.
    var rows: RowWriter?
    let formsRows: Bool
    var rowReached = 0

    init(_ pointer: UnsafeMutablePointer<lxw_worksheet>, name: String, handle: WorkbookHandle) {
        self.pointer = pointer
        self.name = name
        self.handle = handle
        written = WrittenCells(isStreaming: handle.isStreaming)
        rows = handle.formsRows ? RowWriter(pointer) : nil
        formsRows = rows != nil
    }

    /// Writes one cell. A cell that holds something is not written twice; text of nothing but white space is blank.
    public mutating func write(
        _ content: CellContent, row: Int, column: Int, style: CellStyle = .plain
    ) throws(SpreadsheetError) {
        guard (0...CellRange.maximumRow).contains(row), (0...CellRange.maximumColumn).contains(column) else {
            throw refused(row, column, zh: "超出工作表范围", en: "lies outside the sheet")
        }
        let format = try format(style, column)
        switch content {
        case .text(let text):
            guard let shown = try fit(text, row, column) else {
                return try write(.blank, row: row, column: column, style: style)
            }
            try claim(row, column)
            tally.add(text: shown)
            try put(text: CellText.escaped(shown), row, column, format)
        case .number(let number):
            try claim(row, column)
            try add(number, format, row, column)
            try put(number: number, row, column, format)
        case .formula(let formula, let cached):
            try claim(row, column)
            try checkFormula(formula, row, column)
            try add(cached, format, row, column)
            try put(formula: formula, cached: cached, row, column, format)
        case .formulaText(let formula, let cached):
            try claim(row, column)
            try checkFormula(formula, row, column)
            // White space alone would come back as a blank.
            let shown = try fit(cached, row, column) ?? "—"
            tally.add(text: shown)
            try put(formula: formula, cached: shown, row, column, format)
        case .blank:
            try refuse(written.mayBlank(row: row, column: column), row, column)
            try putBlank(row, column, format)
        }
    }

    /// Writes cells side by side, all in one style.
    public mutating func writeRow(
        _ contents: [CellContent], row: Int, column: Int = 0, style: CellStyle = .plain
    ) throws(SpreadsheetError) {
        for (offset, content) in contents.enumerated() {
            try write(content, row: row, column: column + offset, style: style)
        }
    }

    /// Writes cells side by side, each in its own style; the last style serves the cells beyond.
    public mutating func writeRow(
        _ contents: [CellContent], row: Int, column: Int = 0, styles: [CellStyle]
    ) throws(SpreadsheetError) {
        for (offset, content) in contents.enumerated() {
            let style = offset < styles.count ? styles[offset] : styles.last ?? .plain
            try write(content, row: row, column: column + offset, style: style)
        }
    }

    /// One text over several cells, as a title or a group heading.
    public mutating func merge(
        _ text: String, rows: ClosedRange<Int>, columns: ClosedRange<Int>, style: CellStyle = .plain
    ) throws(SpreadsheetError) {
        let (row, column) = (rows.lowerBound, columns.lowerBound)
        guard CellRange(rows: rows, columns: columns).isInSheet else {
            throw refused(row, column, zh: "超出工作表范围", en: "lies outside the sheet")
        }
        guard rows.count * columns.count > 1 else {
            return try write(.text(text), row: row, column: column, style: style)
        }
        guard !handle.isStreaming || rows.count == 1 else {
            throw refused(row, column, zh: "流式写出时不能跨行合并", en: "a streamed sheet cannot merge rows")
        }
        for row in rows {
            for column in columns { try refuse(written.mayBlank(row: row, column: column), row, column) }
        }
        let format = try format(style, column)
        let code = worksheet_merge_range(
            pointer, lxw_row_t(row), lxw_col_t(column), lxw_row_t(rows.upperBound), lxw_col_t(columns.upperBound), "",
            formsRows ? nil : format.pointer)
        try check(code, row, column)
        // Without a format the library notes the range and writes no cell.
        if formsRows { for column in columns { try putBlank(row, column, format) } }
        try write(.text(text), row: row, column: column, style: style)
    }
}

// MARK: Checks

extension Worksheet {
    private mutating func format(_ style: CellStyle, _ column: Int) throws(SpreadsheetError) -> CellFormat {
        if column < known.count, let known = known[column], known.style == style { return known.format }
        let format = try handle.format(style)
        if column < Self.knownColumns {
            while known.count <= column { known.append(nil) }
            known[column] = (style, format)
        }
        return format
    }

    private static let knownColumns = 64

    private mutating func claim(_ row: Int, _ column: Int) throws(SpreadsheetError) {
        try refuse(written.add(row: row, column: column), row, column)
    }

    private mutating func refuse(_ answer: WrittenCells.Answer, _ row: Int, _ column: Int) throws(SpreadsheetError) {
        switch answer {
        case .further: return
        case .firstOfRow: tally.addRow()
        case .alreadyWritten: throw refused(row, column, zh: "已经写过", en: "is written already")
        case .rowHasPassed: throw refused(row, column, zh: "流式写出时行序倒退", en: "comes after a later row")
        }
    }

    private mutating func add(
        _ number: Double, _ format: CellFormat, _ row: Int, _ column: Int
    ) throws(SpreadsheetError) {
        guard number.isFinite else {
            throw refused(row, column, zh: "不是有限的数", en: "is not a finite number")
        }
        guard !format.showsDate else {
            throw refused(row, column, zh: "是日期格式，日期请写成文字", en: "has a date format; write dates as text")
        }
        tally.add(number: number)
    }

    private func fit(_ text: String, _ row: Int, _ column: Int) throws(SpreadsheetError) -> String? {
        guard let shown = CellText.fit(text) else { return nil }
        guard !CellText.isTooLong(shown) else {
            throw refused(row, column, zh: "文字超过 32767 个字", en: "exceeds 32,767 characters")
        }
        return shown
    }

    private func checkFormula(_ formula: String, _ row: Int, _ column: Int) throws(SpreadsheetError) {
        let isPrintable = formula.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
        guard formula.utf8.first == UInt8(ascii: "="), formula.utf8.count <= 8_192, isPrintable else {
            throw refused(row, column, zh: "公式无效", en: "holds no valid formula")
        }
    }

    func check(_ code: lxw_error, _ row: Int, _ column: Int) throws(SpreadsheetError) {
        guard code != LXW_NO_ERROR else { return }
        try SpreadsheetError.check(
            code, .write, handle.path, "\(name)!\(CellRange.name(row: row, column: column))")
    }

    func refused(_ row: Int, _ column: Int, zh: String, en: String) -> SpreadsheetError {
        let cell =
            row >= 0 && column >= 0
            ? "\(name)!\(CellRange.name(row: row, column: column))" : "\(name)!(\(row), \(column))"
        return SpreadsheetError.content(handle.path, zh: "\(cell) \(zh)", en: "\(cell) \(en)")
    }
}
