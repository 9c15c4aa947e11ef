import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction
import Spreadsheet

/// 封面与结论: the covering words of each submission, the ratios of the three levels, and where it is signed.
struct ListCoverSheet {
    static let name = CoverPage.name
    let report: ListReport

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        let layout = report.layout(Self.name, tab: 0xC00000)
        try workbook.sheet(named: Self.name, layout: layout) { (sheet) throws(SpreadsheetError) in
            var line = try CoverPage.writeHead(
                title: report.title, subtitle: report.dateText + (report.revisionText.map { "（\($0)）" } ?? ""),
                conclusion: report.conclusion, style: ReportStyle.status(verdict), to: &sheet)
            line = try table.write(to: &sheet, top: line + 1)
            line = try CoverPage.write(facts, to: &sheet, line: line + 1)
            for rule in report.dueRules { line = try write(rule, to: &sheet, line: line + 1) }
            try CoverPage.writeSignatures(to: &sheet, line: line + 1)
        }
    }

    private var verdict: Verdict {
        let verdicts = report.account.levels.values.map(\.verdict)
        return verdicts.contains(.notMet) ? .notMet : verdicts.contains(.undetermined) ? .undetermined : .met
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

    /// The covering words of one submission, to whom and until when.
    private func write(_ rule: ReportRule, to sheet: inout Worksheet, line: Int) throws(SpreadsheetError) -> Int {
        let due = rule.due.text.zh + (report.deadline(of: rule).map { "，本期截止 \($0)" } ?? "")
        try sheet.write(.text("报送说明：\(rule.title.zh)"), row: line, column: 0, style: ReportStyle.heading)
        return try CoverPage.write(
            [("报送对象", rule.recipient), ("时限", due), ("说明", report.coveringWords(rule))], to: &sheet, line: line + 1)
    }
}
