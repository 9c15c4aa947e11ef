import Accounting
import Diagnostics
import EmissionModel
import Spreadsheet

/// 分地区: one row a member and a region below it, with its own ratios; what is missing says so and is no zero.
struct RegionSheet {
    static let name = "分地区"
    let report: RollUpReport

    private static let firstCount = 7
    private static let firstRatio = 12

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        let table = SheetTable(Self.columns, rows: report.account.rows.map(Self.row))
        let layout = report.layout(Self.name, repeatRows: 0...0)
        try workbook.sheet(named: Self.name, layout: layout) { (sheet) throws(SpreadsheetError) in
            try table.setWidths(&sheet)
            try sheet.freeze(rows: 1, columns: 1)
            let line = try table.write(to: &sheet, top: 0)
            try writeTotal(to: &sheet, line: line)
            try sheet.write(
                .text("合计只加第 1 层。各地区的比例按其自己的核算日、排放总量和目标计算；未报送的地区不是零。"), row: line + 2, column: 0)
        }
    }

    private static var columns: [SheetTable.Column] {
        let texts: [SheetTable.Column] = [
            .text("地区", 18), .label("层级", 5), .label("报送", 8), .label("级别", 9), .label("核算日数", 5),
            .label("计入日数", 5), .label("小时", 6), .count("企业数", 7), .count("应落实", 7), .count("已判定", 7),
            .count("已落实", 7), .label("自报结论", 8),
        ]
        return texts
            + Pollutant.allCases.flatMap { pollutant -> [SheetTable.Column] in
                [.label("\(pollutant.symbol)\n低值～高值", 10), .label("\(pollutant.symbol)\n结论", 8)]
            }
    }

    private static func row(_ row: RollUpRow) -> SheetTable.Row {
        let name: [CellContent] = [.shown(RollUpReport.name(row.path)), .text(String(row.path.count))]
        guard row.isPresent else {
            let rest = Array(repeating: CellContent.dash, count: columns.count - 3)
            return SheetTable.Row(
                contents: name + [.text("未报送")] + rest, styles: [(2, ReportStyle.status(.undetermined))])
        }
        let own: [CellContent] = [
            .text("已报送"), .shown(row.levels.map(\.name).joined(separator: "、")), .text(String(row.accountedDays)),
            .text(String(row.countedDays)), .text(FigureText.hours(row.minutes)),
        ]
        let ratios = Pollutant.allCases.flatMap { pollutant -> [CellContent] in
            let ratio = row.ratios[pollutant]
            return [.text("\(ratio.text(ratio.low))～\(ratio.text(ratio.high))"), .text(ratio.verdict.title.zh)]
        }
        return SheetTable.Row(
            contents: name + own + counts(row).map { .count($0) } + [.shown(row.reportedText)] + ratios,
            styles: Pollutant.allCases.enumerated().map { index, pollutant in
                (firstRatio + index * 2 + 1, ReportStyle.status(row.ratios[pollutant].verdict))
            })
    }

    private func writeTotal(to sheet: inout Worksheet, line: Int) throws(SpreadsheetError) {
        let rows = report.account.rows.filter { $0.path.count == 1 && $0.isPresent }
        let style = ReportStyle.total
        try sheet.write(.text("合计"), row: line, column: 0, style: style(ReportStyle.text))
        for column in 1..<Self.columns.count {
            guard (Self.firstCount..<Self.firstCount + 4).contains(column) else {
                try sheet.write(.dash, row: line, column: column, style: style(ReportStyle.label))
                continue
            }
            let sum = rows.reduce(0) { $0 + Self.counts($1)[column - Self.firstCount] }
            try sheet.write(
                .formula(RegionTotalSheet.sum(column, below: line), cached: Double(sum)), row: line, column: column,
                style: style(ReportStyle.count))
        }
    }

    private static func counts(_ row: RollUpRow) -> [Int] {
        [row.industry.enterprises, row.industry.required, row.industry.judged, row.industry.implemented]
    }
}

extension RollUpRow {
    /// The region's own verdict, the worst of the four; — where it is a roll-up or has none.
    var reportedText: String? {
        guard let reported else { return nil }
        let verdicts = reported.values
        let worst: Verdict =
            verdicts.contains(.notMet) ? .notMet : verdicts.contains(.undetermined) ? .undetermined : .met
        return worst.title.zh
    }
}
