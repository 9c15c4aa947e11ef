import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction
import Spreadsheet

/// 说明与参数: what each figure means, how each method is made, and the parameters with their sources.
struct BacktestMethodSheet {
    static let name = "说明与参数"
    let report: BacktestReport

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        let layout = report.layout(Self.name)
        try workbook.sheet(named: Self.name, layout: layout) { (sheet) throws(SpreadsheetError) in
            let parameters = ParameterSheet.table(report.parameterLines)
            try parameters.setWidths(&sheet)
            var line = try Self.write("怎样检验", Self.protocolTexts, to: &sheet, line: 0)
            line = try Self.write("各栏的意思", Self.figureTexts, to: &sheet, line: line + 1)
            line = try Self.write("各种方法", methodTexts, to: &sheet, line: line + 1)
            try sheet.write(.text("参数"), row: line + 1, column: 0, style: ReportStyle.heading)
            try parameters.write(to: &sheet, top: line + 2)
        }
    }

    private static func write(
        _ heading: String, _ texts: [String], to sheet: inout Worksheet, line: Int
    ) throws(SpreadsheetError) -> Int {
        try sheet.write(.text(heading), row: line, column: 0, style: ReportStyle.heading)
        for (index, text) in texts.enumerated() {
            let row = line + 1 + index
            try sheet.merge(text, rows: row...row, columns: 0...4, style: ReportStyle.note)
            try sheet.setRowHeight(row, ReportStyle.height(of: text, width: 150))
        }
        return line + 1 + texts.count
    }

    private static let protocolTexts = [
        "没有响应的日子用电本来应是多少，就是实际用了多少，所以推算得准不准可以核对。以历史上每一天为起点取一段日子，当作响应日；"
            + "除双侧方法外，只用这段日子之前的数据推算，再与实际比较。段内或推算所用的日子里，响应日和登记为不可信的日子不用。",
        "参加检验的企业：此前 28 日平均用电不少于 50 度，其中停用或缺数的不足 14 日；全部历史与另一户逐日相同的重复登记不计。",
        "每一段日子按是否节假日、节后和春节前后分类，各类分开统计；同一段日子只属于一类。",
        "春节前后指农历正月初一前后规定天数以内；不可信的日子见参数与日历。",
    ]

    private static let figureTexts = [
        "误差：|推算 − 实际| ÷ 实际，以整段的合计比较；实际少于此前 28 日平均用电的 5% 时，除以这个 5%。",
        "偏差：实际 ÷ 推算 − 1 的中位数，负数表示推算偏高（会虚报减排）。合计：全部企业相加后再比，正数表示推算偏高；不含最大十家："
            + "用电最多的十家企业之外。",
        "看似降一成（两成、三成）以上：实际比推算低这么多而其实什么也没发生的占比，即误判的可能。",
        "90%区间覆盖率：实际落在事先给出的 90% 区间中的占比，应在 90% 上下；半宽：区间上下各为推算值的百分之几（中位数）。",
        "若干家合计：随机抽取这么多家（不含最大十家），合计的误差；企业越多，彼此的误差越能相抵。",
        "企业分类：σ 为该企业以往各段 ln(实际÷推算) 的稳健标准差，表示平时用电的平稳程度。",
    ]

    private var methodTexts: [String] {
        var seen: Set<BaselineMethod> = []
        return report.result.tables.flatMap(\.rows).map(\.method).filter { seen.insert($0).inserted }
            .map { "\($0.name)（\($0.rawValue)）：\($0.explanation)" }
    }
}

extension BacktestReport {
    /// The settings that a back-test uses, in the order of the profile.
    fileprivate var parameterLines: [ParameterLine] {
        jurisdiction.parameterLines { $0.hasPrefix("baseline.") || $0 == "comparisonGroup" }
    }
}
