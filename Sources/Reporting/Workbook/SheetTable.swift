import EmissionModel
import ReportTemplate
import Spreadsheet

/// A table of a sheet: one header row, one row an entry, no merged cells. Rows are made when they are written, so that
/// a long table is never held whole.
struct SheetTable {
    struct Column {
        var title: String
        /// In characters; a Chinese one counts two.
        var width: Double
        var style: CellStyle
    }

    struct Row {
        var contents: [CellContent]
        /// Cells that differ from their column, such as a status in its colour.
        var styles: [(column: Int, style: CellStyle)] = []
    }

    let columns: [Column]
    let count: Int
    private let row: (Int) -> Row

    init(_ columns: [Column], count: Int, row: @escaping (Int) -> Row) {
        self.columns = columns
        self.count = count
        self.row = row
    }

    init(_ columns: [Column], rows: [Row]) {
        self.init(columns, count: rows.count) { rows[$0] }
    }

    /// Writes the header at `top` and the given rows below; returns the line after the last.
    @discardableResult
    func write(to sheet: inout Worksheet, top: Int, rows: Range<Int>? = nil) throws(SpreadsheetError) -> Int {
        try sheet.setRowHeight(top, height(of: columns.map { .text($0.title) }))
        try sheet.writeRow(columns.map { .text($0.title) }, row: top, style: ReportStyle.header)
        let styles = columns.map(\.style)
        var line = top + 1
        for index in rows ?? 0..<count {
            let row = row(index)
            try sheet.setRowHeight(line, height(of: row.contents))
            try Self.write(row, styles, to: &sheet, line: line)
            line += 1
        }
        return line
    }

    /// Set for every row: programs other than Excel do not fit wrapped text by themselves.
    private func height(of contents: [CellContent]) -> Double {
        var lines = 1
        for (content, column) in zip(contents, columns) {
            guard case .text(let text) = content, text.utf8.count >= Int(column.width) - 1 else { continue }
            // Widths count characters of the workbook's 11-point font; the tables are set in 10.
            lines = max(lines, ReportStyle.lines(of: text, width: Int(column.width * 1.1) - 1))
        }
        return ReportStyle.height(lines: min(lines, 25))
    }

    private static func write(
        _ row: Row, _ columnStyles: [CellStyle], to sheet: inout Worksheet, line: Int
    ) throws(SpreadsheetError) {
        var styles = columnStyles
        for special in row.styles { styles[special.column] = special.style }
        for (column, content) in row.contents.enumerated() {
            // What is missing stands in the middle, also in a column of numbers.
            let style = content == .dash ? ReportStyle.label : styles[column]
            try sheet.write(content, row: line, column: column, style: style)
        }
    }

    func setWidths(_ sheet: inout Worksheet) throws(SpreadsheetError) {
        for (index, column) in columns.enumerated() { try sheet.setColumnWidth(index...index, column.width) }
    }
}

extension SheetTable.Column {
    static func text(_ title: String, _ width: Double) -> Self {
        Self(title: title, width: width, style: ReportStyle.text)
    }

    static func label(_ title: String, _ width: Double) -> Self {
        Self(title: title, width: width, style: ReportStyle.label)
    }

    static func count(_ title: String, _ width: Double = 8) -> Self {
        Self(title: title, width: width, style: ReportStyle.count)
    }

    /// Wide enough for the largest of the masses.
    static func mass(_ title: String, _ masses: some Sequence<Mass>) -> Self {
        mass(title, kilograms: masses.reduce(0) { max($0, $1.kilograms.magnitude) })
    }

    static func mass(_ title: String, kilograms largest: Double) -> Self {
        let digits = DecimalDigits(largest)?.fixed(3, thousands: true).count ?? 0
        return Self(title: title, width: max(9, Double(digits) + 2), style: ReportStyle.mass)
    }

    /// Wide enough for the largest of the energies.
    static func energy(_ title: String, _ energies: some Sequence<Energy?>) -> Self {
        let largest = energies.reduce(Energy.zero) { max($0, $1 ?? .zero, -($1 ?? .zero)) }
        let digits = FigureText.kilowattHours(largest).count
        return Self(title: title, width: max(10, Double(digits) + 2), style: ReportStyle.energy)
    }

    static func percent(_ title: String, _ width: Double = 8.5) -> Self {
        Self(title: title, width: width, style: ReportStyle.percent())
    }
}
