import Diagnostics
import EmissionModel
import Ingestion
import LedgerStore
import Testing

/// Online monitoring, checks, departments, sites, regradings and decisions, as clerks write them.
@Suite struct SupervisionImporterTests {
    private static let thursday = CalendarDay(iso: "2026-01-08")

    private func kilograms(_ value: Int64) -> Mass { Mass(milligrams: value * 1_000_000) }

    // MARK: Online monitoring

    @Test func outletsStandBesideOneAnother() throws {
        let fixture = try IntakeFixture()
        let result = try fixture.take(
            "表 在线监测日报,,,,,,\n监测日期,企业编号,排放口名称,二氧化硫排放量(kg),氮氧化物日排放量(千克),颗粒物(kg),有效小时数,状态\n"
                + "2026/1/8,E1,1号,12.5,—,0,23.5,正常\n20260108,E1,2号,1,2,3,,校准\n2026-01-08,E2,,,,,0,停产\n")
        #expect(result.findings == [])
        let days = try fixture.records(OnlineMonitoring.self)
        #expect(days.map(\.enterpriseID) == ["E1", "E1", "E2"])
        #expect(days.map(\.outlet) == ["1号", "2号", nil])
        #expect(days.map(\.status) == [.valid, .invalid, .shutDown])
        #expect(days[0].masses.so2 == Mass(milligrams: 12_500_000))
        #expect(days[0].masses.nox == nil)
        #expect(days[0].masses.pm == .zero)
        #expect(days[0].validHours == Ratio(47, over: 2))
        #expect(Set(days.map(\.day)) == [try #require(Self.thursday)])
    }

    @Test func moreHoursThanADayHasAreSaid() throws {
        let result = try IntakeFixture().take("日期,企业编号,SO2日排放量(千克),有效小时数\n2026-01-08,E1,1,25\n")
        #expect(result.places == ["表.csv:2:4 EI-015"])
    }

    @Test func aWorkbookOfOnlineMonitoring() throws {
        let fixture = try IntakeFixture()
        let rows: [[WorkbookBuilder.Cell]] = [
            ["企业编号", "日期", "VOCs排放总量", "数据标识"], ["E1", .date(46_030), 7, "有效"],
        ]
        let result = try fixture.take(WorkbookBuilder(sheets: [("日报", rows)]).file(), name: "在线.xlsx")
        #expect(result.findings == [])
        #expect(try fixture.records(OnlineMonitoring.self).first?.masses.vocs == kilograms(7))
        #expect(try fixture.records(OnlineMonitoring.self).first?.day == Self.thursday)
    }

    // MARK: Checks

    @Test func severalChecksOfADayStandBesideOneAnother() throws {
        let fixture = try IntakeFixture()
        let result = try fixture.take(
            "核查时间,企业编号,核查方式,核查结论,发现的问题,处理情况,影像资料,执法人员\n"
                + "2026-01-08 09:30,E1,驻厂,落实到位,,,IMG_1,一组\n2026-01-08 15:00,E1,驻厂,未落实,窑炉未停,责令改正,IMG_2,一组\n"
                + "2026-01-08,E1,执法巡查,正常,无,无,,二组\n2026-01-08,E2,在线监控,待核实,,,,\n")
        #expect(result.findings == [])
        let checks = try fixture.records(Inspection.self)
        #expect(checks.map(\.conclusion) == [.implemented, .notImplemented, .normal, .unclear])
        #expect(checks.map(\.mode) == [.onSite, .onSite, .patrol, .online])
        #expect(checks.map(\.minute) == [570, 900, nil, nil])
        #expect(checks[2].problem == nil)
    }

    @Test func aCorrectedCheckOfALaterRunRules() throws {
        let fixture = try IntakeFixture()
        let header = "检查日期,企业编号,检查方式,落实情况,检查单位\n"
        try fixture.take(header + "2026-01-08,E1,现场巡查,已落实,一组\n")
        try fixture.take(header + "2026-01-08,E1,现场巡查,部分落实,一组\n", run: 2)
        #expect(try fixture.records(Inspection.self).map(\.conclusion) == [.partial])
    }

    // MARK: Departments

    @Test func departmentsReportOfADayOrOfAnEpisode() throws {
        let fixture = try IntakeFixture()
        // 日期,报送单位,… in GB18030, as a department's own system writes it.
        let header: [UInt8] =
            [0xC8, 0xD5, 0xC6, 0xDA, 0x2C, 0xB2, 0xBF, 0xC3, 0xC5, 0x2C] + [
                0xBC, 0xEC, 0xB2, 0xE9, 0xBC, 0xD2, 0xB4, 0xCE, 0x0A,
            ]
        let row: [UInt8] =
            Array("2026-01-08,".utf8) + [0xD7, 0xA1, 0xBD, 0xA8, 0xBE, 0xD6] + Array(",\"1,200\"\n".utf8)
        let daily = try fixture.take(header + row)
        #expect(daily.encoding == "GB18030")
        #expect(daily.findings == [])
        let summary = try fixture.take(
            "过程编号,成员单位,采取的措施,取得的成效,发现的问题,改进措施\nP1,住建局,停工35处,落实,无,加强夜查\n", name: "总结.csv")
        #expect(summary.findings == [])
        let reports = try fixture.records(DepartmentReport.self)
        #expect(reports.map(\.period) == [.day(try #require(Self.thursday)), .episode("P1")])
        #expect(reports.map(\.department) == ["住建局", "住建局"])
        #expect(reports.map(\.checks) == [1200, nil])
        #expect(reports.last?.work == "停工35处")
        #expect(reports.last?.problems == nil)
        #expect(reports.last?.improvements == "加强夜查")
    }

    // MARK: Sites

    @Test func sitesSaveInKilogramsOrInPercent() throws {
        let fixture = try IntakeFixture()
        let result = try fixture.take(
            "工地编号,工地名称,源类,区县,绿色标杆,保障类,涉密,PM日排放量(千克),NOx日排放量(千克),黄色预警减排措施,黄色PM减排量(千克),橙色减排比例(%),橙色NOx减排比例(%)\n"
                + "G1,甲工地,扬尘,甲县,绿色标杆,否,是,100,10,停止土方作业,30,50,25\n")
        #expect(result.findings == [])
        let site = try #require(try fixture.records(SourceSite.self).first)
        #expect(site.grade == "绿色标杆" && site.isSecret && !site.isGuarantee)
        #expect(site.yellow.text == "停止土方作业")
        #expect(site.yellow.reduction.pm == kilograms(30))
        #expect(site.orange.reduction.pm == kilograms(50))
        #expect(site.orange.reduction.nox == Mass(milligrams: 2_500_000))
        // A level that says nothing has what the level below has.
        #expect(site.reduction(of: .pm, at: .red) == kilograms(50))
        #expect(site.reduction(of: .nox, at: .yellow) == nil)
    }

    // MARK: Regradings

    @Test func theLastChangeBeforeADayHolds() throws {
        let fixture = try IntakeFixture()
        try fixture.take("企业编号,调整后绩效等级,生效日期\nE1,地方C,2026-01-01\nE1,D级,2026-01-08\n")
        let regradings = try fixture.records(Regrading.self)
        func grade(_ iso: String) throws -> PerformanceGrade? {
            regradings.inForce(on: try #require(CalendarDay(iso: iso)))["E1"]?.grade
        }
        #expect(try grade("2025-12-31") == nil)
        #expect(try grade("2026-01-07") == .c)
        #expect(try grade("2026-01-08") == .d)
    }

    // MARK: Decisions

    @Test func decisionsAreReadInTheWordsOfTheirSubject() throws {
        let fixture = try IntakeFixture()
        let result = try fixture.take(
            "核定编号,核定值,核定人,理由,文号,有效期至\nexempt/E3,\"橙色、Ⅰ级\",办公室,供热,〔2026〕3号,2026-03-31\nexempt/E4,ALL,办公室,供热,〔2026〕3号,\n"
                + "target/orange/so2,15%,厅,客观原因,〔2026〕3号,\nreading/0065/2026-01-08,\"12,345.6 kWh\",供电,复核,单,\n"
                + "bad-day/2026-01-08/E3,是,供电,检修,单,\nconflict/2026-01-08/E3,未落实,大队,核查,笔录,\n"
                + "record/减排措施/E1,#3,工信局,复核,单,\n")
        #expect(result.codes == [])
        let values = try fixture.records(Decision.self).reduce(into: [:]) { $0[$1.subject.id] = $1.value }
        #expect(values["exempt/E3"] == .levels([.orange, .red]))
        #expect(values["exempt/E4"] == .levels(WarningLevel.allCases))
        #expect(values["target/orange/so2"] == Ratio(3, over: 20).map(DecisionValue.share))
        #expect(values["reading/0065/2026-01-08"] == .energy(Energy(milliwattHours: 12_345_600_000)))
        #expect(values["bad-day/2026-01-08/E3"] == .confirmed(true))
        #expect(values["conflict/2026-01-08/E3"] == .conclusion(.notImplemented))
        #expect(values["record/减排措施/E1"] == .file(3))
    }

    @Test(arguments: [
        "exempt/E3", "reading/00/65/2026-01-08", "record/减排措施/E1,,orange,production", "target/red/vocs",
        "bad-day/2026-01-08", "bad-day/2026-01-08/E3", "conflict/2026-01-08/E3",
    ])
    func idsLeadBackToThemselves(id: String) {
        #expect(DecisionSubject(id: id)?.id == id)
    }

    @Test(arguments: ["", "exempt", "exempt/", "target/orange", "reading/2026-01-08", "bad-day/8.1.2026", "x/y/z"])
    func otherTextsAreNoIds(text: String) {
        #expect(DecisionSubject(id: text) == nil)
    }

    // MARK: The ledger as a whole

    @Test func rowsOfUnknownEnterprisesWait() throws {
        let fixture = try IntakeFixture()
        try fixture.take("日期,企业编号,SO2日排放量(千克)\n2026-01-08,E9,1\n")
        try fixture.take("检查日期,企业编号,检查方式,落实情况\n2026-01-08,E9,驻场督导,已落实\n")
        try fixture.take("过程编号,部门,工作情况\nP9,住建局,停工\n")
        let waiting = try fixture.ledgerFindings(region: "奎屯市").filter { $0.code == "EI-059" }
        #expect(waiting.count == 3)
    }
}
