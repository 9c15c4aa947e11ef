import Accounting
import Diagnostics
import EmissionModel
import ReportTemplate
import Testing

@testable import Reporting

@Suite struct DailyReportMarkdownTests {
    private func markdown(_ report: DailyReport) throws -> String { try report.markdown(WorkedExample.templates()) }

    /// Cells of a table's row, split where a bar is not escaped.
    private func cells(_ line: Substring) -> Int {
        var count = -1
        var isEscaped = false
        for character in line {
            if character == "|", !isEscaped { count += 1 }
            isEscaped = character == "\\" && !isEscaped
        }
        return count
    }

    private func expectWholeTables(_ markdown: String) {
        var width: Int?
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("|") else {
                width = nil
                continue
            }
            #expect(cells(line) <= 8, "\(line)")
            if let width { #expect(cells(line) == width, "\(line)") }
            width = cells(line)
        }
    }

    @Test func saysWhatTheAccountSays() throws {
        let text = try markdown(try WorkedExample().report())
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines.first == "# 奎屯市重污染天气每日应对报告")
        for number in ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"] {
            #expect(lines.contains { $0.hasPrefix("## \(number)、") })
        }
        #expect(lines.contains("| SO2 | 20.00% | 41.50% | 20.38% | 23.38% | 19.39%～24.39% | 73.5% | **达到** |"))
        #expect(lines.contains("| E1 | 甲钢铁 | 甲县 | 重点/B | 限产 | 400,000.0 | 300,000.0 | 25.00% |"))
        #expect(lines.contains("| E3 | 丙砖瓦 | 1,500.0 | 100.00% | 28.57% | 28.57% | 疑似未落实 | B |"))
        #expect(lines.contains("| 工业源 | 用电核算 | 低值 | 407.563 | 643.697 | 475.938 | 508.571 |"))
        #expect(text.contains("本期截止 2026年1月9日24时"))
        #expect(text.contains("输入数据摘要：`0123abcd`"))
        #expect(!text.contains("违法"))
        #expect(!text.contains("修订说明"))
        expectWholeTables(text)
    }

    @Test func aRatioJustBelowItsTargetStaysBelow() throws {
        var report = try WorkedExample().report()
        report.account.ratios.so2.low = Ratio(19_996, over: 100_000)
        report.account.ratios.so2.verdict = .undetermined
        #expect(try markdown(report).contains("| SO2 | 20.00% | 41.50% | 19.996% |"))
    }

    @Test func hostileNamesBreakNothing() throws {
        var example = try WorkedExample()
        let names = ["甲|乙||", "[点我](http://evil.example/)", "<b>粗</b><script>", "第一行\n| 假 | 行 |", "`x` **y** ![z](u)"]
        for (index, name) in names.enumerated() { example.input.inventory.enterprises[index].name = name }
        example.input.inventory.enterprises[2].county = "乙|县"
        let text = try markdown(try example.report())
        expectWholeTables(text)
        #expect(!text.contains("[点我]") && !text.contains("http://"))
        #expect(text.contains("\\[点我\\]("))
        #expect(!text.contains("<b>") && !text.contains("<script"))
        #expect(!text.contains("\n| 假"))
        #expect(text.contains("甲\\|乙\\|\\|"))
    }

    @Test func aPartDaySaysSoAndGivesNoVerdict() throws {
        var example = try WorkedExample()
        let noon = LocalMinute(WorkedExample.day, minute: 720)
        example.input.episode = Episode(
            id: "P1", region: "奎屯市",
            actions: [
                ResponseAction(episodeID: "P1", region: "奎屯市", kind: .start, level: .orange, effectiveAt: noon)
            ])
        let text = try markdown(try example.report())
        #expect(text.contains("响应只在其中 12 小时有效"))
        #expect(text.contains("不作减排目标完成情况的结论"))
        #expect(!text.contains("**达到**") && !text.contains("总体结论：达到"))
        expectWholeTables(text)
    }

    @Test func warningsIssuedAfterTheDayBelongToLaterReports() throws {
        let example = try WorkedExample()
        let before = try markdown(try example.report())
        var report = try example.report()
        let later = ResponseAction(
            episodeID: "P1", region: "奎屯市", kind: .start, level: .red,
            issuedAt: LocalMinute(WorkedExample.day.advanced(by: 1), minute: 60),
            effectiveAt: LocalMinute(WorkedExample.day.advanced(by: 1), minute: 120))
        report.episode = Episode(id: "P1", region: "奎屯市", actions: report.episode.actions + [later])
        #expect(try markdown(report) == before)
    }

    @Test func aRevisionSaysWhatChangedAndWhy() throws {
        let note = RevisionNote(number: 2, changes: ["户号 A3 电量由 8000 更正为 9000"])
        let text = try markdown(try WorkedExample().report(revision: note))
        #expect(text.contains("（第 1 次修订）"))
        #expect(text.contains("- 户号 A3 电量由 8000 更正为 9000"))
    }

    @Test func overridesAreMarked() throws {
        let configuration = """
            profile: kuitun-2023
            overrides:
              attainment: {limitTolerance: 0}
              targets: {orange: {so2: 0.18}}
              inbox: {settleSeconds: 20}
            """
        let text = try markdown(try WorkedExample().report(configuration: configuration))
        #expect(text.contains("| 橙色预警（Ⅱ级响应）减排目标（SO2） | 0.18 | 本地调整（不同于预案规定） |"))
        #expect(text.contains("| 限产：比应减比例少此值以内仍为落实 | 0 | 本地调整 |"))
        #expect(text.contains("| 基线回看天数 | 56 | 默认 |"))
        #expect(text.contains("| 橙色预警（Ⅱ级响应）减排目标 | 0.20 | 预案规定 |"))
        #expect(text.contains("inbox.settleSeconds"))
        #expect(!text.contains("| 红色预警（Ⅰ级响应）减排目标 |"))
    }

    @Test func manyFindingsOfOneKindAreFolded() throws {
        let template = MessageTemplate("EI-001", .error, zh: "坏值", en: "bad", adviceZh: "改", adviceEn: "mend")
        let findings = (1...50).map { template(at: SourceLocation(file: "甲.csv", row: $0)) }
        let text = try markdown(try WorkedExample().report(findings: findings))
        #expect(text.contains("另有 30 件同类问题"))
        #expect(text.contains("甲.csv:20 |") && !text.contains("甲.csv:21 |"))
    }

    @Test func aTemplateThatIsNotThereIsToldByName() throws {
        let report = try WorkedExample().report()
        let error = #expect(throws: TemplateError.self) { try report.markdown(NoIncludes()) }
        #expect(error?.diagnostic.message.zh.contains("每日应对报告.md") == true)
    }
}
