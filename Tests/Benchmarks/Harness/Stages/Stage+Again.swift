import CXLSXWriter
import Tabular

extension Stage {
    /// `REPORTS PATH`: every cell of the workbooks below a folder written once more by libxlsxwriter alone, text as text
    /// and numbers as numbers, without styles; what reading them costs is not timed.
    static let libraryAgain = Stage(name: "libxlsxwriter-again") { arguments, watch in
        guard arguments.count == 2 else { throw WrongArguments(description: "REPORTS PATH") }
        let paths = TextFile.names(below: arguments[0]).filter { $0.hasSuffix(".xlsx") }
        var daily = 0
        for path in paths {
            let sheets = try cells(of: "\(arguments[0])/\(path)")
            try watch.time { try write(sheets, to: arguments[1]) }
            if path.hasSuffix("daily.xlsx") { daily += 1 }
        }
        return ["workbooks": daily]
    }

    private enum Cell {
        case text(String)
        case number(Double)
    }

    private static func cells(of path: String) throws -> [[(row: Int, cells: [Cell?])]] {
        let document = try TabularDocument.open(path: path, name: path)
        return try document.sheets.indices.map { sheet in
            var rows: [(row: Int, cells: [Cell?])] = []
            try document.forEachRow(sheet: sheet) { row in
                rows.append(
                    (
                        row.number,
                        (0..<row.count).map { column in
                            switch row.kind(column) {
                            case .blank: nil
                            case .number: .number(Double(row.text(column)) ?? 0)
                            default: .text(row.text(column))
                            }
                        }
                    ))
                return .next
            }
            return rows
        }
    }

    private static func write(_ sheets: [[(row: Int, cells: [Cell?])]], to path: String) throws {
        var options = lxw_workbook_options()
        options.constant_memory = 1
        guard let workbook = workbook_new_opt(path, &options) else {
            throw WrongArguments(description: "no workbook")
        }
        for rows in sheets {
            let sheet = workbook_add_worksheet(workbook, nil)
            for (row, cells) in rows {
                for (column, cell) in cells.enumerated() {
                    let (line, place) = (lxw_row_t(row - 1), lxw_col_t(column))
                    switch cell {
                    case .text(let text): worksheet_write_string(sheet, line, place, text, nil)
                    case .number(let number): worksheet_write_number(sheet, line, place, number, nil)
                    case nil: break
                    }
                }
            }
        }
        guard workbook_close(workbook) == LXW_NO_ERROR else { throw WrongArguments(description: "workbook_close") }
    }
}
