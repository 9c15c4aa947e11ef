import Foundation
import TestSupport
import Testing

/// What a second file says about the first: corrections replace, they never count twice, and what cannot be ordered is said.
struct CorrectionTests {
    private static func city(_ files: [(name: String, text: String)]) throws -> TestCity {
        let city = try WorkedExampleTests.city()
        for (name, text) in files {
            try text.write(toFile: "\(city.temporary.path)/\(name)", atomically: true, encoding: .utf8)
            try Command.run("ingest", "\(city.temporary.path)/\(name)", "--dir", city.path)
        }
        return city
    }

    private static func enterprise(_ id: String, in city: TestCity) throws -> [String: Any] {
        let result = try Command.run("account", "--date", "2026-01-08", "--format", "json", "--dir", city.path)
        let enterprises = try #require(result.json["enterprises"] as? [[String: Any]])
        return try #require(enterprises.first { $0["id"] as? String == id })
    }

    private static func ratio(_ pollutant: String, _ key: String, in city: TestCity) throws -> Double? {
        let result = try Command.run("account", "--date", "2026-01-08", "--format", "json", "--dir", city.path)
        let ratios = try #require(result.json["ratios"] as? [String: [String: Any]])
        return ratios[pollutant]?[key] as? Double
    }

    @Test func anAccountSentAgainWithItsFirstDayIsNotCountedTwice() throws {
        let city = try Self.city([("户号.csv", "户号,企业编号,起始日期\n6500000000001,E1,2025-01-01\n")])
        #expect(try Self.enterprise("E1", in: city)["energy_kwh"] as? Double == 300_000)
    }

    @Test func anExemptionReplacesAStop() throws {
        let city = try Self.city([("措施.csv", "企业编号,预警级别,措施类型\nE3,橙色,豁免\n")])
        let enterprise = try Self.enterprise("E3", in: city)
        #expect(enterprise["outcome"] as? String == "exempt")
        #expect((enterprise["plan_kg"] as? [String: Double])?["so2"] == 0)
    }

    @Test func aDeclarationWithOtherWordsReplacesTheFirst() throws {
        let city = try Self.city([("扬尘.csv", "日期,源类,污染物,减排量(千克),依据\n2026-01-08,扬尘源,PM,550,停工35处\n")])
        let plan = try #require(try Self.ratio("pm", "plan", in: city))
        #expect(abs(plan - (1210 + 60 + 550) / 4000) < 1e-12)
    }

    @Test func aRowWithACommaTooManyIsNotHalfRead() throws {
        let city = try Self.city([("电量.csv", "户号,日期,用电量\n6500000000005,2026-01-08,15,000\n")])
        #expect(try Self.enterprise("E5", in: city)["energy_kwh"] is NSNull)
        #expect(try Command.run("check", "--dir", city.path).output.contains("EI-033"))
    }

    @Test func theUnitOfATitleRowCounts() throws {
        let text = "单位：万千瓦时,,\n户号,日期,用电量\n6500000000005,2026-01-08,1.5\n"
        let city = try Self.city([("电量.csv", text)])
        #expect(try Self.enterprise("E5", in: city)["energy_kwh"] as? Double == 15_000)
    }

    /// A later value rules; two of one run wait, and the higher counts on a response day.
    @Test func twoValuesOfOneRunWait() throws {
        let city = try Self.city([])
        let paths = try [("甲.csv", "310000"), ("乙.csv", "290000")].map { name, value in
            let path = "\(city.temporary.path)/\(name)"
            let text = "户号,日期,用电量(kWh)\n6500000000001,2026-01-08,\(value)\n"
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            return path
        }
        let ingest = try Command.run(["ingest", "--dir", city.path] + paths)
        #expect(ingest.output.contains("EI-054"))
        #expect(try Self.enterprise("E1", in: city)["energy_kwh"] as? Double == 310_000)
        let last = "\(city.temporary.path)/丙.csv"
        try "户号,日期,用电量(kWh)\n6500000000001,2026-01-08,280000\n".write(
            toFile: last, atomically: true, encoding: .utf8)
        try Command.run("ingest", last, "--dir", city.path)
        #expect(try Self.enterprise("E1", in: city)["energy_kwh"] as? Double == 280_000)
    }

    @Test func aSlipInAYearWritesNoYearsOfReports() throws {
        let city = try Self.city([("预警.csv", "过程编号,区域,动作,级别,生效时间\nP1,奎屯市,发布,橙色,2006-01-08 00:00\n")])
        let run = try Command.run("run", "--date", "2026-01-08", "--dir", city.path)
        #expect(run.status == 1)
        #expect(run.output.contains("EI-062"))
        #expect(try city.reports().isEmpty)
    }

    /// A clerk checks a list before it is sent: what the list as a whole gets wrong is said with its row, and a program
    /// is given each row of it.
    @Test func checkingAListSaysWhatItGetsWrongAsAWhole() throws {
        let city = try TestCity()
        let rows = (1...8).map { "\($0),第\($0)砖厂,东区,砖瓦窑,重点,D,30,限产50%" }
        let path = try city.temporary.write(
            Array(
                ("企业编号,企业名称,县区,行业类型,企业分类,绩效等级,NOx日排放量(千克),橙色预警减排措施\n" + rows.joined(separator: "\n") + "\n").utf8),
            to: "清单.csv")
        let before = try city.contents()
        let text = try Command.run("check", path, "--dir", city.path)
        #expect(text.status == 0)
        #expect(text.output.contains("清单.csv:2: warning[EI-116]"))
        #expect(text.output.split(separator: "\n").count { $0.contains("[EI-116]") } == 5)
        #expect(text.output.contains("同类问题另有 3 处"))
        let json = try Command.run("check", path, "--dir", city.path, "--format", "json")
        let findings = try #require(json.json["findings"] as? [[String: Any]])
        #expect(findings.filter { $0["code"] as? String == "EI-116" }.compactMap { $0["row"] as? Int } == Array(2...9))
        // What was wrong before the list came is not the list's.
        #expect(!findings.contains { $0["code"] as? String == "EI-057" })
        #expect(try city.contents() == before)
    }

    /// A reading that is off by a thousand is found before the file is taken in, in its row.
    @Test func checkingReadingsHoldsThemAgainstTheLedger() throws {
        let days =
            (1...31).map { "2025-12-\($0 < 10 ? "0" : "")\($0)" } + (1...9).map { "2026-01-0\($0)" }
        let past = days.dropLast().enumerated().map { "6590000000001,\($1),\(4000 + $0 * 37 % 400)" }
        let city = try Self.city([
            ("清单.csv", "企业编号,企业名称,县区,企业分类,NOx日排放量(千克)\nZ1,甲厂,东区,其他,3\n"),
            ("户号.csv", "户号,企业编号\n6590000000001,Z1\n"),
            ("用电量.csv", "户号,日期,用电量(kWh)\n" + past.joined(separator: "\n") + "\n"),
        ])
        let path = try city.temporary.write(
            Array("户号,日期,用电量(kWh)\n6590000000001,\(days[39]),4100000\n".utf8), to: "新.csv")
        #expect(try Command.run("check", path, "--dir", city.path).output.contains("新.csv:2: warning[EI-133]"))
        #expect(try !Command.run("check", "--dir", city.path).output.contains("EI-133"))
    }

    @Test func checkingAFileLeavesNoLedgerBehind() throws {
        let city = try TestCity()
        let before = try city.contents()
        let path = "\(WorkedExampleTests.fixture)/accounts.csv"
        #expect(try Command.run("check", path, "--dir", city.path).status == 0)
        #expect(try Command.run("ingest", path, "--dry-run", "--dir", city.path).status == 0)
        #expect(try city.contents() == before)
    }

    @Test func initOverwritesNothing() throws {
        let folder = try TemporaryFolder()
        let inbox = "\(folder.path)/city/inbox"
        try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
        try "mine".write(toFile: "\(inbox)/05-预警响应.csv", atomically: true, encoding: .utf8)
        #expect(try Command.run("init", "\(folder.path)/city", "--sample").status == 2)
        #expect(try String(contentsOfFile: "\(inbox)/05-预警响应.csv", encoding: .utf8) == "mine")
    }

    @Test func aLookBackStandsApartAndIsNotRecorded() throws {
        let city = try Self.city([])
        try Command.run("run", "--date", "2026-01-08", "--dir", city.path)
        let before = try city.contents()
        let back = try Command.run("report", "daily", "--date", "2026-01-08", "--as-of", "#7", "--dir", city.path)
        #expect(back.status == 0, "\(back.errors)")
        let after = try city.contents()
        #expect(Set(after.keys).subtracting(before.keys).allSatisfy { $0.contains("/asof-7") })
        #expect(after["Reports/2026-01-08/asof-7/daily.json"] == before["Reports/2026-01-08/daily.json"])
    }
}
