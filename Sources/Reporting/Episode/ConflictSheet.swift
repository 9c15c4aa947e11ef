import Spreadsheet

/// 旁证不一致: each day's disagreements of witnesses that nobody has settled; left out where there is none.
struct ConflictSheet {
    let report: EpisodeReport

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        let rows = report.conflictRows
        guard !rows.isEmpty else { return }
        let columns: [SheetTable.Column] = [
            .label("日期", 12), .text("编号", 10), .text("企业", 24), .label("用电结果", 14), .text("在线监测降幅", 30),
            .text("用电推算降幅", 30), .text("现场核查", 24), .text("问题与处理", 30), .text("比对结果", 24), .text("核定编号", 28),
        ]
        let table = SheetTable(columns, count: rows.count) { index in
            SheetTable.Row(contents: rows[index].map { .shown($0) })
        }
        try PagedTable(name: "旁证不一致", table: table, rowsPerSheet: DailyReport.rowsPerSheet)
            .write(to: &workbook, report: report.base)
    }
}
