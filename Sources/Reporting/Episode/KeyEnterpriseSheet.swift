import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction
import Spreadsheet

/// 重点企业: the enterprises of the key class that had a duty.
struct KeyEnterpriseSheet {
    let report: EpisodeReport

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        let enterprises = report.keyEnterprises
        let table =
            enterprises.isEmpty
            ? SheetTable(
                Self.columns(enterprises), rows: [SheetTable.Row(contents: [.dash, .text("没有应落实措施的重点企业")])])
            : SheetTable(Self.columns(enterprises), count: enterprises.count) { Self.row(enterprises[$0]) }
        try PagedTable(name: "重点企业", table: table, rowsPerSheet: DailyReport.rowsPerSheet)
            .write(to: &workbook, report: report.base)
    }

    private static func columns(_ enterprises: [EnterpriseAccount]) -> [SheetTable.Column] {
        let texts: [SheetTable.Column] = [
            .text("编号", 9), .text("企业名称", 24), .text("县区", 10), .text("行业", 10), .label("类别/等级", 9),
            .label("措施", 9), .text("措施内容", 20), .energy("基准电量（kWh）", enterprises.lazy.map(\.baseline)),
            .energy("用电量（kWh）", enterprises.lazy.map(\.energy)), .label("落实度", 9), .label("结果", 11),
        ]
        return texts
            + Pollutant.allCases.map { pollutant in
                .mass("计划\n\(pollutant.symbol)\n（kg）", enterprises.lazy.map { $0.plan[pollutant] })
            }
            + Pollutant.allCases.map { pollutant in
                .mass("低值\n\(pollutant.symbol)\n（kg）", enterprises.lazy.map { $0.low[pollutant] })
            }
    }

    private static func row(_ account: EnterpriseAccount) -> SheetTable.Row {
        let enterprise = account.enterprise
        let contents: [CellContent] = [
            .shown(enterprise.id), .shown(enterprise.name), .shown(enterprise.county), .shown(enterprise.industry),
            .text(account.standing), .text(account.measureName), .shown(account.measureText),
            .energy(account.baseline), .energy(account.energy), .text(RatioText.percent(account.attainment)),
            .text(account.outcome.title.zh),
        ]
        return SheetTable.Row(
            contents: contents + account.plan.values.map { .mass($0) } + account.low.values.map { .mass($0) },
            styles: ReportStyle.status(account.outcome).map { [(10, $0)] } ?? [])
    }
}
