import Jurisdiction
import Spreadsheet

/// The empty workbook of input tables: a sheet a table with its headers, required ones marked, and a sheet of notes.
struct InputTemplate {
    static let name = "填报模板.xlsx"

    private static let notes = "填写说明"

    let dictionary: TableDictionary

    func write(to path: String) throws(SpreadsheetError) {
        var workbook = try Workbook(
            path: path,
            properties: WorkbookProperties(title: "填报模板", created: .init(year: 2026, month: 1, day: 1)))
        try writeNotes(to: &workbook)
        var taken = [Self.notes]
        for table in dictionary.tables {
            let name = Workbook.sheetName(from: table.title, taken: taken)
            taken.append(name)
            try write(table, named: name, to: &workbook)
        }
        try workbook.close()
    }

    private var header: CellStyle {
        .plain.with {
            $0.bold = true
            $0.background = 0xDDEBF7
            $0.border = .thin
            $0.wrap = true
            $0.align = .center
        }
    }

    private var required: CellStyle { header.with { $0.background = 0xFCE4D6 } }

    /// Which column takes what: one line a column, so that it can be filtered.
    private func writeNotes(to workbook: inout Workbook) throws(SpreadsheetError) {
        let cell = CellStyle.plain.with {
            $0.wrap = true
            $0.border = .thin
        }
        try workbook.sheet(named: Self.notes) { (sheet) throws(SpreadsheetError) in
            try sheet.writeRow(
                ["表", "列", "必填", "说明", "也可写作"].map { CellContent.text($0) }, row: 0, column: 0, style: header)
            var row = 1
            for table in dictionary.tables {
                for column in table.columns where column.isOffered {
                    let aliases = column.aliases.prefix(6).joined(separator: "、")
                    let cells = [table.title, column.title, column.isRequired ? "是" : "", column.note, aliases]
                    for (index, text) in cells.enumerated() {
                        try sheet.write(text.isEmpty ? .blank : .text(text), row: row, column: index, style: cell)
                    }
                    row += 1
                }
            }
            try sheet.setColumnWidth(0...0, 18)
            try sheet.setColumnWidth(1...1, 24)
            try sheet.setColumnWidth(2...2, 7)
            try sheet.setColumnWidth(3...4, 58)
            try sheet.freeze(rows: 1)
            try sheet.autofilter(rows: 0...max(row - 1, 1), columns: 0...4)
            try sheet.repeatHeaderRows(0...0)
        }
    }

    private func write(
        _ table: TableDefinition, named name: String, to workbook: inout Workbook
    ) throws(SpreadsheetError) {
        try workbook.sheet(named: name) { (sheet) throws(SpreadsheetError) in
            for (index, column) in table.columns.filter(\.isOffered).enumerated() {
                try sheet.write(
                    .text(column.title), row: 0, column: index, style: column.isRequired ? required : header)
                try sheet.setColumnWidth(index...index, max(12, TextWidth.column([column.title]) + 2))
            }
            try sheet.freeze(rows: 1)
            try sheet.repeatHeaderRows(0...0)
        }
    }
}
