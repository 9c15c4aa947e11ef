import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction
import Spreadsheet

/// 企业核算: one row an enterprise, from measure and consumption to outcome.
struct EnterpriseSheets {
    let report: DailyReport
    let rowsPerSheet: Int

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        let enterprises = report.account.enterprises
        let rules = report.jurisdiction.parameters.attainment
        let isCompared = report.account.comparison != nil
        let columns =
            Self.columns(enterprises) + (isCompared ? Self.comparedColumns(enterprises) : []) + [.text("追溯编号", 18)]
        let scope = report.account.tracingScope
        let table = SheetTable(columns, count: enterprises.count) { index in
            var row = Self.row(enterprises[index], rules)
            if isCompared { row.contents += Self.comparedContents(enterprises[index]) }
            row.contents.append(.shown("\(scope)/\(enterprises[index].enterprise.id)"))
            return row
        }
        try PagedTable(name: "企业核算", table: table, rowsPerSheet: rowsPerSheet).write(to: &workbook, report: report)
    }

    private static func columns(_ enterprises: [EnterpriseAccount]) -> [SheetTable.Column] {
        [
            .text("编号", 9), .text("企业名称", 18), .text("县区", 9), .text("行业", 9), .text("主管部门", 9),
            .label("类别", 5), .label("绩效等级", 5), .label("措施", 8), .text("措施内容", 20), .label("可核性", 4.5),
            .label("基线来源", 9), .energy("基准电量（kWh）", enterprises.lazy.map(\.baseline)),
            .energy("双侧基线（kWh）", enterprises.lazy.map(\.baselineTwoSided)),
            .energy("前5日基线（kWh）", enterprises.lazy.map(\.baselinePrior5)),
            .energy("非生产电量（kWh）", enterprises.lazy.map(\.baseLoad.energy)), .label("非生产电量来源", 7),
            .energy("用电量（kWh）", enterprises.lazy.map(\.energy)), .percent("降幅"), .percent("负荷率"),
            .percent("推算减产"), .percent("应减比例"), .percent("落实度"), .label("落实度90%区间", 9), .label("结果", 10),
            .label("证据", 5), .label("基线误差（九成）", 10), .label("检验时段数", 6), .label("检验对象", 8),
            .text("误差说明", 40),
        ]
    }

    /// Where a comparison group is used: the baseline before its correction, and how far it was moved.
    private static func comparedColumns(_ enterprises: [EnterpriseAccount]) -> [SheetTable.Column] {
        [.energy("修正前基线（kWh）", enterprises.lazy.map(\.baselineUncorrected)), .percent("对照修正")]
    }

    private static func comparedContents(_ account: EnterpriseAccount) -> [CellContent] {
        [.energy(account.baselineUncorrected), .ratio(account.groupCorrection)]
    }

    private static func row(
        _ account: EnterpriseAccount, _ rules: AccountingParameters.Attainment
    ) -> SheetTable.Row {
        let enterprise = account.enterprise
        let contents: [CellContent] = [
            .shown(enterprise.id), .shown(enterprise.name), .shown(enterprise.county), .shown(enterprise.industry),
            .shown(enterprise.department), .text(enterprise.kind.name), .shown(enterprise.grade.rawValue),
            .text(account.measureName), .shown(account.measureText), .text(account.observability.name),
            .text(account.baselineMethod.title.zh), .energy(account.baseline), .energy(account.baselineTwoSided),
            .energy(account.baselinePrior5), .energy(account.baseLoad.energy), .text(account.baseLoad.source.name),
            .energy(account.energy), .ratio(account.drop), .ratio(account.loadRatio), .ratio(account.productionCut),
            .ratio(account.expectedCut), .ratio(account.attainment),
            .text(FigureText.interval(account.attainment90)), .text(account.outcome.title.zh),
            .shown(account.evidence?.rawValue), .shown(account.baselineError?.intervalText),
            account.baselineError.map { .count($0.windows) } ?? .shown(nil), .shown(account.baselineError?.basisText),
            .shown(account.errorSentence),
        ]
        var styles: [(column: Int, style: CellStyle)] = []
        if let style = ReportStyle.status(account.outcome) { styles.append((23, style)) }
        let judged: [(Int, Ratio?, [Ratio])] = [
            (17, account.drop, [-rules.increase]), (18, account.loadRatio, [rules.stopLoadRatio]),
            (21, account.attainment, [rules.implemented, rules.partial]),
        ]
        for (column, ratio, thresholds) in judged {
            guard let ratio else { continue }
            let decimals = RatioText.neededDecimals(ratio, keepingSideOf: thresholds)
            if decimals != RatioText.decimals { styles.append((column, ReportStyle.percent(decimals))) }
        }
        return SheetTable.Row(contents: contents, styles: styles)
    }
}
