import Diagnostics
import EmissionModel
import Foundation
import Ingestion
import LedgerStore
import TestSupport
import Testing

private let one = ["6500000000001 2026-01-08": ReadingTable.Reading.value(Energy(milliwattHours: 300_000_000))]

@Suite struct HeaderRecognitionTests {
    /// The same reading under headers as they come.
    @Test(arguments: [
        "account_no,date,kwh\n6500000000001,2026-01-08,300\n",
        "Account No,Date,kWh\n6500000000001,2026-01-08,300\n",
        "户号,日期,用电量(kWh)\n6500000000001,2026-01-08,300\n",
        "用户编号,数据日期,日电量\n6500000000001,20260108,300\n",
        "＊户 号,日期,电量（ｋＷｈ）\n６５００００００００００１,2026年1月8日,３００\n",
        "日期,用电量,户号\n2026/1/8,300.0,6500000000001\n",
        "户号\t日期\t用电量\n6500000000001\t2026-01-08\t300\n",
        "户号;日期;用电量\n6500000000001;2026-01-08;300\n",
        "\u{FEFF}户号,日期,用电量\r\n6500000000001,2026-01-08,300\r\n",
        "奎屯市企业用电量\n制表：供电公司,,单位：kWh\n\n户号,日期,用电量\n6500000000001,2026-01-08,300\n",
        "户号,日期,用电量(万kWh)\n6500000000001,2026-01-08,0.03\n",
        "户号,日期,用电量(MWh)\n6500000000001,2026-01-08,0.3\n",
        "户号,日期,电量kWh\n6500000000001,2026-01-08,300\n",
        "户号,日期,用电量/万千瓦时\n6500000000001,2026-01-08,0.0300\n",
        "户号,2026-01-08\n6500000000001,300\n",
        "户号,户名,2026/1/8,合计\n6500000000001,甲钢铁,300,300\n合计,,300,300\n",
        "户号,日期,用电量\n6500000000001,2026-01-08,300\n合计,,300\n",
        "户号,日期,用电量\n6500000000001,2026-01-08,300\n,总 计,300\n",
        "户号,日期,用电量\n户号,日期,用电量\n6500000000001,2026-01-08,300\n户号,日期,用电量\n",
        "Account No,Date,kWh\n6500000000001,2026-01-08,300\nAccount No,Date,kWh\n",
        "户号,日期,用电量\n'6500000000001,2026-01-08,300\n",
        "户号,日期,用电量\n\"=\"\"6500000000001\"\"\",2026-01-08,300\n",
    ])
    func oneReading(text: String) throws {
        let fixture = try IntakeFixture()
        let result = try fixture.take(text)
        #expect(result.status == .accepted)
        #expect(result.rows == RowCounts(accepted: 1))
        #expect(result.findings.allSatisfy { $0.severity < .error })
        #expect(try fixture.readings() == one)
    }

    @Test func gb18030() throws {
        let encoding = String.Encoding(rawValue: 0x8000_0632)
        let text = "奎屯市\n户号,户名,日期,用电量(万千瓦时)\n6500000000001,𠮷鎔钢铁,2026-01-08,0.03\n合计,,,0.03\n"
        let fixture = try IntakeFixture()
        let result = try fixture.take(Array(try #require(text.data(using: encoding))))
        #expect(result.encoding == "GB18030")
        #expect(try fixture.readings() == one)
    }

    @Test func emissionsInTonnesAndKilograms() throws {
        let rows = [
            "SO2日排放量(千克)\n": "900", "SO2日排放量(吨)\n": "0.9", "SO2排放量(kg/d)\n": "900.0", "二氧化硫日排放量\n": "\"900\"",
            "SO2年排放量(吨),生产天数\n": "270,300", "SO2年排放量(千克),生产天数\n": "\"270,000\",300",
            "SO2排放量（年）,生产天数\n": "270,300", "so2_daily_kg\n": "900",
        ]
        for (header, cells) in rows.sorted(by: { $0.key < $1.key }) {
            let fixture = try IntakeFixture()
            try fixture.take("企业编号,企业名称,县区,企业分类,\(header)E1,甲,甲县,重点,\(cells)\n")
            let daily = try fixture.records(Enterprise.self).first?.emission.so2?.daily
            #expect(daily == Ratio(900_000_000), "\(header)")
        }
    }

    @Test func unknownColumnsNameTheirPlaceAndTheNearest() throws {
        let marked = MarkedText("户号,1️⃣用电性制,日期,2️⃣抄表人,用电量,3️⃣计量点编码\n6500000000001,大工业,2026-01-08,张,300,1\n")
        let fixture = try IntakeFixture()
        let result = try fixture.take(marked.text)
        #expect(result.codes == ["EI-004", "EI-004", "EI-004"])
        #expect(result.findings.map { $0.location?.column } == [1, 2, 3].map { marked.places[$0]?.field })
        #expect(result.findings.allSatisfy { $0.location?.row == 1 && $0.severity == .warning })
        #expect(result.findings.last?.message.zh.contains("计量点") == true)
        #expect(try fixture.readings() == one)
    }

    @Test func twoTablesInOneWorkbook() throws {
        let workbook = WorkbookBuilder(sheets: [
            ("用电量", [["甲市用电"], ["户号", "日期", "用电量(kWh)"], ["6500000000001", .date(46_030), 300]]),
            ("户号", [["户号", "企业编号"], ["6500000000001", "E1"]]),
            ("说明", [["本表每日报送"]]),
        ])
        let fixture = try IntakeFixture()
        let result = try fixture.take(workbook.file(), name: "报表.xlsx")
        #expect(result.format == "xlsx")
        #expect(result.tables == ["accounts", "readings"])
        #expect(result.rows == RowCounts(accepted: 2))
        #expect(result.places == ["报表.xlsx:说明 EI-006"])
        #expect(try fixture.readings() == one)
        #expect(
            try fixture.ledger.records(AccountBinding.self).map(\.origin) == [RowOrigin(fileID: 1, sheet: "户号", row: 2)]
        )
    }

    /// The workbook that `init` writes has a sheet for every table; the clerk fills in what there is.
    @Test func sheetsWithAHeaderOnlyDoNotRefuseTheOthers() throws {
        let rows: [[WorkbookBuilder.Cell]] = [["户号", "日期", "用电量(kWh)"], ["6500000000001", "2026-01-08", 300]]
        let calendar: [[WorkbookBuilder.Cell]] = [["日期", "类型", "企业编号", "说明"]]
        let fixture = try IntakeFixture()
        let result = try fixture.take(WorkbookBuilder(sheets: [("日历", calendar), ("用电量", rows)]).file())
        #expect(result.status == .accepted)
        #expect(result.tables == ["readings"])
        #expect(try fixture.readings() == one)
        let empty = try fixture.take(WorkbookBuilder(sheets: [("日历", calendar)]).file(), name: "空.xlsx")
        #expect(empty.status == .refused)
        #expect(empty.places == ["空.xlsx:日历 EI-007"])
    }

    @Test func numbersInAWorkbookAreNoAccounts() throws {
        let workbook = WorkbookBuilder(sheets: [
            (
                "用电量",
                [
                    ["户号", "日期", "用电量"], [.number("6500000000001"), "2026-01-08", 300],
                    [.number("6.500000000002E12"), "2026-01-08", 300], ["6500000000001", "2026-01-08", .number("3E2")],
                ]
            )
        ])
        let fixture = try IntakeFixture()
        let result = try fixture.take(workbook.file(), name: "报表.xlsx")
        #expect(result.places == ["报表.xlsx:用电量!A2 EI-016", "报表.xlsx:用电量!A3 EI-016"])
        #expect(result.findings.map(\.raw) == ["6500000000001", "6.500000000002E12"])
        #expect(try fixture.readings() == one)
    }

    @Test func theNearestNameIsOffered() throws {
        let fixture = try IntakeFixture()
        let result = try fixture.take("户号,日期,用电两\n6500000000001,2026-01-08,300\n")
        #expect(result.codes == ["EI-001"])
        #expect(result.findings.first?.message.zh.contains("用电量(kWh)（是否为“用电两”？）") == true)
        #expect(try fixture.ledger.files().isEmpty)
    }

    @Test func aNamedTableDecides() throws {
        let text = "户号,企业编号,用途,日期,用电量\n6500000000001,E1,企业总电,2026-01-08,300\n"
        let fixture = try IntakeFixture()
        #expect(try fixture.take(text, table: "readings").tables == ["readings"])
        #expect(try IntakeFixture().take(text, table: "用电户号").tables == ["accounts"])
        #expect(
            try IntakeFixture().take(text, table: "用电两").findings.first?.message.zh.contains("用电量（readings）") == true)
    }

    @Test func headersAreSearchedForInTwentyRows() throws {
        let table = "户号,日期,用电量\n6500000000001,2026-01-08,300\n"
        #expect(try IntakeFixture().take(String(repeating: "标题\n", count: 19) + table).status == .accepted)
        #expect(try IntakeFixture().take(String(repeating: "标题\n", count: 20) + table).status == .refused)
    }
}
