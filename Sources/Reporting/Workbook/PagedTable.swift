import Spreadsheet

/// A long table over as many sheets as it needs, each with its header frozen, repeated and filtered.
struct PagedTable {
    let name: String
    let table: SheetTable
    let rowsPerSheet: Int
    /// Columns that stay in sight.
    var frozenColumns = 2

    /// The sheets' names: 企业核算, 企业核算（2）, …
    var sheetNames: [String] {
        pages.indices.map { $0 == 0 ? name : "\(name)（\($0 + 1)）" }
    }

    /// The rows of each sheet.
    var pages: [Range<Int>] {
        guard table.count > rowsPerSheet else { return [0..<table.count] }
        return stride(from: 0, to: table.count, by: rowsPerSheet).map {
            $0..<min($0 + rowsPerSheet, table.count)
        }
    }

    func write(to workbook: inout Workbook, report: some SheetedReport) throws(SpreadsheetError) {
        for (sheetName, page) in zip(sheetNames, pages) {
            let layout = report.layout(sheetName, repeatRows: 0...0)
            try workbook.sheet(named: sheetName, layout: layout) { (sheet) throws(SpreadsheetError) in
                try table.setWidths(&sheet)
                try sheet.freeze(rows: 1, columns: frozenColumns)
                try sheet.autofilter(rows: 0...max(page.count, 1), columns: 0...(table.columns.count - 1))
                try table.write(to: &sheet, top: 0, rows: page)
            }
        }
    }

    /// The cells of a column on each sheet, for sums over all of them: `'企业减排量'!$H$2:$H$1000001`.
    func ranges(of column: Int) -> [String] {
        let letters = String(CellRange.name(row: 0, column: column).dropLast())
        return zip(sheetNames, pages).map { name, rows in
            "'\(name)'!$\(letters)$2:$\(letters)$\(max(rows.count, 1) + 1)"
        }
    }
}
