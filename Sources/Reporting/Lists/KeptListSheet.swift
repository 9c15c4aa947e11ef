import Spreadsheet

/// 部门清单: which department keeps which list.
struct KeptListSheet {
    let report: ListReport

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        let columns: [SheetTable.Column] = [
            .text("部门", 30), .text("清单", 44), .label("性质", 14), .label("分工", 8), .count("本清单中的企业数", 10),
            .text("依据", 50),
        ]
        let rows = report.keptLists.map { line in
            SheetTable.Row(contents: [
                .text(line.department), .text(line.list), .text(line.kind), .text(line.isAssisting ? "配合" : "制定"),
                .count(line.enterprises), .shown(line.source),
            ])
        }
        let nothing = [SheetTable.Row(contents: [.dash, .text("预案没有规定由哪个部门制定哪份清单")])]
        let table = SheetTable(columns, rows: rows.isEmpty ? nothing : rows)
        try PagedTable(name: "部门清单", table: table, rowsPerSheet: DailyReport.rowsPerSheet, frozenColumns: 1)
            .write(to: &workbook, report: report)
    }
}
