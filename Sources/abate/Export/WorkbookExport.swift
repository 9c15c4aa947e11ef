import Spreadsheet

/// A table as a workbook, streamed; past the rows that a sheet holds it goes on on the next one under the same headers.
struct WorkbookExport {
    let path: String
    let title: String

    private static let rowsOfASheet = 1_000_000
    private struct SheetIsFull: Error {}

    func write(_ table: ExportTable) throws {
        var workbook = try Workbook(
            path: path, properties: WorkbookProperties(title: title, created: .init(year: 2026, month: 1, day: 1)),
            streaming: true)
        var number = 1
        while try write(table, sheet: number, of: &workbook) { number += 1 }
        try workbook.close()
    }

    /// The table is walked once for each sheet, since a sheet is lent for as long as it is filled.
    /// - Returns: whether rows are left for another.
    private func write(_ table: ExportTable, sheet number: Int, of workbook: inout Workbook) throws -> Bool {
        let skipped = (number - 1) * Self.rowsOfASheet
        var failure: (any Error)?
        try workbook.sheet(named: number == 1 ? title : "\(title)（\(number)）") { (sheet) throws(SpreadsheetError) in
            let headers = table.columns.map { CellContent.text($0.title) }
            try sheet.writeRow(headers, row: 0, style: CellStyle.plain.with { $0.bold = true })
            do {
                var row = -skipped
                try table.forEachRow { cells in
                    row += 1
                    guard row > 0 else { return }
                    guard row <= Self.rowsOfASheet else { throw SheetIsFull() }
                    try Self.write(cells, row: row, to: &sheet)
                }
            } catch let error as SpreadsheetError {
                throw error
            } catch {
                failure = error
            }
        }
        if failure is SheetIsFull { return true }
        if let failure { throw failure }
        return false
    }

    /// A number that a spreadsheet would round is left as text.
    private static func write(
        _ cells: [ExportCell], row: Int, to sheet: inout Worksheet
    ) throws(SpreadsheetError) {
        for (column, cell) in cells.enumerated() {
            switch cell {
            case .text(let text): try sheet.write(.text(text), row: row, column: column)
            case .number(let text):
                let isExact = text.utf8.count { (48...57).contains($0) } <= 15
                let number = isExact ? Double(text) : nil
                try sheet.write(number.map { .number($0) } ?? .text(text), row: row, column: column)
            case .blank: break
            }
        }
    }
}
