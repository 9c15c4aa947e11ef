import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction
import Spreadsheet

/// 减排比例: the four ratios as live quotients, with a chart of low and high against the target.
struct RatioSheet {
    static let name = "减排比例"
    let report: DailyReport
    let groups: GroupSheet

    private static let firstLine = 2

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        try workbook.sheet(named: Self.name, layout: report.layout(Self.name)) { (sheet) throws(SpreadsheetError) in
            let table = SheetTable(columns, rows: Pollutant.allCases.map(row))
            try table.setWidths(&sheet)
            try sheet.write(.text("各污染物减排比例与目标"), row: 0, column: 0, style: ReportStyle.heading)
            let end = try table.write(to: &sheet, top: 1)
            try sheet.freeze(rows: 2, columns: 1)
            let line = try writeNotes(to: &sheet, line: end + 1)
            if report.account.ratios.values.contains(where: { $0.low != nil }) {
                try sheet.insertChart(chart, row: line + 1, column: 0)
            }
        }
    }

    private var columns: [SheetTable.Column] {
        let account = report.account
        let society = account.ratios.values.compactMap { $0.society?.kilograms(overMinutes: account.minutes).value }
        let masses = zip(["计划", "低值", "高值"], groups.sectorTotals).map { name, totals in
            SheetTable.Column.mass("\(name)减排量\n（kg）", totals.values)
        }
        return [
            .label("污染物", 8), .mass("全社会排放总量（kg）", kilograms: society.max() ?? 0), .text("口径", 16),
            .percent("目标"),
        ] + masses + [
            .percent("计划比例"), .percent("低值比例"), .percent("高值比例"), .percent("工业计划"), .percent("工业低值"),
            .percent("工业高值"), .label("90%区间", 9), .label("达标概率", 8.5), .percent("覆盖率"), .label("结论", 9),
            .text("目标来源", 14), .text("追溯编号", 14),
        ]
    }

    private func row(_ pollutant: Pollutant) -> SheetTable.Row {
        let account = report.account
        let ratio = account.ratios[pollutant]
        let line = Self.firstLine + (Pollutant.allCases.firstIndex(of: pollutant) ?? 0) + 1
        let society = ratio.society?.kilograms(overMinutes: account.minutes)
        let sectors = account.sectors.count
        let totals = groups.sectorTotals.enumerated().map { figure, masses -> CellContent in
            .formula(
                "=" + GroupSheet.total(figure, pollutant, sectors: sectors), cached: masses[pollutant].kilograms)
        }
        let overall = zip(["E", "F", "G"], [ratio.plan, ratio.low, ratio.high]).map { column, value in
            CellContent.ratio(value, formula: "=\(column)\(line)/$B\(line)")
        }
        let industry = [ratio.industryPlan, ratio.industryLow, ratio.industryHigh].enumerated().map { figure, value in
            CellContent.ratio(value, formula: "=\(GroupSheet.industry(figure, pollutant))/$B\(line)")
        }
        let sources = account.targetSources[pollutant].map(\.text).joined(separator: "、")
        let first: [CellContent] = [
            .text(pollutant.symbol), .ratio(society), .shown(ratio.society?.basisText), .ratio(ratio.target),
        ]
        let last: [CellContent] = [
            .text(FigureText.interval(ratio.interval90)), .text(FigureText.probability(ratio.probabilityMet)),
            .ratio(account.coverage.planMass[pollutant]), .text(ratio.verdict.title.zh), .shown(sources),
            .text("\(account.tracingScope)/\(pollutant.rawValue)"),
        ]
        return SheetTable.Row(
            contents: first + totals + overall + industry + last, styles: styles(ratio, pollutant))
    }

    /// The verdict's colour, and more decimals where two would carry a figure over its threshold.
    private func styles(_ ratio: RatioAccount, _ pollutant: Pollutant) -> [(column: Int, style: CellStyle)] {
        let minimum = report.jurisdiction.parameters.coverageMinimum
        let figures: [(Int, Ratio?, Ratio?)] = [
            (7, ratio.plan, ratio.target), (8, ratio.low, ratio.target), (9, ratio.high, ratio.target),
            (10, ratio.industryPlan, ratio.target), (11, ratio.industryLow, ratio.target),
            (12, ratio.industryHigh, ratio.target), (15, report.account.coverage.planMass[pollutant], minimum),
        ]
        let decimals = figures.compactMap { column, value, threshold -> (column: Int, style: CellStyle)? in
            guard let value, let threshold else { return nil }
            return (column, ReportStyle.percent(RatioText.neededDecimals(value, keepingSideOf: [threshold])))
        }
        return decimals + [(16, ReportStyle.status(ratio.verdict))]
    }

    private func writeNotes(to sheet: inout Worksheet, line: Int) throws(SpreadsheetError) -> Int {
        var texts = [report.conclusion]
        for pollutant in Pollutant.allCases {
            texts += report.account.ratios[pollutant].notes.map { "\(pollutant.symbol)：\($0.sentence.zh)。" }
        }
        texts.append("低值只计入有电量证据的减排；高值把缺证据的企业按完成计划计。低值达到目标即为达到，高值仍低于目标即为未达到，其余待定。")
        texts.append("追溯编号后接 /low、/high 等，用 abate explain 查看公式、参数及依据、版本和来源单元格。")
        for (index, text) in texts.enumerated() {
            try sheet.write(.text(text), row: line + index, column: 0)
        }
        return line + texts.count
    }

    private var chart: ChartSpec {
        let rows = Self.firstLine...(Self.firstLine + Pollutant.allCases.count - 1)
        var chart = ChartSpec(
            kind: .column, title: "减排比例与目标（\(report.dateText)）",
            series: [
                .labelled("目标", column: 3, rows: rows, 0x7F7F7F), .labelled("低值", column: 8, rows: rows, 0x2F75B5),
                .labelled("高值", column: 9, rows: rows, 0x9DC3E6),
            ])
        chart.valueFormat = "0.0%"
        chart.valueTitle = "占全社会排放总量"
        chart.minimum = 0
        chart.width = 900
        chart.height = 380
        return chart
    }
}
