import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction
import Spreadsheet

/// 现场核查: what inspectors found while the response lasted.
struct SiteCheckSheet {
    let report: EpisodeReport

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        guard !report.checks.isEmpty else { return }
        let names = Dictionary(
            report.account.enterprises.map { ($0.enterprise.id, $0.enterprise.name) }, uniquingKeysWith: { $1 })
        let columns: [SheetTable.Column] = [
            .label("日期", 12), .text("编号", 10), .text("企业", 24), .label("方式", 10), .label("结论", 14),
            .text("问题", 36), .text("处理", 36),
        ]
        let table = SheetTable(columns, count: report.checks.count) { index in
            let check = report.checks[index]
            return SheetTable.Row(contents: [
                .text(check.day.iso), .shown(check.enterpriseID), .shown(names[check.enterpriseID]),
                .text(check.kind), .text(check.conclusion), .shown(check.problem), .shown(check.action),
            ])
        }
        try PagedTable(name: "现场核查", table: table, rowsPerSheet: DailyReport.rowsPerSheet)
            .write(to: &workbook, report: report.base)
    }
}
