import Diagnostics
import EmissionModel
import Ingestion
import Jurisdiction
import LedgerStore
import TestSupport
import Testing

/// What real lists hold (`domain.md` §6), and the edges of the checks that the files of `Mistakes` do not reach.
@Suite struct ListCheckTests {
    // MARK: As real files write it

    @Test(arguments: [
        ("地方A", PerformanceGrade.a), ("民生豁免-B", .b), ("国家绩效B-级", .bMinus), ("Ａ＋", .aPlus), ("绩效引领性", .leading),
        ("省级C级企业", .c), ("非引领性企业", .notLeading), ("D类", .d), ("长期停产", .none), ("长期停产-C", .c), ("未评级", .none),
    ])
    func gradesWithPrefixes(text: String, grade: PerformanceGrade) throws {
        let fixture = try IntakeFixture()
        let result = try fixture.take("企业编号,企业名称,县区,企业分类,绩效等级\n1,甲厂,东区,保障,\(text)\n")
        #expect(result.rows.accepted == 1, "\(result.findings)")
        let enterprise = try #require(try fixture.records(Enterprise.self).first)
        #expect(enterprise.grade == grade)
        #expect(enterprise.status == (text.hasPrefix("长期停产") ? .longIdle : .normal))
    }

    /// A workbook whose account numbers are stored as numbers: some have lost digits, so none is believed.
    @Test func accountNumbersStoredAsNumbersAreRefused() throws {
        let fixture = try IntakeFixture()
        let book = WorkbookBuilder(sheets: [
            ("用电量", [["户号", "日期", "用电量(kWh)"], [.number("6500000000001"), "2026-01-08", 300]]),
            ("户号表", [["用电户号", "企业编号"], [.number("1.23E+12"), "1"]]),
        ])
        let result = try fixture.take(book.file(), name: "表.xlsx")
        #expect(result.places == ["表.xlsx:户号表!A2 EI-016", "表.xlsx:用电量!A2 EI-016"])
        #expect(result.rows.rejected == 2)
        let text = try fixture.take("户号,日期,用电量\n1.23E+12,2026-01-08,300\n")
        #expect(text.codes == ["EI-016"])
        #expect(text.findings.map(\.raw) == ["1.23E+12"])
    }

    /// Lists give the warnings from red to yellow; each measure belongs to the level of its header.
    @Test func theOrderOfTheLevelsDoesNotMatter() throws {
        let fixture = try IntakeFixture()
        try fixture.take(
            """
            企业编号,企业名称,县区,企业分类,红色预警减排措施,橙色预警减排措施,黄色预警减排措施
            1,甲厂,东区,其他,停产,限产50%,限产30%
            """)
        let cuts = Dictionary(
            uniqueKeysWithValues: try fixture.records(Measure.self).map { ($0.level, $0.productionCut) })
        #expect(cuts[.yellow] == Ratio(percent: 30, scale: 0))
        #expect(cuts[.orange] == Ratio(percent: 50, scale: 0))
        #expect(try fixture.records(Measure.self).first { $0.level == .red }?.type == .stop)
        #expect(try fixture.ledgerFindings(region: "奎屯市").map(\.code).contains("EI-114") == false)
    }

    // MARK: Edges

    /// Exactly the whole society's emission is no fault, a milligram more is.
    @Test func theSumIsComparedToTheMilligram() throws {
        for (third, isFound) in [("333.333333", false), ("333.333335", true)] {
            let fixture = try IntakeFixture()
            try fixture.take("区域,年份,污染物,日排放量(kg)\n奎屯市,2025,SO2,1000\n", name: "1.csv")
            try fixture.take(
                "企业编号,企业名称,县区,企业分类,SO2日排放量(千克)\n1,甲,东区,其他,333.333333\n2,乙,东区,其他,333.333333\n3,丙,东区,其他,\(third)\n",
                name: "2.csv")
            #expect(try fixture.ledgerFindings(region: "奎屯市").contains { $0.code == "EI-113" } == isFound)
        }
    }

    /// The industrial part is a limit of its own; a PM of another basis is not compared.
    @Test func theSumIsHeldAgainstTheIndustrialPart() throws {
        let fixture = try IntakeFixture()
        try fixture.take(
            "区域,年份,源类,污染物,日排放量(kg),颗粒物口径\n奎屯市,2025,工业源,SO2,100,\n奎屯市,2025,移动源,SO2,900,\n奎屯市,2025,合计,PM,50,PM10\n",
            name: "1.csv")
        try fixture.take(
            "企业编号,企业名称,县区,企业分类,SO2日排放量(千克),PM日排放量(千克),颗粒物口径\n1,甲,东区,其他,101,60,TSP\n", name: "2.csv")
        let found = try fixture.ledgerFindings(region: "奎屯市").filter { $0.code == "EI-113" }
        #expect(found.map(\.message.zh) == ["清单企业 SO2 日排放量合计 101 kg，超过全社会排放总量中的工业源 100 kg，减排比例会被高估"])
    }

    /// The day before the list is due the last one still serves; on the day it does no more. In January it is last
    /// September's that must be there.
    @Test(arguments: [
        ("2025-08-31", 2024, false), ("2025-09-01", 2024, true), ("2025-09-01", 2025, false),
        ("2026-01-08", 2025, false),
        ("2026-01-08", 2024, true), ("2026-01-08", 2026, false),
    ])
    func aListServesForAYear(day: String, year: Int, isOld: Bool) throws {
        #expect(try Self.isOld(day: day, year: year, received: "2020-01-01") == isOld)
    }

    /// A list without its year is as old as the day it came: what came before the list of the year before was due is no
    /// list of this year.
    @Test(arguments: [("2024-08-20", true), ("2024-09-01", false), ("2025-08-20", false)])
    func aListWithoutAYearIsAsOldAsItsReceipt(received: String, isOld: Bool) throws {
        #expect(try Self.isOld(day: "2026-01-08", year: nil, received: received) == isOld)
    }

    private static func isOld(day: String, year: Int?, received: String) throws -> Bool {
        let fixture = try IntakeFixture()
        fixture.receivedAt = "\(received)T08:00:00+08:00"
        try fixture.take(
            "企业编号,企业名称,县区,企业分类,清单年份\n1,甲厂,东区,其他,\(year.map(String.init) ?? "")\n", name: "清单.csv")
        try fixture.take("户号,日期,用电量\n6501,\(day),300\n", name: "用电量.csv")
        let found = try fixture.ledgerFindings(region: "奎屯市").filter { $0.code == "EI-125" }
        #expect(found.allSatisfy { $0.location?.text == "清单.csv:2" })
        return !found.isEmpty
    }
}
