import BenchmarkData
import CXLSXWriter

extension Stage {
    /// `SHEETS ROWS PATH`: the same workbook by libxlsxwriter alone, in constant memory.
    static let libraryWriting = Stage(name: "libxlsxwriter-write") { arguments, watch in
        let (plan, path) = try workbook(arguments)
        try watch.time { try LibraryWorkbook(plan).write(to: path) }
        return ["cells": plan.cells]
    }
}

/// Calls the library as a C program would, with nothing checked but its last word.
private struct LibraryWorkbook {
    let plan: WorkbookPlan

    init(_ plan: WorkbookPlan) {
        self.plan = plan
    }

    func write(to path: String) throws {
        var options = lxw_workbook_options()
        options.constant_memory = 1
        guard let workbook = workbook_new_opt(path, &options) else {
            throw Stage.WrongArguments(description: "no workbook")
        }
        let formats = Formats(workbook)
        for number in 0..<plan.sheets {
            guard let sheet = workbook_add_worksheet(workbook, WorkbookPlan.sheetName(number)) else {
                throw Stage.WrongArguments(description: "no sheet")
            }
            for (column, title) in WorkbookPlan.header.enumerated() {
                worksheet_write_string(sheet, 0, lxw_col_t(column), title, formats.header)
            }
            for row in 0..<plan.rows { write(row, of: number, to: sheet, formats) }
        }
        let code = workbook_close(workbook)
        guard code == LXW_NO_ERROR else { throw Stage.WrongArguments(description: "workbook_close \(code)") }
    }

    private func write(
        _ row: Int, of number: Int, to sheet: UnsafeMutablePointer<lxw_worksheet>, _ formats: Formats
    ) {
        let line = lxw_row_t(row + 1)
        for column in 0..<WorkbookPlan.columns {
            let place = lxw_col_t(column)
            switch plan.cell(sheet: number, row: row, column: column) {
            case .text(let text): worksheet_write_string(sheet, line, place, text, formats.text)
            case .number(let value):
                worksheet_write_number(sheet, line, place, value, column < 12 ? formats.number : formats.share)
            case .formula(let formula, let value):
                worksheet_write_formula_num(
                    sheet, line, place, formula, column == 18 ? formats.sum : formats.difference, value)
            }
        }
    }

    private struct Formats {
        let header, text, number, share, sum, difference: UnsafeMutablePointer<lxw_format>?

        init(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
            func format(_ numbers: String = "", bold: Bool = false, italic: Bool = false)
                -> UnsafeMutablePointer<lxw_format>?
            {
                let format = workbook_add_format(workbook)
                format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
                if !numbers.isEmpty { format_set_num_format(format, numbers) }
                if bold { format_set_bold(format) }
                if italic { format_set_italic(format) }
                return format
            }
            header = format(bold: true)
            text = format()
            number = format("#,##0.00")
            share = format("0.00")
            sum = format("#,##0.00", bold: true)
            difference = format("0.00", italic: true)
        }
    }
}
