import Accounting
import Diagnostics
import EmissionModel
import Testing

@testable import Reporting

@Suite struct GapTextTests {
    /// The worked example with its list at red, where VOCs lack 100 kg.
    private func gap(
        at level: WarningLevel = .red, _ change: (inout ListInput) -> Void = { _ in }
    ) throws -> GapAccount {
        var input = try WorkedExample().listInput
        change(&input)
        return GapAccounting.close(GapInput(ListAccounting.account(input), inventory: input.inventory, at: level))
    }

    @Test func saysWhatLacksAndWhatClosesIt() throws {
        let text = GapText.text(try gap(), language: .zh)
        #expect(
            text == """
                奎屯市  清单全部执行  红色（Ⅰ级响应）
                按下列 1 项加严，缺口全部补足

                        目标    计划  缺口（kg）  百分点  补足后  仍缺（kg）
                SO2   30.00%  41.50%       0.000       0  73.00%       0.000
                NOx   30.00%  34.40%       0.000       0  59.60%       0.000
                PM    30.00%  44.25%       0.000       0  54.75%       0.000
                VOCs  30.00%  26.67%     100.000    3.33  30.00%       0.000

                建议加严，新增减排最少的在前
                编号  企业    等级  现措施    建议  新增合计（kg）
                E1    甲钢铁  B     限产 30%  停产       2,410.000

                编号   SO2 kg     NOx kg    PM kg  VOCs kg
                E1    630.000  1,260.000  420.000  100.000

                未列入加严的企业
                  保障类或以量（热）定产 1，已停产或再减无益 3

                """)
        for line in text.split(separator: "\n") { #expect(TerminalWidth.of(String(line)) <= 80) }
    }

    @Test func missingFiguresAreToldAndNeverGuessed() throws {
        let gap = try gap { $0.society.removeAll { $0.pollutant == .nox } }
        let text = GapText.text(gap, language: .zh)
        #expect(text.contains("资料不全，缺口不能完整计算"))
        #expect(text.contains("error[AC-045]: NOx 缺少可用的全社会排放总量，不能计算缺口"))
        let json = GapDocument.json(gap, profile: "kuitun-2023", language: .zh).text()
        #expect(json.contains("\"closed\":null") && json.contains("\"missing_kg\":null"))
    }

    @Test func whatCannotBeClosedSaysByHowMuch() throws {
        let gap = try gap { $0.society[3].emission = .daily(WorkedExample.mass(4000)) }
        #expect(AccountingMessages.findings(of: gap).map(\.code) == ["AC-047"])
        #expect(
            AccountingMessages.findings(of: gap)[0].message.zh
                == "VOCs 的缺口不能补足：可加严的企业全部加严，最多再减 100.000 千克，仍差 300.000 千克")
    }

    @Test func unknownEmissionsAreFindings() throws {
        let gap = try gap { $0.inventory.enterprises[0].emission.vocs = nil }
        #expect(AccountingMessages.findings(of: gap).map(\.code) == ["AC-047", "AC-046"])
    }

    @Test func aDaysGapSetsApartWhatIsPlannedAndNotProven() throws {
        var example = try WorkedExample()
        example.input.parameters.targets[.orange]?.so2 = Ratio(percent: 30, scale: 0)
        let input = try #require(GapInput(try example.account(), inventory: example.input.inventory))
        let text = GapText.text(GapAccounting.close(input), language: .zh)
        #expect(text.contains("SO2   30.00%  20.38%     192.437    9.62  30.28%       0.000"))
        #expect(text.contains("SO2                  422.437      41.50%               0.000"))
        #expect(text.contains("E1    甲钢铁  B     限产 30%  限产 52%         678.000"))
        for language in Language.allCases {
            for line in GapText.text(GapAccounting.close(input), language: language).split(separator: "\n") {
                #expect(TerminalWidth.of(String(line)) <= 80, "\(line)")
            }
        }
    }

    @Test func theDocumentHoldsTheProposal() throws {
        let json = GapDocument.json(try gap(), profile: "kuitun-2023", language: .zh).text()
        #expect(
            json.hasPrefix(
                "{\"schema\":\"abate.gap/1\",\"region\":\"奎屯市\",\"profile\":\"kuitun-2023\",\"basis\":\"list\""))
        #expect(json.contains("\"proposedMeasure\":\"stop\",\"proposedCut\":1"))
        #expect(json.contains("\"added_kg\":{\"so2\":630,\"nox\":1260,\"pm\":420,\"vocs\":100}"))
    }
}

extension WorkedExample {
    /// The example's list; what other sources declare for the day stands for what they declare at orange.
    var listInput: ListInput {
        func source(_ sector: SourceSector, _ name: String) -> PlannedSource {
            PlannedSource(
                id: sector.rawValue, name: name, sector: sector, county: "甲县", department: "市住建局",
                reductions: PerLevel { level in
                    guard level == .orange else { return PerPollutant(repeating: nil) }
                    let own = input.otherSources.filter { $0.sector == sector }
                    return PerPollutant { pollutant in own.first { $0.pollutant == pollutant }?.reduction }
                })
        }
        return ListInput(
            region: input.region, day: Self.day, parameters: input.parameters, society: input.society,
            inventory: input.inventory, sources: [source(.dust, "工地扬尘"), source(.mobile, "重型柴油车")])
    }
}
