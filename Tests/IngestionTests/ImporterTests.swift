import Diagnostics
import EmissionModel
import Ingestion
import LedgerStore
import TestSupport
import Testing

/// What rows become, and what is said where they become nothing: a rejected row always has its finding.
@Suite(.withAndWithoutKeptCurves) struct ImporterTests {
    // MARK: Identifiers

    @Test func missingMarksAreNoIdentifiers() throws {
        let fixture = try IntakeFixture()
        let result = try fixture.take(
            "户号,日期,用电量\n-,2026-01-08,300\n无,2026-01-08,300\n——,2026-01-08,300\n,2026-01-08,300\n")
        #expect(result.places == (2...5).map { "表.csv:\($0):1 EI-010" })
        #expect(try fixture.ledger.accountNumbersWithReadings().isEmpty)
    }

    @Test(arguments: [
        "企业编号,企业名称,县区,企业分类\n1E+5,甲,甲县,重点\n", "企业编号,预警级别,措施类型\n1E+5,橙色,停产\n",
        "企业编号,生产线编号\n1E+5,一号线\n", "日期,类型,企业编号\n2026-01-08,停电,1E+5\n",
        "户号,企业编号\n6500000000001,1E+5\n",
    ])
    func damagedEnterpriseNumbersAreSaid(text: String) throws {
        let fixture = try IntakeFixture()
        let result = try fixture.take(text)
        #expect(result.codes == ["EI-016"])
        #expect(result.findings.map(\.raw) == ["1E+5"])
        #expect(result.rows == RowCounts(rejected: 1))
        // Above all it is no entry of the whole region.
        #expect(try fixture.records(CalendarEntry.self).isEmpty)
    }

    @Test func identifiersThatLookAlikeAreAlike() throws {
        let fixture = try IntakeFixture()
        try fixture.take("企业编号,企业名称,县区,企业分类\nＥ１,甲,甲县,重点\n")
        try fixture.take("户号,企业编号\n００６５, E1　\n")
        try fixture.take("过程编号,区域,动作,级别,生效时间\nＰ１,奎屯市,发布,橙色,2026-01-08 00:00\n")
        try fixture.take("过程编号,源类,污染物,减排量,依据\nP1,移动源,NOx,700,限行\n")
        try fixture.take("企业编号,生产线编号,用电占比\nE1,１．１号,40\n")
        #expect(try fixture.records(Enterprise.self).map(\.id) == ["E1"])
        #expect(try fixture.records(AccountBinding.self).map(\.accountNumber) == ["0065"])
        #expect(try fixture.records(AccountBinding.self).map(\.enterpriseID) == ["E1"])
        #expect(try fixture.records(ResponseAction.self).map(\.episodeID) == ["P1"])
        #expect(try fixture.records(OtherSourceReduction.self).map(\.period) == [.episode("P1")])
        #expect(try fixture.records(ProductionLine.self).map(\.lineID) == ["1.1号"])
    }

    @Test func leadingZerosTellAccountsApart() throws {
        let fixture = try IntakeFixture()
        try fixture.take("户号,日期,用电量\n01,2026-01-08,1\n1,2026-01-08,2\n001,2026-01-08,3\n")
        #expect(try fixture.ledger.accountNumbersWithReadings() == ["001", "01", "1"])
        #expect(try fixture.readings().count == 3)
    }

    // MARK: Responses

    @Test func anEpisodeBelowTheLevelsIsSaidByItsWord() throws {
        let fixture = try IntakeFixture()
        let result = try fixture.take("过程编号,区域,动作,级别,生效时间\nP1,奎屯市,发布,无,2026-01-08 00:00\nP2,奎屯市,发布,,2026-01-08 00:00\n")
        #expect(result.places == ["表.csv:3:4 EI-010"])
        let actions = try fixture.records(ResponseAction.self)
        #expect(actions.map(\.episodeID) == ["P1"])
        #expect(actions.map(\.level) == [nil])
    }

    @Test func aRowWithItsLiftingIsTwoActions() throws {
        let fixture = try IntakeFixture()
        try fixture.take("过程编号,区域,动作,级别,发布时间,生效时间,解除时间\nP1,奎屯市,发布,橙色预警,2026-01-07 10:00,2026-01-08,2026-01-09 24:00\n")
        let actions = try fixture.records(ResponseAction.self)
        #expect(actions.map(\.kind) == [.lift, .start])
        #expect(actions.map(\.effectiveAt.iso) == ["2026-01-10 00:00", "2026-01-08 00:00"])
        #expect(actions.map { $0.issuedAt?.iso } == [nil, "2026-01-07 10:00"])
        #expect(actions.map(\.level) == [.orange, .orange])
        let again = try fixture.take(
            "过程编号,区域,动作,级别,生效时间\nP1,奎屯市,解除,橙色,2026-01-10 00:00\n", run: 2)
        #expect(again.rows == RowCounts(superseded: 1))
    }

    // MARK: Lists

    @Test func choicesThatATableDoesNotKnowAreSaid() throws {
        let result = try IntakeFixture().take("日期,源类,污染物,减排量,依据\n2026-01-08,全社会,NOx,700,限行\n")
        #expect(result.places == ["表.csv:2:2 EI-011"])
        #expect(result.findings.first?.message.zh == "“源类”填写的“全社会”不在可选范围：工业源、移动源、扬尘源、生活源、其他")
    }

    @Test func gradesComeWithPrefixes() throws {
        let fixture = try IntakeFixture()
        try fixture.take(
            "企业编号,企业名称,县区,企业分类,绩效等级\n1,甲,甲县,重点,地方A\n2,乙,甲县,重点,民生豁免-B\n3,丙,甲县,重点,长期停产\n"
                + "4,丁,甲县,重点,\n5,戊,甲县,重点,无\n6,己,甲县,重点,B-\n")
        #expect(try fixture.records(Enterprise.self).map(\.grade) == [.a, .b, .none, .none, .none, .bMinus])
    }

    @Test func aTotalOfAMergedRegionIsNotPassedOver() throws {
        let fixture = try IntakeFixture()
        let result = try fixture.take("区域,源类,污染物,日排放量\n奎屯市,工业源,SO2,1500\n,合计,SO2,2000\n合计,,,3500\n")
        #expect(result.places == ["表.csv:3:1 EI-010"])
        #expect(result.rows == RowCounts(accepted: 1, rejected: 1))
    }

    @Test func measuresInTheColumnsOfAList() throws {
        let fixture = try IntakeFixture()
        let result = try fixture.take(
            "企业编号,企业名称,县区,企业分类,红色预警减排措施,橙色预警减排措施,黄色预警减排措施\n"
                + "E1,甲,甲县,重点,停产,限产 50%，停用国四车辆,限产３０％\nE2,乙,甲县,保障,以热定产,自主减排,无\n")
        #expect(result.findings == [])
        let measures = try fixture.records(Measure.self)
        let said = measures.map { "\($0.enterpriseID) \($0.level.rawValue) \($0.type.rawValue)" }
        #expect(
            said == [
                "E1 orange limit", "E1 red stop", "E1 yellow limit", "E2 orange voluntary", "E2 red cap",
            ])
        #expect(measures.map(\.productionCut) == [Ratio(1, over: 2), nil, Ratio(3, over: 10), nil, nil])
    }

    @Test func twoMeasuresThatAreNoProductionAreOnlyRepeated() throws {
        let result = try IntakeFixture().take(
            "企业编号,预警级别,措施类型,措施描述\nE1,橙色,运输管控,停用国四\nE1,橙色,运输管控,停用国五\n")
        #expect(result.codes == ["EI-020"])
        #expect(result.findings.first?.message.zh.contains("E1 运输管控") == true)
    }

    @Test func percentagesAsTheyAreWritten() throws {
        let fixture = try IntakeFixture()
        try fixture.take(
            "企业编号,预警级别,措施类型,停限产比例(%)\nE1,橙色,限产,30\nE2,橙色,限产,30%\nE3,橙色,限产,３０．０％\nE4,橙色,停产,-\n")
        let thirty = Ratio(3, over: 10)
        #expect(try fixture.records(Measure.self).map(\.productionCut) == [thirty, thirty, thirty, nil])
        let shares = try IntakeFixture()
        try shares.take("企业编号,预警级别,措施类型,停限产比例(小数)\nE1,橙色,限产,0.3\n")
        #expect(try shares.records(Measure.self).map(\.productionCut) == [thirty])
    }

    // MARK: Accounts

    @Test func anAccountMayChangeHands() throws {
        let fixture = try IntakeFixture()
        try fixture.take("户号,企业编号\n001,E1\n")
        let claimed = try fixture.take("户号,企业编号,起始日期\n001,E2,2026-01-01\n", run: 2)
        #expect(claimed.places == ["表.csv:2:1 EI-021"])
        let handed = try fixture.take("户号,企业编号,起始日期,截止日期\n001,E1,,2025-12-31\n001,E2,2026-01-01,\n", run: 3)
        #expect(handed.findings == [])
        #expect(try fixture.records(AccountBinding.self).map { $0.validTo?.iso } == ["2025-12-31", nil])
    }

    @Test func oneBindingSaidTwice() throws {
        let result = try IntakeFixture().take("户号,企业编号,计入系数\n001,E1,1\n001,E1,-1\n001,E1,1\n")
        #expect(result.places == ["表.csv:3:1 EI-020"])
        #expect(result.rows == RowCounts(accepted: 1, rejected: 1, superseded: 1))
    }

    // MARK: Readings

    @Test func statesOfAReading() throws {
        let fixture = try IntakeFixture()
        let result = try fixture.take(
            "户号,日期,用电量,数据状态\n1,2026-01-08,5,正常\n2,2026-01-08,6,估算\n3,2026-01-08,—,正常\n4,2026-01-08,\"1,234.5\",\n"
                + "5,2026-01-08,0.0000004,正常\n6,2026-01-08,7,不明\n")
        #expect(result.places == ["表.csv:4:3 EI-029", "表.csv:7:4 EI-011"])
        #expect(result.rows == RowCounts(accepted: 5, rejected: 1))
        let readings = try fixture.readings()
        #expect(readings["1 2026-01-08"] == .value(Energy(milliwattHours: 5_000_000)))
        #expect(readings["2 2026-01-08"] == .flagged(Energy(milliwattHours: 6_000_000)))
        #expect(readings["3 2026-01-08"] == nil)
        #expect(readings["4 2026-01-08"] == .value(Energy(milliwattHours: 1_234_500_000)))
        #expect(readings["5 2026-01-08"] == .value(.zero))
    }

    @Test func wideRowsCountTheirCells() throws {
        let fixture = try IntakeFixture()
        let result = try fixture.take(
            "户号,2026-01-08,2026/1/9,20260110\n001,1,2,3\n002,,-,坏\n6.5E+12,1,2,\n003,-4,5,\n003,,5,\n")
        #expect(
            result.places == [
                "表.csv:3:3 EI-029", "表.csv:3:4 EI-012", "表.csv:4:1 EI-016", "表.csv:5:2 EI-028",
            ])
        #expect(result.rows == RowCounts(accepted: 5, rejected: 4, superseded: 1))
        #expect(
            try fixture.readings().keys.sorted() == [
                "001 2026-01-08", "001 2026-01-09", "001 2026-01-10", "003 2026-01-09",
            ])
    }

    @Test func aCorrectionOfALaterRunRules() throws {
        let fixture = try IntakeFixture()
        try fixture.take("户号,日期,用电量\n001,2026-01-08,300\n", run: 1)
        try fixture.take("户号,日期,用电量\n001,2026-01-08,310\n", run: 2)
        #expect(try fixture.readings() == ["001 2026-01-08": .value(Energy(milliwattHours: 310_000_000))])
        try fixture.take("户号,日期,用电量\n001,2026-01-08,\n", run: 3)
        #expect(try fixture.readings() == [:])
    }
}
