import EmissionModel
import Jurisdiction
import Spreadsheet
import Tabular

/// The sample city as files of the kinds that really arrive: a workbook of lists with title rows, a long table of
/// readings, a wide one, and small tables.
struct SampleFiles {
    let city: SampleCity

    /// Name and content of each CSV file.
    func tables() -> [(name: String, bytes: [UInt8])] {
        [
            ("01-全社会排放总量.csv", society()), ("03-用电量-日.csv", longReadings()),
            ("04-用电量-应急期间.csv", wideReadings()), ("05-预警响应.csv", responses()),
            ("06-移动源扬尘源减排.csv", otherSources()),
        ] + SampleWitnesses(city: city).tables().map { ($0.name, csv($0.rows)) }
    }

    static let workbookName = "02-应急减排清单.xlsx"

    // MARK: CSV

    private func csv(_ rows: [[String]]) -> [UInt8] {
        var writer = CSVWriter()
        for row in rows {
            writer.append(row.map { $0.isEmpty ? .blank : .text($0) })
        }
        return writer.bytes
    }

    private func society() -> [UInt8] {
        let totals = PerPollutant(so2: 3_600, nox: 11_200, pm: 6_900, vocs: 5_600)
        return csv(
            [["区域", "年份", "源类", "污染物", "日排放量(千克)", "颗粒物口径", "来源"]]
                + Pollutant.allCases.map { pollutant in
                    [
                        city.region, "2025", "合计", pollutant.symbol, String(totals[pollutant]),
                        pollutant == .pm ? "PM10" : "", "样例清单（虚构）",
                    ]
                })
    }

    private func longReadings() -> [UInt8] {
        let readings = city.readings()
        let days = SampleCity.firstReading.distance(to: SampleCity.orangeFrom)
        let rows = zip(city.enterprises, readings).flatMap { enterprise, values in
            (0..<days).compactMap { offset in
                values[offset].map {
                    [enterprise.account, SampleCity.firstReading.advanced(by: offset).iso, String($0)]
                }
            }
        }
        return csv([["户号", "数据日期", "日用电量(kWh)"]] + rows)
    }

    private func wideReadings() -> [UInt8] {
        let readings = city.readings()
        let first = SampleCity.firstReading.distance(to: SampleCity.orangeFrom)
        let days = (SampleCity.orangeFrom...SampleCity.lastReading).map(\.iso)
        let rows = zip(city.enterprises, readings).map { enterprise, values in
            [enterprise.account, enterprise.name] + values[first...].map { $0.map(String.init) ?? "/" }
        }
        return csv([["应急期间日用电量（单位：kWh）"], ["户号", "户名"] + days] + rows)
    }

    private func responses() -> [UInt8] {
        csv([
            ["过程编号", "区域", "动作", "级别", "发布时间", "生效时间", "文号", "首要污染物"],
            [
                SampleCity.episode, city.region, "发布", "橙色", "2025-12-15 16:00",
                "\(SampleCity.orangeFrom.iso) 00:00", "样例预警〔2025〕7号", "PM2.5",
            ],
            [
                SampleCity.episode, city.region, "升级", "红色", "2025-12-17 17:00",
                "\(SampleCity.redFrom.iso) 00:00", "样例预警〔2025〕8号", "PM2.5",
            ],
            [
                SampleCity.episode, city.region, "解除", "红色", "2025-12-19 20:00", "\(SampleCity.lifted.iso) 00:00",
                "样例预警〔2025〕9号", "PM2.5",
            ],
        ])
    }

    private func otherSources() -> [UInt8] {
        let rows: [(SourceSector, Pollutant, Int, String)] = [
            (.mobile, .nox, 940, "国四及以下重型货车限行，交警支队卡口统计"),
            (.mobile, .pm, 60, "国四及以下重型货车限行，交警支队卡口统计"),
            (.mobile, .vocs, 110, "国四及以下重型货车限行，交警支队卡口统计"),
            (.dust, .pm, 520, "41 处工地停止土石方作业，住建局日报"),
        ]
        return csv(
            [["过程编号", "源类", "污染物", "减排量(千克)", "依据", "填报单位"]]
                + rows.map { sector, pollutant, amount, evidence in
                    [
                        SampleCity.episode, sector.name, pollutant.symbol, String(amount), evidence,
                        sector == .dust ? city.rule.departments.dust : city.rule.departments.mobile,
                    ]
                })
    }

    // MARK: The workbook of lists

    func writeWorkbook(to path: String) throws(SpreadsheetError) {
        var workbook = try Workbook(
            path: path,
            properties: WorkbookProperties(
                title: "应急减排清单（样例）", created: .init(year: 2025, month: 9, day: 1)))
        try write(enterpriseRows(), title: "\(city.region)2025年度重污染天气应急减排清单（样例，虚构）", named: "企业清单", to: &workbook)
        try write(measureRows(), title: "减排措施", named: "减排措施", to: &workbook)
        try write(accountRows(), title: "用电户号", named: "用电户号", to: &workbook)
        try workbook.close()
    }

    private func write(
        _ rows: [[String]], title: String, named name: String, to workbook: inout Workbook
    ) throws(SpreadsheetError) {
        try workbook.sheet(named: name) { (sheet) throws(SpreadsheetError) in
            try sheet.write(.text(title), row: 0, column: 0, style: .plain.with { $0.bold = true })
            for (index, row) in rows.enumerated() {
                for (column, text) in row.enumerated() where !text.isEmpty {
                    try sheet.write(.text(text), row: index + 1, column: column)
                }
            }
            try sheet.setColumnWidth(0...max(0, (rows.first?.count ?? 1) - 1), 16)
        }
    }

    private func enterpriseRows() -> [[String]] {
        let header = [
            "企业编号", "企业名称", "县区", "行业类型", "主管部门", "企业分类", "绩效等级", "年生产天数", "SO2年排放量(吨)",
            "NOx年排放量(吨)", "PM年排放量(吨)", "VOCs年排放量(吨)", "颗粒物口径", "非生产电量(kWh/d)", "用电上限(kWh/d)", "清单年份", "用电可核性",
            "是否涉密",
        ]
        let departments = city.rule.departments
        return [header]
            + city.enterprises.map { enterprise in
                let annual = Pollutant.allCases.map { Self.tonnes(enterprise.emission[$0] * 300) }
                var cap = ""
                if case .cap(let percent) = enterprise.orange { cap = String(enterprise.level * percent / 100) }
                let baseLoad = enterprise.declaresBaseLoad ? enterprise.level * enterprise.baseLoadPercent / 100 : nil
                return [
                    enterprise.id, enterprise.name, enterprise.county, enterprise.industry,
                    enterprise.kind == .guarantee ? departments.guarantee : departments.industry, enterprise.kind.name,
                    enterprise.grade.rawValue,
                    "300",
                ] + annual + [
                    "PM10", baseLoad.map(String.init) ?? "", cap, "2025",
                    enterprise.industry == "化工" ? "中" : "强", enterprise.isSecret ? "是" : "否",
                ]
            }
    }

    /// kg as tonnes with three decimals.
    private static func tonnes(_ kilograms: Int) -> String {
        "\(kilograms / 1000)." + String(1000 + kilograms % 1000).dropFirst()
    }

    private func measureRows() -> [[String]] {
        [["企业编号", "预警级别", "措施类型", "停限产比例(%)", "措施描述"]]
            + city.enterprises.flatMap { enterprise in
                [("黄色", enterprise.yellow), ("橙色", enterprise.orange), ("红色", enterprise.red)].map { level, duty in
                    [enterprise.id, level] + Self.words(of: duty)
                }
            }
    }

    private static func words(of duty: SampleEnterprise.Duty) -> [String] {
        switch duty {
        case .stop: ["停产", "100", "停止生产"]
        case .limit(let percent): ["限产", String(percent), "限产\(percent)%"]
        case .cap: ["以热定产", "", "按供热负荷以热定产"]
        case .voluntary: ["自主减排", "", "自主采取减排措施"]
        case .transport: ["运输管控", "", "停用国四及以下重型货车运输"]
        }
    }

    private func accountRows() -> [[String]] {
        [["户号", "企业编号", "用途", "计入系数"]]
            + city.enterprises.map { [$0.account, $0.id, "企业总电", "1"] }
    }
}
