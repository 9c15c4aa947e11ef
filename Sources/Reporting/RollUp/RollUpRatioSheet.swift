import Accounting
import Diagnostics
import EmissionModel
import Spreadsheet

/// 减排比例: the four ratios as live quotients over 逐日, of the whole area and of the regions that are there.
struct RollUpRatioSheet {
    static let name = "减排比例"
    let report: RollUpReport

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        try workbook.sheet(named: Self.name, layout: report.layout(Self.name)) { (sheet) throws(SpreadsheetError) in
            try table([]).setWidths(&sheet)
            var line = try write("全域", report.account.ratios, to: &sheet, line: 0)
            line = try write("仅已报送地区", report.account.present, to: &sheet, line: line + 1)
            try writeSegments(to: &sheet, line: line + 1)
        }
    }

    private func write(
        _ title: String, _ ratios: PerPollutant<RollUpRatio>, to sheet: inout Worksheet, line: Int
    ) throws(SpreadsheetError) -> Int {
        try sheet.write(.text(title), row: line, column: 0, style: ReportStyle.heading)
        let rows = Pollutant.allCases.enumerated().map { row(ratios[$1], $1, line: line + 3 + $0) }
        let end = try table(rows).write(to: &sheet, top: line + 1)
        var next = end
        for note in RollUpNote.allCases {
            let concerned = Pollutant.allCases.filter { ratios[$0].notes.contains(note) }.map(\.symbol)
            guard !concerned.isEmpty else { continue }
            try sheet.write(
                .text("\(concerned.joined(separator: "、"))：\(note.sentence.zh)。"), row: next, column: 0)
            next += 1
        }
        return next
    }

    private func table(_ rows: [SheetTable.Row]) -> SheetTable {
        let society = report.account.ratios.values.compactMap { $0.societyKilograms?.value }
        let masses = RollUpDaySheet.Figure.allCases.prefix(3).map { figure in
            SheetTable.Column.mass(
                "\(figure.title)减排量\n（kg）", report.account.countedDays.lazy.flatMap { $0.plan.values })
        }
        return SheetTable(
            [.label("污染物", 10), .mass("排放总量\n（kg）", kilograms: society.max() ?? 0), .percent("目标", 10)] + masses + [
                .percent("计划比例", 10), .percent("低值比例", 10), .percent("高值比例", 10), .percent("覆盖率", 10), .label("结论", 10),
            ], rows: rows)
    }

    /// - Parameter line: of the sheet, from 1.
    private func row(_ ratio: RollUpRatio, _ pollutant: Pollutant, line: Int) -> SheetTable.Row {
        let days = RollUpDaySheet(report: report)
        let masses = RollUpDaySheet.Figure.allCases.prefix(3).map { figure in
            CellContent.formula(days.sum(figure, pollutant), cached: days.total(figure, pollutant).kilograms)
        }
        let quotients = zip(["D", "E", "F"], [ratio.plan, ratio.low, ratio.high]).map { column, value in
            CellContent.ratio(value, formula: "=\(column)\(line)/$B\(line)")
        }
        let contents: [CellContent] =
            [.text(pollutant.symbol), .ratio(ratio.societyKilograms), .ratio(ratio.target)] + masses + quotients
            + [.ratio(report.account.coverage.planMass[pollutant]), .text(ratio.verdict.title.zh)]
        let decimals = [ratio.plan, ratio.low, ratio.high].enumerated().compactMap {
            index, value -> (column: Int, style: CellStyle)? in
            guard let value, let target = ratio.target else { return nil }
            return (6 + index, ReportStyle.percent(RatioText.neededDecimals(value, keepingSideOf: [target])))
        }
        return SheetTable.Row(contents: contents, styles: decimals + [(10, ReportStyle.status(ratio.verdict))])
    }

    private func writeSegments(to sheet: inout Worksheet, line: Int) throws(SpreadsheetError) {
        guard !report.account.segments.isEmpty else { return }
        try sheet.write(.text("分级别时段（全域）"), row: line, column: 0, style: ReportStyle.heading)
        let columns: [SheetTable.Column] = [
            .label("级别", 10), .label("首日", 12), .label("末日", 12), .label("小时", 8), .label("污染物", 10),
            .percent("目标"), .percent("计划"), .percent("低值"), .percent("高值"), .label("结论", 10),
        ]
        let rows = report.account.segments.flatMap { segment in
            Pollutant.allCases.map { pollutant in
                let ratio = segment.ratios[pollutant]
                return SheetTable.Row(
                    contents: [
                        .text(segment.level?.name ?? "未达预警级别"), .text(segment.first.iso), .text(segment.last.iso),
                        .text(FigureText.hours(segment.minutes)), .text(pollutant.symbol), .ratio(ratio.target),
                        .ratio(ratio.plan), .ratio(ratio.low), .ratio(ratio.high), .text(ratio.verdict.title.zh),
                    ], styles: [(9, ReportStyle.status(ratio.verdict))])
            }
        }
        try SheetTable(columns, rows: rows).write(to: &sheet, top: line + 1)
    }
}
