import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction
import Spreadsheet

/// 封面与结论: what a leader reads, and where it is signed.
struct CoverSheet {
    static let name = "封面与结论"
    let report: DailyReport

    private static let columns = 0...7
    private static let textWidth = 112

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        let layout = report.layout(Self.name, tab: 0xC00000)
        try workbook.sheet(named: Self.name, layout: layout) { (sheet) throws(SpreadsheetError) in
            try sheet.setColumnWidth(0...0, 16)
            try sheet.setColumnWidth(1...7, 17)
            var line = try writeHead(to: &sheet)
            line = try Self.ratioTable(report).write(to: &sheet, top: line + 1)
            if !report.account.segments.isEmpty {
                try sheet.write(.text("分级别时段"), row: line + 1, column: 0, style: ReportStyle.heading)
                line = try SegmentTable.table(report.account.segments).write(to: &sheet, top: line + 2)
            }
            line = try write(facts, to: &sheet, line: line + 1)
            try sheet.write(.text("预警发布备案表"), row: line + 1, column: 0, style: ReportStyle.heading)
            line = try Self.actionTable(report.response.actions).write(to: &sheet, top: line + 2)
            line = try write(duties, to: &sheet, line: line + 1)
            try writeSignatures(to: &sheet, line: line + 1)
        }
    }

    private func writeHead(to sheet: inout Worksheet) throws(SpreadsheetError) -> Int {
        try sheet.setRowHeight(0, 36)
        try sheet.merge(report.title, rows: 0...0, columns: Self.columns, style: ReportStyle.title)
        let date = "核算日期：\(report.dateText)" + (report.revisionText.map { "（\($0)）" } ?? "")
        try sheet.merge(date, rows: 1...1, columns: Self.columns, style: ReportStyle.subtitle)
        try sheet.write(.text("报送单位：＿＿＿＿＿＿＿＿＿＿（盖章）"), row: 2, column: 0)
        let style = report.isPartDay ? ReportStyle.status(.undetermined) : ReportStyle.status(report.account.verdict)
        let conclusion = "结论：\(report.conclusion)"
        try sheet.setRowHeight(3, ReportStyle.height(of: conclusion, width: Self.textWidth) + 8)
        try sheet.merge(
            conclusion, rows: 3...3, columns: Self.columns, style: style.with { $0.fontSize = 12 })
        return 4
    }

    private static func ratioTable(_ report: DailyReport) -> SheetTable {
        let rows = Pollutant.allCases.map { pollutant in
            let ratio = report.account.ratios[pollutant]
            return SheetTable.Row(
                contents: [
                    .text(pollutant.symbol), .text(RatioText.percent(ratio.target)), .text(ratio.text(ratio.plan)),
                    .text(ratio.text(ratio.low)), .text(ratio.text(ratio.high)),
                    .text(report.coverageText(pollutant)), .text(FigureText.percent(ratio.probabilityMet)),
                    .text(ratio.verdict.title.zh),
                ], styles: [(7, ReportStyle.status(ratio.verdict))])
        }
        let titles = ["污染物", "目标", "计划", "低值", "高值", "覆盖率", "达标概率", "结论"]
        return SheetTable(titles.map { .label($0, 17) }, rows: rows)
    }

    private var facts: [(String, String)] {
        let response = report.response
        let account = report.account
        let level = account.level?.title.zh ?? "未达到预警启动条件"
        let documents = response.documents.isEmpty ? FigureText.dash : response.documents.joined(separator: "、")
        return [
            (
                "预警与响应",
                "\(level)，\(report.kind == .daily ? "当日" : "")响应 \(FigureText.hours(report.minutesInForce)) 小时，过程编号 \(account.episodeID)"
            ),
            (
                "起止",
                "发布 \(response.issuedAt?.chinese ?? FigureText.dash)，启动 \(response.startedAt?.chinese ?? FigureText.dash)，"
                    + (response.liftedAt.map { "解除 \($0.chinese)" } ?? "至核算日终了尚未解除") + "；文件 \(documents)"
            ),
            (
                "数据与清单",
                "电量截止 \(report.cutoff?.chinese ?? FigureText.dash)；清单版本 \(report.inventoryVersion)，企业 "
                    + "\(account.enterprises.count) 家"
            ),
            (
                "落实情况",
                "应落实 \(account.coverage.required) 家，可判定 \(account.coverage.judged) 家，已落实 "
                    + "\(account.implementation.implemented) 家（\(RatioText.percent(account.implementation.count))），线索 "
                    + "\(account.leads.count) 家"
            ),
        ] + account.partDays.map { ("不计入的日", $0.sentence.zh) }
    }

    private var duties: [(String, String)] {
        report.dueLines.map { due in
            ("报送", "\(due.title)：\(due.recipient)，\(due.rule)" + (due.deadline.map { "，本期截止 \($0)" } ?? ""))
        } + report.revision.changes.map { ("修订说明", $0) } + [("输入数据摘要", report.inputsDigest)]
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

    static func actionTable(_ actions: [ResponseAction]) -> SheetTable {
        let titles = ["序号", "动作", "预警级别", "响应等级", "发布时间", "生效时间", "文号", "首要污染物"]
        return SheetTable(
            titles.map { .label($0, 17) },
            rows: actions.enumerated().map { index, action in
                SheetTable.Row(contents: [
                    .count(index + 1), .text(action.kind.name), .shown(action.level?.name),
                    .shown(action.level.map { "\($0.response.rawValue)级" }), .shown(action.issuedAt?.chinese),
                    .text(action.effectiveAt.chinese), .shown(action.document), .shown(action.pollutant),
                ])
            })
    }

    private func writeSignatures(to sheet: inout Worksheet, line: Int) throws(SpreadsheetError) {
        try sheet.setRowHeight(line, 28)
        for (column, role) in [(0, "制表人"), (3, "审核人"), (6, "签发人")] {
            try sheet.write(.text("\(role)：＿＿＿＿＿＿"), row: line, column: column)
        }
    }
}
