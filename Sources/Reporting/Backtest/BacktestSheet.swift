import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction
import Spreadsheet

/// 回测: in plain words how well the method does, the leading windows as a table and a chart, and what they stand on.
struct BacktestSheet {
    static let name = "回测"
    let report: BacktestReport

    private static let lastColumn = BacktestTable.errorColumns.count - 1
    /// Characters over all columns.
    private static let textWidth = 148

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        let layout = report.layout(Self.name, tab: 0xC00000)
        try workbook.sheet(named: Self.name, layout: layout) { (sheet) throws(SpreadsheetError) in
            try SheetTable(BacktestTable.errorColumns, rows: []).setWidths(&sheet)
            try sheet.setRowHeight(0, 36)
            try sheet.merge(
                report.title, rows: 0...0, columns: 0...Self.lastColumn, style: ReportStyle.title)
            var line = try Self.write(report.summary.map(\.zh), to: &sheet, line: 2)
            if let table = report.leading { line = try write(table, to: &sheet, line: line + 1) }
            try write(facts, to: &sheet, line: line + 1)
        }
    }

    static func write(_ texts: [String], to sheet: inout Worksheet, line: Int) throws(SpreadsheetError) -> Int {
        for (index, text) in texts.enumerated() {
            let row = line + index
            try sheet.merge(text, rows: row...row, columns: 0...lastColumn, style: ReportStyle.note)
            try sheet.setRowHeight(row, ReportStyle.height(of: text, width: textWidth))
        }
        return line + texts.count
    }

    private func write(
        _ table: BacktestTable, to sheet: inout Worksheet, line: Int
    ) throws(SpreadsheetError) -> Int {
        try sheet.write(.text(table.heading), row: line, column: 0, style: ReportStyle.heading)
        // The chart stands above, so that a long table does not push it over the page's end.
        let charted = table.charted(report).count
        let top = line + 1 + (charted > 0 ? Self.chartRows : 0)
        let end = try table.errorTable(report).write(to: &sheet, top: top)
        if charted > 0 {
            try sheet.insertChart(chart(table, rows: top + 1...top + charted), row: line + 1, column: 0)
        }
        guard let groups = table.groupTable(report) else { return end }
        return try groups.write(to: &sheet, top: end + 1)
    }

    /// Rows of the usual height that the chart covers.
    private static let chartRows = 22

    private func chart(_ table: BacktestTable, rows: ClosedRange<Int>) -> ChartSpec {
        var chart = ChartSpec(
            kind: .column, title: "各种基线的误差（\(table.heading)）",
            series: [
                .labelled("一半的误差小于", column: BacktestTable.medianColumn, rows: rows, 0x2F75B5),
                .labelled("看似降两成以上的占比", column: BacktestTable.falseCutColumn, rows: rows, 0xF4B183),
            ])
        chart.valueFormat = "0.0%"
        chart.minimum = 0
        chart.width = 1100
        chart.height = 400
        return chart
    }

    private var facts: [(String, String)] {
        let result = report.result
        let parameters = report.jurisdiction.parameters
        let group = parameters.comparisonGroup.title.zh
        let duplicates = result.duplicates.prefix(20).joined(separator: "、")
        return [
            ("核算所用", "\(parameters.baseline.method.name)，\(group)（表中加底色的一行）"),
            (
                "数据",
                "\(report.data.lowerBound.chinese)至\(report.data.upperBound.chinese)的日用电量；其中响应日 "
                    + "\(report.responseDays) 天不用"
            ),
            ("检验时段", "从\(result.firstStart.chinese)到\(result.lastStart.chinese)，每一天起算一段"),
            (
                "企业",
                "\(FigureText.count(result.enterprises)) 家；"
                    + (duplicates.isEmpty ? "没有重复登记的" : "重复登记不计：\(duplicates)")
            ),
            ("输入数据摘要", report.inputsDigest),
        ]
    }

    private func write(
        _ facts: [(String, String)], to sheet: inout Worksheet, line: Int
    ) throws(SpreadsheetError) {
        for (index, fact) in facts.enumerated() {
            let row = line + index
            try sheet.write(.text(fact.0), row: row, column: 0, style: ReportStyle.header)
            try sheet.merge(fact.1, rows: row...row, columns: 1...Self.lastColumn, style: ReportStyle.text)
            try sheet.setRowHeight(row, ReportStyle.height(of: fact.1, width: Self.textWidth - 28))
        }
    }
}

extension BacktestTable {
    /// `平常日，5 日：144 段，160,140 企业·段`.
    var heading: String {
        "\(windowClass.title.zh)，\(length) 日：\(FigureText.count(windows)) 段，\(FigureText.count(enterpriseWindows)) 企业·段"
    }
}
