import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction
import Spreadsheet

/// 封面与结论: what a leader reads, and where it is signed.
struct CoverSheet {
    static let name = CoverPage.name
    let report: DailyReport

    func write(to workbook: inout Workbook) throws(SpreadsheetError) {
        var layout = report.layout(Self.name, tab: 0xC00000)
        // Whoever signs signs under what is signed; segments of an episode would be too small to read on one page.
        layout.isOnePage = report.account.segments.isEmpty
        try workbook.sheet(named: Self.name, layout: layout) { (sheet) throws(SpreadsheetError) in
            let date = "核算日期：\(report.dateText)" + (report.revisionText.map { "（\($0)）" } ?? "")
            var line = try CoverPage.writeHead(
                title: report.title, subtitle: date, conclusion: report.conclusion,
                style: ReportStyle.status(report.isPartDay ? .undetermined : report.account.verdict), to: &sheet)
            line = try Self.ratioTable(report).write(to: &sheet, top: line + 1)
            if !report.account.segments.isEmpty {
                try sheet.write(.text("分级别时段"), row: line + 1, column: 0, style: ReportStyle.heading)
                line = try SegmentTable.table(report.account.segments).write(to: &sheet, top: line + 2)
            }
            line = try CoverPage.write(facts, to: &sheet, line: line + 1)
            try sheet.write(.text("预警发布备案表"), row: line + 1, column: 0, style: ReportStyle.heading)
            line = try Self.actionTable(report.response.actions).write(to: &sheet, top: line + 2)
            line = try CoverPage.write(duties, to: &sheet, line: line + 1)
            try CoverPage.writeSignatures(to: &sheet, line: line + 1)
        }
    }

    private static func ratioTable(_ report: DailyReport) -> SheetTable {
        let rows = Pollutant.allCases.map { pollutant in
            let ratio = report.account.ratios[pollutant]
            return SheetTable.Row(
                contents: [
                    .text(pollutant.symbol), .text(RatioText.percent(ratio.target)), .text(ratio.text(ratio.plan)),
                    .text(ratio.text(ratio.low)), .text(ratio.text(ratio.high)),
                    .text(report.coverageText(pollutant)), .text(FigureText.probability(ratio.probabilityMet)),
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
        ] + report.uncertaintyTexts.map { ("90%区间", $0) } + (account.comparison?.sentences ?? []).map { ("对照组", $0.zh) }
            + account.partDays.map { ("不计入的日", $0.sentence.zh) }
    }

    private var duties: [(String, String)] {
        report.dueLines.map { due in
            ("报送", "\(due.title)：\(due.recipient)，\(due.rule)" + (due.deadline.map { "，本期截止 \($0)" } ?? ""))
        } + report.revision.changes.map { ("修订说明", $0) } + [("输入数据摘要", report.inputsDigest)]
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
}
