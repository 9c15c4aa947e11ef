import Accounting
import EmissionModel
import Spreadsheet

/// 企业清单: one row an enterprise with its measure at the three levels.
struct ListEnterpriseSheets {
    let report: ListReport
    let rowsPerSheet: Int

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        let enterprises = report.account.enterprises
        let table = SheetTable(Self.columns, count: enterprises.count) { Self.row(enterprises[$0]) }
        try PagedTable(name: "企业清单", table: table, rowsPerSheet: rowsPerSheet).write(to: &workbook, report: report)
    }

    private static var columns: [SheetTable.Column] {
        let texts: [SheetTable.Column] = [
            .text("编号", 9), .text("企业名称", 22), .text("县区", 10), .text("行业", 10), .text("主管部门", 12),
            .label("类别", 6), .label("绩效等级", 7), .label("状态", 8),
        ]
        return texts
            + WarningLevel.allCases.flatMap { level -> [SheetTable.Column] in
                [.label("\(level.name)措施", 11), .text("\(level.name)措施内容", 18)]
            }
    }

    private static func row(_ listed: ListedEnterprise) -> SheetTable.Row {
        let enterprise = listed.enterprise
        let texts: [CellContent] = [
            .shown(enterprise.id), .shown(enterprise.name), .shown(enterprise.county), .shown(enterprise.industry),
            .shown(enterprise.department), .text(enterprise.kind.name), .shown(enterprise.grade.rawValue),
            .text(enterprise.status.name),
        ]
        let measures = listed.plans.values.flatMap { [CellContent.text($0.measureName), .shown($0.text)] }
        return SheetTable.Row(contents: texts + measures)
    }
}
