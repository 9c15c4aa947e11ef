import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction
import Spreadsheet

/// 测算说明: for each missed target what was wanted and what lacked, and the enterprises that stayed behind. There is
/// no such sheet where no target was missed.
struct ShortfallSheet {
    static let name = "测算说明"
    let report: EpisodeReport

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        let shortfalls = Shortfall.all(of: report.account)
        guard !shortfalls.isEmpty else { return }
        let layout = report.base.layout(Self.name)
        try workbook.sheet(named: Self.name, layout: layout) { (sheet) throws(SpreadsheetError) in
            let table = SheetTable(Self.columns, rows: shortfalls.map(Self.row))
            try table.setWidths(&sheet)
            try sheet.write(.text("未达到减排目标的测算（千克，按计入核算的响应时间）"), row: 0, column: 0, style: ReportStyle.heading)
            var line = try table.write(to: &sheet, top: 1)
            for shortfall in shortfalls where isFirst(shortfall, shortfalls) {
                let title = "\(shortfall.pollutant.symbol) 未完成计划减排量的企业"
                try sheet.write(.text(title), row: line + 1, column: 0, style: ReportStyle.heading)
                line = try enterprises(shortfall).write(to: &sheet, top: line + 2)
            }
        }
    }

    /// Enterprises are listed once a pollutant, over the whole episode.
    private func isFirst(_ shortfall: Shortfall, _ all: [Shortfall]) -> Bool {
        let first = all.first { $0.pollutant == shortfall.pollutant }
        return first?.segment == shortfall.segment
    }

    private static let columns: [SheetTable.Column] =
        [
            .label("污染物", 10), .label("范围和目标", 24),
        ] + ["全社会总量", "应减", "清单全部落实", "减排低值", "减排高值", "清单不足", "至少差额", "至多差额"].map { .label($0, 15) }

    private static func row(_ shortfall: Shortfall) -> SheetTable.Row {
        let figures = [
            shortfall.society, shortfall.wanted, shortfall.plan, shortfall.low, shortfall.high,
            shortfall.lackingInPlan, shortfall.missingAtLeast, shortfall.missingAtMost,
        ]
        return SheetTable.Row(
            contents: [
                .text(shortfall.pollutant.symbol),
                .text("\(shortfall.scope) \(RatioText.percent(shortfall.ratio.target))"),
            ]
                + figures.map { .number($0.value) },
            styles: figures.indices.map { (2 + $0, ReportStyle.mass) })
    }

    private func enterprises(_ shortfall: Shortfall) -> SheetTable {
        let pollutant = shortfall.pollutant
        let behind = shortfall.enterprises(of: report.account)
        return SheetTable(
            [
                .text("编号", 10), .text("企业", 24), .text("县区", 15), .label("措施", 15), .mass("计划", kilograms: 0),
                .mass("低值", kilograms: 0), .mass("未完成", kilograms: 0), .label("结果", 15),
            ],
            rows: behind.map { enterprise in
                SheetTable.Row(
                    contents: [
                        .shown(enterprise.enterprise.id), .shown(enterprise.enterprise.name),
                        .shown(enterprise.enterprise.county), .text(enterprise.measureName),
                        .mass(enterprise.plan[pollutant]), .mass(enterprise.low[pollutant]),
                        .mass(shortfall.missing(enterprise)), .text(enterprise.outcome.title.zh),
                    ], styles: ReportStyle.status(enterprise.outcome).map { [(7, $0)] } ?? [])
            })
    }
}
