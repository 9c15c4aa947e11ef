import Accounting
import Diagnostics
import EmissionModel
import Foundation
import Jurisdiction
import Tabular
import Testing

@testable import Reporting

/// The industry daily of plan 002: seven areas with their sections (附件1), 凌钢 under 凌源市's.
@Suite struct AreaTests {
    /// The worked example's five enterprises over the plan's areas: the list writes one by its full name and one by a
    /// county that the plan does not know.
    private func report() throws -> DailyReport {
        var example = try WorkedExample()
        let counties = ["双塔区", "喀喇沁左翼蒙古族自治县", "凌源市", "市直企业", "奎屯市"]
        for (index, county) in counties.enumerated() { example.input.inventory.enterprises[index].county = county }
        example.input.inventory.enterprises[0].name = "凌钢集团样例"
        return try example.report(configuration: "profile: chaoyang-liaoning-industry-2024\n")
    }

    @Test func everyEnterpriseStandsUnderItsSection() throws {
        let areas = try report().areas
        #expect(
            areas.map { "\($0.title) \($0.section ?? "—") \($0.enterprises.map(\.enterprise.id).joined())" } == [
                "北票市 科学技术与装备制造科 ", "凌源市及凌钢 工业经济运行科 E1E3", "朝阳县 资源节约综合利用科 ", "建平县 电力科 ",
                "喀左县 工业产业政策和供给侧改革科 E2", "双塔区 信息化和无线电管理科 ", "龙城区 投资与规划科 ", "市直企业 — E4",
                "未列入预案分片（奎屯市） — E5",
            ])
        #expect(areas[1].sums.required == 2 && areas[1].suspected == 1)
    }

    @Test func aCountyThatThePlanDoesNotNameIsAFinding() throws {
        let findings = try report().allFindings.filter { $0.code == "AC-080" }
        #expect(findings.map(\.raw) == ["奎屯市"])
        #expect(try WorkedExample().report().allFindings.allSatisfy { $0.code != "AC-080" })
    }

    @Test func theTemplateOfTheIndustryBureauSpeaksOfAreas() throws {
        let text = try report().markdown(WorkedExample.templates())
        #expect(text.contains("| 凌源市及凌钢 | 工业经济运行科 | 2 | 2 | 2 | 1 | 1 | 50.00% |"))
        #expect(text.contains("| 北票市 | 科学技术与装备制造科 | 0 | 0 | 0 | 0 | 0 | — |"))
        #expect(text.contains("### 喀左县（工业产业政策和供给侧改革科）"))
        #expect(text.contains("09:00"))
    }

    @Test func aPlanWithoutAreasShowsDistrictsByGrade() throws {
        let report = try WorkedExample().report(configuration: "profile: beijing-manufacturing-2023\n")
        let text = try report.markdown(WorkedExample.templates())
        #expect(text.contains("| 甲县 | B | 1 | 1 | 1 | 1 | 100.00% |"))
        #expect(text.contains("| 乙县 | 未评级 | 1 | 0 | 0 | 0 | — |"))
    }

    @Test func classesAndGradesAddUpToTheCity() throws {
        let account = try WorkedExample().account()
        #expect(account.grades.map(\.name) == ["B", "C", "D", nil])
        #expect(account.classes.map(\.name) == ["重点", "保障"])
        for groups in [account.grades, account.classes] {
            #expect(groups.reduce(0) { $0 + $1.required } == account.coverage.required)
            let low = groups.reduce(PerPollutant<Mass>.zero) { $0 + $1.low }
            #expect(low == account.sectors.first { $0.sector == .industrial }?.low)
        }
    }

    @Test func theWorkbookHasTheAreas() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("abate-\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: file) }
        try report().writeWorkbook(to: file.path)
        let document = try TabularDocument.open(path: file.path, name: "a.xlsx")
        let sheet = try #require(document.sheets.firstIndex { $0.name == "分片落实" })
        var rows: [[String]] = []
        try document.forEachRow(sheet: sheet) { row in
            rows.append((0..<row.count).map { row.text($0) })
            return .next
        }
        #expect(rows.first { $0.first == "凌源市及凌钢" }?[1...6] == ["工业经济运行科", "2", "2", "2", "1", "1"])
        #expect(rows.last?[0...4] == ["合计", "—", "5", "4", "3"])
    }
}
