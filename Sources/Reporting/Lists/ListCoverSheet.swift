import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction
import Spreadsheet

/// 封面与结论: the covering words of each submission, the ratios of the three levels, and where it is signed.
struct ListCoverSheet {
    static let name = "封面与结论"
    let report: ListReport

    private static let columns = 0...7
    private static let textWidth = 112

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        let layout = report.layout(Self.name, tab: 0xC00000)
        try workbook.sheet(named: Self.name, layout: layout) { (sheet) throws(SpreadsheetError) in
            try sheet.setColumnWidth(0...0, 16)
            try sheet.setColumnWidth(1...7, 17)
            var line = try writeHead(to: &sheet)
            line = try table.write(to: &sheet, top: line + 1)
            line = try write(facts, to: &sheet, line: line + 1)
            for rule in report.dueRules { line = try write(rule, to: &sheet, line: line + 1) }
            try writeSignatures(to: &sheet, line: line + 1)
        }
    }

    private func writeHead(to sheet: inout Worksheet) throws(SpreadsheetError) -> Int {
        try sheet.setRowHeight(0, 36)
        try sheet.merge(report.title, rows: 0...0, columns: Self.columns, style: ReportStyle.title)
        let date = report.dateText + (report.revisionText.map { "（\($0)）" } ?? "")
        try sheet.merge(date, rows: 1...1, columns: Self.columns, style: ReportStyle.subtitle)
        try sheet.write(.text("报送单位：＿＿＿＿＿＿＿＿＿＿（盖章）"), row: 2, column: 0)
        let conclusion = "结论：\(report.conclusion)"
        try sheet.setRowHeight(3, ReportStyle.height(of: conclusion, width: Self.textWidth) + 8)
        let worst = report.account.levels.values.map(\.verdict)
        let verdict: Verdict = worst.contains(.notMet) ? .notMet : worst.contains(.undetermined) ? .undetermined : .met
        try sheet.merge(
            conclusion, rows: 3...3, columns: Self.columns,
            style: ReportStyle.status(verdict).with { $0.fontSize = 12 })
        return 4
    }

    /// One row a level and pollutant.
    private var table: SheetTable {
        let titles = ["预警级别", "污染物", "目标", "计划", "其中工业", "计划减排（kg/日）", "尚差（kg/日）", "结论"]
        let rows = report.account.levels.values.flatMap { plan in
            Pollutant.allCases.map { pollutant in
                let ratio = plan.ratios[pollutant]
                return SheetTable.Row(
                    contents: [
                        .text(plan.level.title.zh), .text(pollutant.symbol), .text(RatioText.percent(ratio.target)),
                        .text(ratio.text(ratio.plan)), .text(ratio.text(ratio.industryPlan)),
                        .text(FigureText.kilograms(ratio.reduction)), .text(FigureText.kilograms(ratio.missing)),
                        .text(ratio.verdict.title.zh),
                    ], styles: [(7, ReportStyle.status(ratio.verdict))])
            }
        }
        return SheetTable(titles.map { .label($0, 17) }, rows: rows)
    }

    private var facts: [(String, String)] {
        let account = report.account
        let classes = account.classes.map { "\($0.name ?? DailyReport.unnamed) \($0.enterprises) 家" }
        return [
            (
                "清单",
                "\(report.dateText)，企业 \(account.enterprises.count) 家（\(classes.joined(separator: "，"))）"
                    + "，移动源、扬尘源等 \(account.sources.count) 项；清单版本 \(report.inventoryVersion)"
            ),
            ("校核问题", report.findingCounts + "，逐项见“数据质量”"),
        ] + report.revision.changes.map { ("修订说明", $0) } + [("输入数据摘要", report.inputsDigest)]
    }

    private func write(
        _ facts: [(String, String)], to sheet: inout Worksheet, line: Int
    ) throws(SpreadsheetError) -> Int {
        for (index, fact) in facts.enumerated() {
            let row = line + index
            try sheet.write(.text(fact.0), row: row, column: 0, style: ReportStyle.header)
            try sheet.merge(String(fact.1.prefix(2_000)), rows: row...row, columns: 1...7, style: ReportStyle.text)
            try sheet.setRowHeight(row, ReportStyle.height(of: fact.1, width: Self.textWidth))
        }
        return line + facts.count
    }

    /// The covering words of one submission, to whom and until when.
    private func write(_ rule: ReportRule, to sheet: inout Worksheet, line: Int) throws(SpreadsheetError) -> Int {
        let due = rule.due.text.zh + (report.deadline(of: rule).map { "，本期截止 \($0)" } ?? "")
        try sheet.write(.text("报送说明：\(rule.title.zh)"), row: line, column: 0, style: ReportStyle.heading)
        return try write(
            [("报送对象", rule.recipient), ("时限", due), ("说明", report.coveringWords(rule))], to: &sheet, line: line + 1)
    }

    private func writeSignatures(to sheet: inout Worksheet, line: Int) throws(SpreadsheetError) {
        try sheet.setRowHeight(line, 28)
        for (column, role) in [(0, "制表人"), (3, "审核人"), (6, "签发人")] {
            try sheet.write(.text("\(role)：＿＿＿＿＿＿"), row: line, column: column)
        }
    }
}
