import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction
import Spreadsheet

/// 逐日变化: one row a day in force, with a chart of the four low ratios.
struct TrendSheet {
    static let name = "逐日变化"
    let report: EpisodeReport

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        let layout = report.base.layout(Self.name)
        try workbook.sheet(named: Self.name, layout: layout) { (sheet) throws(SpreadsheetError) in
            let table = SheetTable(Self.columns, rows: report.days.map(row))
            try table.setWidths(&sheet)
            try sheet.write(.text("逐日减排比例（低值）、空气质量和落实情况"), row: 0, column: 0, style: ReportStyle.heading)
            let end = try table.write(to: &sheet, top: 1)
            try sheet.freeze(rows: 2, columns: 1)
            try sheet.write(.text("“—”为不计入或无数据。浓度变化不能据此归因于减排。"), row: end, column: 0)
            if report.days.contains(where: { !$0.accountedDays.isEmpty }) {
                try sheet.insertChart(chart, row: end + 2, column: 0)
            }
        }
    }

    private static let columns: [SheetTable.Column] =
        [.label("日期", 12), .label("预警级别", 10), .label("AQI", 8), .label("首要污染物", 12)]
        + Pollutant.allCases.map { .percent("\($0.symbol)\n低值", 10) }
        + [.count("应落实"), .count("已判定"), .count("已落实"), .count("线索"), .label("结论", 10)]

    private func row(_ day: CityAccount) -> SheetTable.Row {
        let air = day.date.flatMap(report.air(on:))
        let isAccounted = !day.accountedDays.isEmpty
        let coverage = day.coverage
        let counts = [coverage.required, coverage.judged, day.implementation.implemented, day.leads.count]
        let ratios = Pollutant.allCases.map { day.ratios[$0] }
        let decimals = ratios.enumerated().compactMap { index, ratio -> (column: Int, style: CellStyle)? in
            guard let low = ratio.low, let target = ratio.target else { return nil }
            return (4 + index, ReportStyle.percent(RatioText.neededDecimals(low, keepingSideOf: [target])))
        }
        return SheetTable.Row(
            contents: [
                .text(day.date?.iso ?? ""), .text(day.level?.name ?? "未达预警级别"),
                air?.aqi.map { .count($0) } ?? .dash, .shown(air?.primaryPollutant),
            ] + ratios.map { isAccounted ? .ratio($0.low) : .dash }
                + counts.map { isAccounted ? .count($0) : .dash }
                + [isAccounted ? .text(day.verdict.title.zh) : .text("不计入")],
            styles: decimals + (isAccounted ? [(12, ReportStyle.status(day.verdict))] : []))
    }

    private var chart: ChartSpec {
        let rows = 2...(report.days.count + 1)
        let colors: [SheetColor] = [0x2F75B5, 0xC55A11, 0x7F7F7F, 0x548235]
        var chart = ChartSpec(
            kind: .line, title: "逐日减排比例（低值）",
            series: zip(Pollutant.allCases, colors).enumerated().map { index, item in
                ChartSpec.Series(
                    name: item.0.symbol, categories: CellRange(rows: rows, columns: 0...0),
                    values: CellRange(rows: rows, columns: (4 + index)...(4 + index)), color: item.1)
            })
        chart.valueFormat = "0.0%"
        chart.valueTitle = "占全社会排放总量"
        chart.minimum = 0
        chart.width = 900
        chart.height = 380
        return chart
    }
}
