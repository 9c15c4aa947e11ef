import EmissionModel
import Jurisdiction
import Testing

@Suite struct TableDictionaryTests {
    private static let loaded = Result { try TableDictionary.load(Fixture.folders()) }
    let dictionary: TableDictionary

    init() throws {
        dictionary = try Self.loaded.get()
    }

    private func key(_ table: String, _ header: String) -> String? {
        dictionary.table(table)?.column(for: HeaderText(header))?.column.key
    }

    /// Where a header's own bracket makes it a column, no other spelling may take it away.
    @Test func everyHeaderLeadsToItsOwnColumn() {
        var count = 0
        for table in dictionary.tables {
            for column in table.columns {
                for header in [column.key, column.title] + column.aliases {
                    count += 1
                    #expect(table.column(for: HeaderText(header))?.column.key == column.key, "\(table.key) \(header)")
                }
            }
        }
        #expect(count > 1000)
    }

    @Test func theContractOfKeysAndRequiredColumnsHolds() throws {
        let required = [
            "society": "region pollutant", "targets": "level pollutant target_pct",
            "enterprises": "enterprise_id name county class", "lines": "enterprise_id line_id",
            "measures": "enterprise_id level type", "accounts": "account_no enterprise_id",
            "readings": "account_no date kwh", "responses": "episode_id region action level effective_at", "air": "",
            "other_sources": "sector pollutant evidence", "calendar": "date kind",
            "cems": "date enterprise_id", "inspections": "date enterprise_id mode conclusion",
            "departments": "department", "sites": "site_id name sector",
            "regradings": "enterprise_id grade valid_from", "decisions": "what value by reason document",
        ]
        #expect(dictionary.tables.map(\.key).sorted() == required.keys.sorted())
        for (key, columns) in required {
            let table = try #require(dictionary.table(key))
            #expect(table.requiredColumns.map(\.key).joined(separator: " ") == columns)
            #expect(table.columns.allSatisfy { !$0.note.isEmpty })
        }
        #expect(dictionary.table("society")?.oneOf == [["annual_t", "daily_kg"]])
        #expect(dictionary.table("readings")?.wideColumn == "kwh")
        #expect(dictionary.table("calendar")?.wideDates == false)
    }

    @Test(arguments: [
        ("readings", "户号 用户编号", "account_no"), ("readings", "户名 用户名称", "account_name"),
        ("readings", "日期 数据日期 数据时间", "date"),
        ("readings", "电量(kWh) 用电量(kWh) 日电量 当日电量 日用电量", "kwh"),
        ("readings", "倍率 综合倍率", "multiplier"), ("readings", "起码 上次示数", "previous_register"),
        ("readings", "止码 本次示数 正向有功总", "register"), ("readings", "反向有功", "reverse_kwh"),
        ("readings", "尖电量", "tip_kwh"), ("readings", "谷电量", "valley_kwh"), ("readings", "计量点", "metering_point"),
        ("enterprises", "企业名称", "name"), ("enterprises", "县区 区县", "county"), ("enterprises", "绩效等级", "grade"),
        ("enterprises", "统一社会信用代码", "uscc"), ("enterprises", "行业类型", "industry"), ("enterprises", "管控类型", "class"),
        ("enterprises", "基准电量", "baseline_kwh"), ("enterprises", "SO2排放量(年) 二氧化硫年排放量（吨/年）", "so2_annual_t"),
        ("enterprises", "红色预警减排措施", "red_measure"), ("enterprises", "黄色预警减排措施", "yellow_measure"),
        ("enterprises", "VOCs日排放量(kg/d) 挥发性有机物排放量(千克/日)", "vocs_daily_kg"),
    ])
    func headersMetInRealFiles(table: String, headers: String, column: String) {
        for header in headers.split(separator: " ") { #expect(key(table, String(header)) == column, "\(header)") }
    }

    @Test func aMassWithoutItsPeriodIsNotGuessed() {
        #expect(key("enterprises", "SO2排放量") == nil)
        #expect(key("enterprises", "SO2排放量(吨)") == nil)
        #expect(key("enterprises", "PM10年排放量(吨)") == nil)
    }

    @Test func unitsOfHeaders() throws {
        let readings = try #require(dictionary.table("readings"))
        let enterprises = try #require(dictionary.table("enterprises"))
        #expect(readings.column(for: HeaderText("用电量(万kWh)"))?.unit == .scaled(powerOfTen: 4))
        #expect(readings.column(for: HeaderText("用电量"))?.unit == .unstated)
        #expect(readings.column(for: HeaderText("用电量(元)"))?.unit == .unknown("元"))
        #expect(readings.column(for: HeaderText("日期(年月日)"))?.unit == .unstated)
        #expect(enterprises.column(for: HeaderText("SO2年排放量(千克/年)"))?.unit == .scaled(powerOfTen: -3))
        #expect(enterprises.column(for: HeaderText("SO2排放量(千克/年)"))?.unit == .scaled(powerOfTen: -3))
        #expect(enterprises.column(for: HeaderText("SO2排放量(年)"))?.unit == .unstated)
        #expect(enterprises.column(for: HeaderText("SO2日排放量(吨/日)"))?.unit == .scaled(powerOfTen: 3))
        #expect(enterprises.column(for: HeaderText("SO2年排放量(千克/日)"))?.unit == .unknown("千克/日"))
        #expect(enterprises.column(for: HeaderText("基准电量(万kWh/日)"))?.unit == .scaled(powerOfTen: 4))
    }

    @Test func everyValueOfAChoiceIsOneOfTheModel() {
        let models: [String: (String) -> Bool] = [
            "level": { WarningLevel(rawValue: $0) != nil },
            "response_level": { WarningLevel(rawValue: $0) != nil || $0 == "none" },
            "action": { ResponseAction.Kind(rawValue: $0) != nil },
            "class": { EnterpriseClass(rawValue: $0) != nil },
            "grade": { PerformanceGrade(rawValue: $0) != nil },
            "measure_type": { MeasureType(rawValue: $0) != nil },
            "sector": { SourceSector(rawValue: $0) != nil || $0 == "total" },
            "pollutant": { Pollutant(rawValue: $0) != nil },
            "pm_basis": { ParticulateBasis(rawValue: $0) != nil },
            "role": { AccountRole(rawValue: $0) != nil },
            "status": { OperatingStatus(rawValue: $0) != nil },
            "observability": { Observability(rawValue: $0) != nil },
            "boolean": { Bool($0) != nil },
            "cems_status": { OnlineMonitoring.Status(rawValue: $0) != nil },
            "inspection_mode": { Inspection.Mode(rawValue: $0) != nil },
            "inspection_conclusion": { Inspection.Conclusion(rawValue: $0) != nil },
            "calendar_kind": { CalendarEntry.Kind(rawValue: $0) != nil },
            "air_kind": { AirQualityRecord.Kind(rawValue: $0) != nil },
            "reading_status": { ["ok", "bad", "partial", "missing"].contains($0) },
            "resolution": { ReadingResolution(rawValue: $0) != nil },
        ]
        #expect(dictionary.choices.map(\.name).sorted() == models.keys.sorted())
        for choice in dictionary.choices {
            for value in choice.values {
                #expect(models[choice.name]?(value.value) == true, "\(choice.name) \(value.value)")
                for word in [value.title] + value.aliases {
                    #expect(dictionary.choice(choice.name, word) == value.value, "\(choice.name) \(word)")
                }
            }
        }
    }

    @Test func everyValueOfTheModelHasAWord() {
        func values(_ name: String) -> Set<String> { Set(dictionary.choices(name)?.values.map(\.value) ?? []) }
        #expect(values("grade") == Set(PerformanceGrade.allCases.map(\.rawValue)))
        #expect(values("measure_type") == Set(MeasureType.allCases.map(\.rawValue)))
        #expect(values("role") == Set(AccountRole.allCases.map(\.rawValue)))
        #expect(values("level") == Set(WarningLevel.allCases.map(\.rawValue)))
        #expect(values("status") == Set(OperatingStatus.allCases.map(\.rawValue)))
        #expect(values("calendar_kind") == Set(CalendarEntry.Kind.allCases.map(\.rawValue)))
    }

    @Test(arguments: [
        ("level", "Ⅱ级", "orange"), ("level", "III级响应", "yellow"), ("level", "红色预警", "red"), ("level", "三级", "yellow"),
        ("level", " Orange ", "orange"), ("response_level", "未达预警条件", "none"), ("action", "终止", "lift"),
        ("action", "下调", "downgrade"), ("class", "小微涉气企业", "small"), ("sector", "全社会", "total"),
        ("pollutant", "ＳＯ₂", "so2"), ("pollutant", "烟粉尘", "pm"), ("boolean", "Y", "true"), ("boolean", "0", "false"),
        ("measure_type", "以热定产", "cap"), ("calendar_kind", "调休上班", "workday"), ("reading_status", "估算", "bad"),
    ])
    func wordsOfChoices(choice: String, raw: String, value: String) {
        #expect(dictionary.choice(choice, raw) == value)
    }

    @Test(arguments: [
        ("A", "A", nil), ("B-", "B-", nil), ("Ｂ－", "B-", nil), ("a+级", "A+", nil), ("地方A", "A", "地方"),
        ("民生豁免-B", "B", "民生豁免"), ("民生豁免-B-", "B-", "民生豁免"), ("长期停产", "", nil), ("长期停产-C", "C", "长期停产"),
        ("绩效引领性", "引领性", nil),
    ])
    func gradesWithPrefixes(raw: String, grade: String, prefix: String?) {
        let match = dictionary.choices("grade")?.match(raw)
        #expect(match?.value == grade)
        #expect(match?.prefix == prefix)
    }

    @Test func anUnknownWordIsNothing() {
        #expect(dictionary.choice("grade", "地方") == nil)
        #expect(dictionary.choice("grade", "E") == nil)
        #expect(dictionary.choice("level", "") == nil)
        #expect(dictionary.choice("pollutant", "PM10") == nil)
        #expect(dictionary.choice("nothing", "A") == nil)
    }

    @Test(.enabled(if: Fixture.shared != nil, "../shared is absent: skipped"))
    func theWorkedExamplesHeadersAreKnown() throws {
        let files = [
            "accounts": "accounts", "enterprises": "enterprises", "measures": "measures",
            "other-sources": "other_sources", "responses": "responses", "society": "society",
        ]
        for (file, table) in files {
            let text = try Fixture.sharedText("data/worked-example/\(file).csv")
            let headers = text.prefix { !$0.isNewline }.split(separator: ",").map(String.init)
            #expect(headers.count > 4)
            for header in headers {
                let match = dictionary.table(table)?.column(for: HeaderText(header))
                #expect(match != nil, "\(file) \(header)")
                if case .unknown(let unit) = match?.unit { Issue.record("\(file) \(header): \(unit)") }
            }
        }
        for header in ["户号", "日期", "用电量(kWh)"] { #expect(key("readings", header) != nil) }
    }

    @Test func anAmbiguousAliasIsRefused() throws {
        let text = """
            choices: {}
            tables:
              t:
                title: 表
                columns:
                  a: {title: 甲, kind: text, aliases: [丙]}
                  b: {title: 乙, kind: text, aliases: ['<丁|丙>']}
            """
        let caught = try Fixture.withFolder(["profiles/x.yaml": "", "tables.yaml": text]) { folder in
            refusal {
                let folders = try TemplateFolders(city: nil, environment: ["ABATE_TEMPLATES": folder], executable: "")
                _ = try TableDictionary.load(folders)
            }
        }
        #expect(caught == "JU-016:3:3")
    }

    @Test func aCitysOwnHeaders() throws {
        let own = try Configuration(
            text: "profile: p\nheaders: {readings: {kwh: [有功合计], account_no: 编码}}", file: "abate.yaml")
        let extended = try dictionary.adding(own.headers)
        let readings = extended.table("readings")
        #expect(readings?.column(for: HeaderText("有功合计(MWh)"))?.column.key == "kwh")
        #expect(readings?.column(for: HeaderText("编码"))?.column.key == "account_no")
        #expect(key("readings", "有功合计") == nil)

        func refused(_ headers: String) -> String {
            refusal {
                let text = "profile: p\nheaders:\n  \(headers)"
                _ = try dictionary.adding(Configuration(text: text, file: "abate.yaml").headers)
            }
        }
        #expect(refused("readings: {kwh: [户号]}") == "JU-016:3:20")
        #expect(refused("reading: {kwh: [x]}") == "JU-005:3:19")
        #expect(refused("readings: {kwhs: [x]}") == "JU-005:3:21")
    }
}
