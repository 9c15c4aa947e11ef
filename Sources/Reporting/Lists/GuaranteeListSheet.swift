import Accounting
import EmissionModel
import Spreadsheet

/// 保障清单: guarantee enterprises and those that produce up to a cap.
struct GuaranteeListSheet {
    let report: ListReport
    let rowsPerSheet: Int

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        let enterprises = report.guarantees
        let columns: [SheetTable.Column] = [
            .text("编号", 9), .text("企业名称", 24), .text("县区", 12), .text("行业", 12), .text("主管部门", 16),
            .energy("每日上限（kWh）", enterprises.lazy.map(\.enterprise.cap)), .label("黄色措施", 16), .label("橙色措施", 16),
            .label("红色措施", 16),
        ]
        let table =
            enterprises.isEmpty
            ? SheetTable(columns, rows: [SheetTable.Row(contents: [.dash, .text("没有保障类企业")])])
            : SheetTable(columns, count: enterprises.count) { Self.row(enterprises[$0]) }
        try PagedTable(name: "保障清单", table: table, rowsPerSheet: rowsPerSheet).write(to: &workbook, report: report)
    }

    private static func row(_ listed: ListedEnterprise) -> SheetTable.Row {
        let enterprise = listed.enterprise
        return SheetTable.Row(
            contents: [
                .shown(enterprise.id), .shown(enterprise.name), .shown(enterprise.county),
                .shown(enterprise.industry), .shown(enterprise.department), .energy(enterprise.cap),
            ] + listed.plans.values.map { .text($0.measureName) })
    }
}
