import Accounting
import Diagnostics
import Spreadsheet

/// 平常日, 节后, 节假日 or 春节前后: every length of one class of windows, the errors and those of groups.
struct BacktestClassSheet {
    let report: BacktestReport
    let windowClass: WindowClass
    let tables: [BacktestTable]

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        let name = windowClass.title.zh
        try workbook.sheet(named: name, layout: report.layout(name)) { (sheet) throws(SpreadsheetError) in
            try SheetTable(BacktestTable.errorColumns, rows: []).setWidths(&sheet)
            try sheet.freeze(rows: 0, columns: 1)
            var line = try BacktestSheet.write(["\(name)：\(windowClass.explanation.zh)。"], to: &sheet, line: 0)
            for table in tables {
                try sheet.write(.text(table.heading), row: line + 1, column: 0, style: ReportStyle.heading)
                line = try table.errorTable(report).write(to: &sheet, top: line + 2)
                if let groups = table.groupTable(report) { line = try groups.write(to: &sheet, top: line + 1) }
            }
        }
    }
}
