import BenchmarkData
import Spreadsheet
import Tabular

extension Stage {
    /// `SHEETS ROWS PATH`: the workbook by the product, read back as always.
    static let workbookWriting = Stage(name: "workbook-write") { arguments, watch in
        let (plan, path) = try workbook(arguments)
        try watch.time {
            var workbook = try Workbook(
                path: path, properties: WorkbookProperties(title: "基准", created: .init(year: 2026, month: 1, day: 1)),
                streaming: true)
            for number in 0..<plan.sheets {
                try workbook.sheet(named: WorkbookPlan.sheetName(number)) { (sheet) throws(SpreadsheetError) in
                    try fill(&sheet, plan, number)
                }
            }
            try workbook.close()
        }
        return ["cells": plan.cells]
    }

    private static func fill(_ sheet: inout Worksheet, _ plan: WorkbookPlan, _ number: Int) throws(SpreadsheetError) {
        let header = CellStyle.plain.with { style in
            style.bold = true
            style.border = .thin
        }
        let text = CellStyle.plain.with { $0.border = .thin }
        let number2 = text.with { $0.numberFormat = "#,##0.00" }
        let share = text.with { $0.numberFormat = "0.00" }
        let sum = number2.with { $0.bold = true }
        let difference = share.with { $0.italic = true }
        for (column, title) in WorkbookPlan.header.enumerated() {
            try sheet.write(.text(title), row: 0, column: column, style: header)
        }
        for row in 0..<plan.rows {
            for column in 0..<WorkbookPlan.columns {
                switch plan.cell(sheet: number, row: row, column: column) {
                case .text(let value): try sheet.write(.text(value), row: row + 1, column: column, style: text)
                case .number(let value):
                    try sheet.write(.number(value), row: row + 1, column: column, style: column < 12 ? number2 : share)
                case .formula(let formula, let value):
                    try sheet.write(
                        .formula(formula, cached: value), row: row + 1, column: column,
                        style: column == 18 ? sum : difference)
                }
            }
        }
    }

    /// `SHEETS ROWS PATH`: reading that workbook by the product.
    static let workbookReading = Stage(name: "workbook-read") { arguments, watch in
        let (plan, path) = try workbook(arguments)
        var totals = WorkbookPlan.Totals()
        try watch.time {
            let document = try TabularDocument.open(path: path, name: "workbook.xlsx")
            guard document.sheets.count == plan.sheets else { throw WrongArguments(description: "sheets") }
            for sheet in document.sheets.indices {
                try document.forEachRow(sheet: sheet) { row in
                    if row.number > 1 { totals.add(row) }
                    return .next
                }
            }
        }
        return ["characters": totals.characters, "hundredths": totals.hundredths]
    }

    static func workbook(_ arguments: [String]) throws -> (WorkbookPlan, String) {
        guard arguments.count == 3, let sheets = Int(arguments[0]), let rows = Int(arguments[1]) else {
            throw WrongArguments(description: "SHEETS ROWS PATH")
        }
        return (WorkbookPlan(sheets: sheets, rows: rows), arguments[2])
    }
}

extension WorkbookPlan.Totals {
    fileprivate mutating func add(_ row: borrowing RowView) {
        for column in 0..<row.count {
            if column < WorkbookPlan.texts {
                row.withBytes(column) { bytes in characters += bytes.count { $0 & 0xC0 != 0x80 } }
            } else if case .value(let number) = row.decimal(column), let exact = number.scaled(toPlaces: 2) {
                hundredths += Int(exact)
            }
        }
    }
}
