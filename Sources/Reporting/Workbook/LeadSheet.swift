import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction
import Spreadsheet

/// 线索: what to look at on site, with columns for what was found there.
struct LeadSheet {
    let report: DailyReport
    let rowsPerSheet: Int

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        let leads = report.account.leads
        let parameters = report.jurisdiction.parameters
        let table =
            leads.isEmpty
            ? SheetTable(Self.columns(leads), rows: [SheetTable.Row(contents: [.dash, .text("没有线索")])])
            : SheetTable(Self.columns(leads), count: leads.count) { Self.row(leads[$0], parameters) }
        try PagedTable(name: "线索", table: table, rowsPerSheet: rowsPerSheet).write(to: &workbook, report: report)
    }

    private static func columns(_ leads: [EnterpriseAccount]) -> [SheetTable.Column] {
        [
            .text("编号", 9), .text("企业名称", 18), .text("县区", 9), .text("主管部门", 9), .label("类别/等级", 8),
            .label("措施", 8), .energy("基准电量（kWh）", leads.lazy.map(\.baseline)),
            .energy("用电量（kWh）", leads.lazy.map(\.energy)), .percent("降幅"), .percent("应减比例"), .percent("推算减产"),
            .label("落实度", 8.5), .label("结果", 11), .label("证据", 5), .text("说明", 38), .text("现场核查情况（填写）", 22),
            .text("核查人、日期（填写）", 12),
        ]
    }

    private static func row(_ account: EnterpriseAccount, _ parameters: AccountingParameters) -> SheetTable.Row {
        let enterprise = account.enterprise
        let contents: [CellContent] = [
            .shown(enterprise.id), .shown(enterprise.name), .shown(enterprise.county), .shown(enterprise.department),
            .text(account.standing), .text(account.measureName), .energy(account.baseline), .energy(account.energy),
            .ratio(account.drop), .ratio(account.expectedCut), .ratio(account.productionCut),
            .text(EnterpriseFigures(account, parameters).attainment), .text(account.outcome.title.zh),
            .shown(account.evidence?.rawValue), .text(account.leadReason(parameters)), .blank, .blank,
        ]
        return SheetTable.Row(
            contents: contents, styles: ReportStyle.status(account.outcome).map { [(12, $0)] } ?? [])
    }
}
