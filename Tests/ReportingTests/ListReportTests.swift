import Accounting
import Diagnostics
import EmissionModel
import Foundation
import Tabular
import TestSupport
import Testing

@testable import Reporting

@Suite struct ListReportTests {
    private func report(_ change: (inout ListInput) -> Void = { _ in }) throws -> ListReport {
        var input = try WorkedExample().listInput
        change(&input)
        return ListReport(
            account: ListAccounting.account(input), year: 2026,
            jurisdiction: try WorkedExample.jurisdiction(WorkedExample.zeroTolerance), inventoryVersion: "2026",
            inputsDigest: "0123abcd")
    }

    /// Golden output: `GOLDEN=record swift test` writes it anew, and the difference is reviewed.
    @Test func markdownOfTheWorkedExample() throws {
        let text = try report().markdown(WorkedExample.templates())
        let root = try #require(SharedData.packageRoot)
        try Golden.check(text, path: "\(root)/Tests/ReportingTests/list-check.md")
    }

    @Test func saysWhatTheListGivesAndUntilWhenItIsDue() throws {
        let text = try report().markdown(WorkedExample.templates())
        #expect(text.contains("| VOCs | 3,000.000 | 800.000 | 20.00% | 26.67% | 21.67% | 0.000 | **达到** |"))
        #expect(text.contains("本期截止 2026年8月31日24时"))
        #expect(text.contains("现将2026年奎屯市应急减排清单报上。清单共列企业 5 家，移动源、扬尘源等 2 项。"))
        #expect(text.contains("红色预警SO2、NOx、PM达到减排目标，VOCs达不到减排目标"))
        #expect(text.contains("| E1 | 甲钢铁 | 甲县 | 钢铁 | 重点/B | — | 限产 30% | 限产 30%（沿用橙色） |"))
        #expect(text.contains("| 伊犁州生态环境局奎屯市分局 | 应急减排项目清单 | 应急减排清单 | 制定 |"))
        #expect(text.contains("制表人：＿＿＿＿＿＿"))
        #expect(!text.contains("违法"))
    }

    @Test func aListThatMissesItsTargetIsAFinding() throws {
        let findings = try report().findings
        let missed = findings.filter { $0.code == "AC-040" }.map(\.message.zh)
        #expect(missed.contains("清单即使全部执行，红色预警 VOCs 的减排比例也只有 26.67%，未达到目标 30.00%，每日还差 100.000 千克"))
        #expect(missed.count == 5)
        #expect(findings.filter { $0.code == "AC-041" }.count == 5)
        #expect(findings.filter { $0.code == "AC-042" }.count == 5)
        for text in findings.flatMap({ [$0.message.zh, $0.message.en, $0.advice.zh, $0.advice.en] }) {
            #expect(!text.contains("{"))
        }
    }

    @Test func whatIsMissingIsAFindingAndNeverAGuess() throws {
        let report = try report { $0.society.removeAll { $0.pollutant == .pm } }
        #expect(report.findings.filter { $0.code == "AC-043" }.count == 3)
        let json = report.json().text()
        #expect(json.contains("\"pm\":{\"society_kg\":null,\"target\":0.1,\"plan\":null"))
        #expect(report.conclusion.contains("PM因资料不全不能判断"))
    }

    @Test func readsBackWithTheListsFigures() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/清单.xlsx"
        try report().writeWorkbook(to: path)
        let sheets = try Self.sheets(path)
        #expect(
            Set(sheets.keys) == [
                "封面与结论", "三级减排比例", "分类分县区部门", "企业清单", "企业计划减排量", "保障清单", "工地扬尘移动源", "部门清单", "数据质量", "参数与依据",
            ])
        let ratios = try #require(sheets["三级减排比例"])
        let orange = try #require(ratios.first { $0.first == "橙色（Ⅱ级响应）" && $0[1] == "SO2" })
        #expect(orange[2] == "2000" && orange[4] == "830" && orange[7] == "830")
        #expect(orange[9] == "41.5%" && orange[12] == "达到")
        let masses = try #require(sheets["企业计划减排量"])
        #expect(masses[1][9...12] == ["0", "0", "0", "0"])
        #expect(masses[1][13...16] == ["270", "540", "280", "0"])
        #expect(sheets["保障清单"]?[1][1] == "丁供热")
        #expect(sheets["工地扬尘移动源"]?.count == 7)
        #expect(sheets["数据质量"]?.count == 17)
        let county = try #require(sheets["分类分县区部门"]?.first { $0.first == "乙县" })
        #expect(county[2] == "3")
    }

    @Test func equalReportsGiveEqualBytes() throws {
        let folder = try TemporaryFolder()
        let paths = ["一", "二"].map { "\(folder.path)/\($0).xlsx" }
        for path in paths { try report().writeWorkbook(to: path) }
        #expect(FileManager.default.contents(atPath: paths[0]) == FileManager.default.contents(atPath: paths[1]))
        #expect(try report().json().text() == report().json().text())
    }

    /// What a public edition does: names go, totals stay.
    @Test func withoutItsSecretEnterprisesTheTotalsStay() throws {
        var report = try report { $0.inventory.enterprises[0].isSecret = true }
        report.account.enterprises.removeAll(where: \.enterprise.isSecret)
        report.account.sources.removeAll(where: \.isSecret)
        report.findings = []
        let text = try report.markdown(WorkedExample.templates()) + report.json().text()
        #expect(!text.contains("甲钢铁") && !text.contains("\"E1\""))
        #expect(text.contains("| NOx | 5,000.000 | 1,720.000 |"))
    }

    private static func sheets(_ path: String) throws -> [String: [[String]]] {
        let document = try TabularDocument.open(path: path, name: path)
        var result: [String: [[String]]] = [:]
        for index in document.sheets.indices {
            var rows: [[String]] = []
            try document.forEachRow(sheet: index) { row in
                rows.append((0..<row.count).map { row.text($0) })
                return .next
            }
            result[document.sheets[index].name ?? ""] = rows
        }
        return result
    }
}
