import Accounting
import Diagnostics
import EmissionModel
import Spreadsheet

/// 企业核算 and 线索 of all regions.
enum RegionEnterpriseSheet {
    static func table(_ enterprises: [RegionEnterprise]) -> SheetTable {
        let columns: [SheetTable.Column] = [
            .text("地区", 16), .text("编号", 10), .text("企业名称", 20), .text("县区", 10), .text("行业", 10), .text("主管部门", 10),
            .label("类别/等级", 9), .label("措施", 9), .label("可核性", 5), .label("基线来源", 10),
            .energy("基准电量（kWh）", enterprises.lazy.map(\.account.baseline)),
            .energy("用电量（kWh）", enterprises.lazy.map(\.account.energy)), .percent("降幅"), .percent("推算减产"),
            .percent("应减比例"), .percent("落实度"), .label("结果", 10), .label("证据", 5),
        ]
        return SheetTable(columns, count: enterprises.count) { row(enterprises[$0]) }
    }

    private static func row(_ entry: RegionEnterprise) -> SheetTable.Row {
        let account = entry.account
        let enterprise = account.enterprise
        let contents: [CellContent] = [
            .shown(RollUpReport.name(entry.path)), .shown(enterprise.id), .shown(enterprise.name),
            .shown(enterprise.county), .shown(enterprise.industry), .shown(enterprise.department),
            .text(account.standing), .text(account.measureName), .text(account.observability.name),
            .text(account.baselineMethod.title.zh), .energy(account.baseline), .energy(account.energy),
            .ratio(account.drop), .ratio(account.productionCut), .ratio(account.expectedCut),
            .ratio(account.attainment), .text(account.outcome.title.zh), .shown(account.evidence?.rawValue),
        ]
        return SheetTable.Row(contents: contents, styles: ReportStyle.status(account.outcome).map { [(16, $0)] } ?? [])
    }

    static func leads(_ leads: [RegionEnterprise]) -> SheetTable {
        let columns: [SheetTable.Column] = [
            .text("地区", 16), .text("编号", 10), .text("企业名称", 20), .text("县区", 10), .text("主管部门", 12), .label("类别/等级", 9),
            .label("措施", 9), .percent("应减比例"), .percent("推算减产"), .percent("落实度"), .label("结果", 11), .label("证据", 6),
            .text("现场核查情况（填写）", 30),
        ]
        guard !leads.isEmpty else {
            let rest = Array(repeating: CellContent.dash, count: 11)
            return SheetTable(columns, rows: [SheetTable.Row(contents: [.dash, .text("没有线索")] + rest)])
        }
        return SheetTable(columns, count: leads.count) { leadRow(leads[$0]) }
    }

    private static func leadRow(_ lead: RegionEnterprise) -> SheetTable.Row {
        let account = lead.account
        return SheetTable.Row(
            contents: [
                .shown(RollUpReport.name(lead.path)), .shown(account.enterprise.id),
                .shown(account.enterprise.name), .shown(account.enterprise.county),
                .shown(account.enterprise.department), .text(account.standing), .text(account.measureName),
                .ratio(account.expectedCut), .ratio(account.productionCut), .ratio(account.attainment),
                .text(account.outcome.title.zh), .shown(account.evidence?.rawValue), .blank,
            ], styles: ReportStyle.status(account.outcome).map { [(10, $0)] } ?? [])
    }
}
