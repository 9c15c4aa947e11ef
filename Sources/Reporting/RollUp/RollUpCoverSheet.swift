import Accounting
import Diagnostics
import EmissionModel
import Spreadsheet

/// 封面与结论: what a leader reads, and where it is signed.
struct RollUpCoverSheet {
    static let name = CoverPage.name
    let report: RollUpReport

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        var layout = report.layout(Self.name)
        layout.tabColor = 0xC00000
        try workbook.sheet(named: Self.name, layout: layout) { (sheet) throws(SpreadsheetError) in
            var line = try CoverPage.writeHead(
                title: report.title, subtitle: "核算日期：\(report.dateText)", unit: "汇总单位",
                conclusion: report.conclusion, style: ReportStyle.status(report.account.verdict), to: &sheet)
            line = try writeRatios(
                "全域（未报送的在低值中按零计）", report.account.ratios, to: &sheet, line: line + 1)
            if !report.account.missing.isEmpty {
                line = try writeRatios("仅已报送地区", report.account.present, to: &sheet, line: line + 1)
            }
            line = try CoverPage.write(facts, to: &sheet, line: line + 1)
            try CoverPage.writeSignatures(to: &sheet, line: line + 1)
        }
    }

    private func writeRatios(
        _ title: String, _ ratios: PerPollutant<RollUpRatio>, to sheet: inout Worksheet, line: Int
    ) throws(SpreadsheetError) -> Int {
        try sheet.write(.text(title), row: line, column: 0, style: ReportStyle.heading)
        let titles = ["污染物", "目标", "计划", "低值", "高值", "工业低值", "覆盖率", "结论"]
        let rows = Pollutant.allCases.map { pollutant in
            let ratio = ratios[pollutant]
            return SheetTable.Row(
                contents: [
                    .text(pollutant.symbol), .text(RatioText.percent(ratio.target)), .text(ratio.text(ratio.plan)),
                    .text(ratio.text(ratio.low)), .text(ratio.text(ratio.high)), .text(ratio.text(ratio.industryLow)),
                    .text(report.coverageText(pollutant)), .text(ratio.verdict.title.zh),
                ], styles: [(7, ReportStyle.status(ratio.verdict))])
        }
        return try SheetTable(titles.map { .label($0, 17) }, rows: rows).write(to: &sheet, top: line + 1)
    }

    private var facts: [(String, String)] {
        let account = report.account
        let missing = account.missing.map(RollUpReport.name).joined(separator: "、")
        let days = account.days.filter { !$0.isComparable }.map(\.key.day.chinese)
        var facts = [
            (
                "报送情况",
                "已报送 \(Set(account.regions.map { $0.path[0] }).count) 个地区"
                    + (missing.isEmpty ? "，没有未报送的" : "；未报送：\(missing)")
            ),
            ("目标来源", report.targetSource),
            ("排放总量", report.societyText),
            ("计入的日期", "\(account.countedDays.count) 日" + (days.isEmpty ? "" : "；未计入：\(days.joined(separator: "、"))")),
            (
                "落实情况",
                "应落实 \(account.coverage.required) 家，可判定 \(account.coverage.judged) 家，已落实 "
                    + "\(account.implementation.implemented) 家（\(RatioText.percent(account.implementation.count))），线索 "
                    + "\(report.leads.count) 家"
            ),
        ]
        for note in RollUpNote.allCases {
            let concerned = Pollutant.allCases.filter { account.ratios[$0].notes.contains(note) }.map(\.symbol)
            if !concerned.isEmpty { facts.append((concerned.joined(separator: "、"), "\(note.sentence.zh)。")) }
        }
        return facts
    }

    /// What was sent, and what was not.
    static func submissions(_ report: RollUpReport) -> SheetTable {
        let columns: [SheetTable.Column] = [
            .text("地区", 20), .label("状态", 18), .label("版次", 7), .text("文件", 26), .label("收到", 18), .label("时限", 18),
            .label("是否按时", 9), .text("SHA-256", 40),
        ]
        let rows = report.submissions.map { entry in
            SheetTable.Row(contents: [
                .shown(entry.region), .text(entry.status.title.zh), entry.revision.map { .count($0) } ?? .dash,
                .shown(entry.file), .shown(entry.received?.iso), .shown(entry.due?.iso), .text(entry.punctuality),
                .shown(entry.sha256),
            ])
        }
        return SheetTable(columns, rows: rows)
    }
}
