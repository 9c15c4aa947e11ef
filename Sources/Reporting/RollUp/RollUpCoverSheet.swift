import Accounting
import Diagnostics
import EmissionModel
import Spreadsheet

/// 封面与结论: what a leader reads, and where it is signed.
struct RollUpCoverSheet {
    static let name = "封面与结论"
    let report: RollUpReport

    private static let columns = 0...7
    private static let textWidth = 112

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        var layout = report.layout(Self.name)
        layout.tabColor = 0xC00000
        try workbook.sheet(named: Self.name, layout: layout) { (sheet) throws(SpreadsheetError) in
            try sheet.setColumnWidth(0...0, 18)
            try sheet.setColumnWidth(1...7, 17)
            try writeHead(to: &sheet)
            var line = try writeRatios("全域（未报送的在低值中按零计）", report.account.ratios, to: &sheet, line: 5)
            if !report.account.missing.isEmpty {
                line = try writeRatios("仅已报送地区", report.account.present, to: &sheet, line: line + 1)
            }
            line = try write(facts, to: &sheet, line: line + 1)
            try writeSignatures(to: &sheet, line: line + 1)
        }
    }

    private func writeHead(to sheet: inout Worksheet) throws(SpreadsheetError) {
        try sheet.setRowHeight(0, 36)
        try sheet.merge(report.title, rows: 0...0, columns: Self.columns, style: ReportStyle.title)
        try sheet.merge("核算日期：\(report.dateText)", rows: 1...1, columns: Self.columns, style: ReportStyle.subtitle)
        try sheet.write(.text("汇总单位：＿＿＿＿＿＿＿＿＿＿（盖章）"), row: 2, column: 0)
        let conclusion = "结论：\(report.conclusion)"
        try sheet.setRowHeight(3, ReportStyle.height(of: conclusion, width: Self.textWidth) + 8)
        try sheet.merge(
            conclusion, rows: 3...3, columns: Self.columns,
            style: ReportStyle.status(report.account.verdict).with { $0.fontSize = 12 })
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

    private func writeSignatures(to sheet: inout Worksheet, line: Int) throws(SpreadsheetError) {
        try sheet.setRowHeight(line, 28)
        for (column, role) in [(0, "制表人"), (3, "审核人"), (6, "签发人")] {
            try sheet.write(.text("\(role)：＿＿＿＿＿＿"), row: line, column: column)
        }
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
