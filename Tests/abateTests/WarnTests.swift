import Foundation
import TestSupport
import Testing

/// Air quality and superiors through the whole program, beside the sample city: orange from 2025-12-16, red from the 18th,
/// lifted at the end of the 19th.
struct WarnTests {
    private static let air = """
        日期,观测或预报,PM2.5(μg/m³),PM10(μg/m³),沙尘
        2025-12-14,观测,60,90,
        2025-12-15,观测,90,120,
        2025-12-16,观测,160,200,
        2025-12-17,观测,190,260,
        2025-12-18,观测,270,320,
        2025-12-19,观测,160,210,
        2025-12-20,预报,60,90,
        2025-12-21,预报,50,80,
        2025-12-22,预报,170,200,

        """

    private func city() throws -> TestCity {
        let city = try TestCity(sample: true)
        try city.write(Self.air, to: "空气质量.csv")
        let result = try Command.run("ingest", "\(city.path)/空气质量.csv", "--dir", city.path, "--fail-on", "notice")
        try #require(result.status == 0, "\(result.output)")
        try Command.run("run", "--dir", city.path, "--date", "2025-12-19")
        return city
    }

    @Test func theRecommendationFromTheLedger() throws {
        let city = try city()
        let result = try Command.run("warn", "--dir", city.path, "--format", "json")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.json["schema"] as? String == "abate.warn/1")
        let episodes = try #require(result.json["episodes"] as? [[String: Any]])
        #expect(episodes.map { $0["level"] as? String } == ["red", "yellow"])
        #expect(episodes[0]["start"] as? String == "2025-12-16 00:00")
        #expect(episodes[0]["release"] as? String == "2025-12-20 00:00")
        #expect(episodes[1]["release"] is NSNull, "the data end with it")
        let observed = try Command.run("warn", "--observed", "--dir", city.path, "--format", "json")
        #expect((observed.json["episodes"] as? [Any])?.count == 1)
        #expect((observed.json["days"] as? [Any])?.count == 6)
        let later = try Command.run("warn", "--from", "2025-12-20", "--dir", city.path, "--format", "json")
        #expect((later.json["days"] as? [Any])?.count == 3)
    }

    /// The issued warning rules: the report says orange, and in a notice what the air asked for.
    @Test func aDisagreementIsANoticeInTheReport() throws {
        let city = try city()
        let data = try #require(try city.reports()["Reports/2025-12-17/daily.json"])
        let report = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(report["level"] as? String == "orange")
        let findings = try #require(report["findings"] as? [[String: Any]])
        let notice = try #require(findings.first { $0["code"] as? String == "AC-070" })
        #expect(notice["severity"] as? String == "notice")
        #expect(notice["message"] as? String == "2025-12-17 按观测数据建议红色预警，已发布橙色预警；以发布的预警为准（日AQI最高 240，不计臭氧）")
        let markdown = String(decoding: try city.reports()["Reports/2025-12-17/daily.md"] ?? Data(), as: UTF8.self)
        #expect(markdown.contains("AC-070"))
        let agreed = String(decoding: try city.reports()["Reports/2025-12-18/daily.md"] ?? Data(), as: UTF8.self)
        #expect(!agreed.contains("AC-070"))
    }

    /// Air that comes later is no new figure: no report is revised.
    @Test func furtherAirRevisesNothing() throws {
        let city = try city()
        let before = try city.reports()
        try city.write("日期,PM2.5(μg/m³)\n2025-12-20,40\n", to: "次日.csv")
        try Command.run("ingest", "\(city.path)/次日.csv", "--dir", city.path)
        try Command.run("run", "--dir", city.path, "--date", "2025-12-19")
        #expect(try city.reports() == before)
    }

    @Test func aFileNeedsNoWorkingFolder() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.air, to: "空气质量.csv")
        let result = try Command.run("warn", folder.path("空气质量.csv"), "--profile", "beijing-chaoyang-2023")
        #expect(result.status == 0 && result.output.contains("1  红色  2025-12-16 00:00  2025-12-20 00:00  启动      320"))
        #expect(!result.output.contains("AC-074"), "the condition on PM2.5 alone is Kuitun's")
        #expect(folder.names(in: "") == ["空气质量.csv"])
        let english = try Command.run(
            "warn", folder.path("空气质量.csv"), "--profile", "kuitun-2023", "--lang", "en")
        #expect(english.output.contains("1  red     2025-12-16 00:00  2025-12-20 00:00  start  320"))
        for line in (result.output + english.output).split(separator: "\n") {
            #expect(Self.width(line) <= 80, "\(line)")
        }
    }

    @Test func mistakesOfUse() throws {
        let city = try TestCity()
        #expect(try Command.run("warn", "--dir", city.path).status == 3, "no air in the ledger")
        #expect(try Command.run("warn", "--forecast", "--observed", "--dir", city.path).status == 2)
        #expect(try Command.run("warn", "--from", "12月", "--dir", city.path).status == 2)
        #expect(try Command.run("warn", "--profile", "kuitun-2023").status == 2)
        try city.write("户号,日期,用电量(kWh)\n1,2025-12-17,2\n", to: "用电量.csv")
        let refused = try Command.run("warn", "\(city.path)/用电量.csv", "--dir", city.path)
        #expect(refused.status == 3 && refused.output.contains("EI-001"))
        #expect(try Command.run("warn", "\(city.path)/没有.csv", "--profile", "kuitun-2023").status == 3)
    }

    // MARK: Superiors

    /// 自治州 red from noon of the 16th: the level of the 17th is red, the list of actions as issued.
    @Test func theSuperiorsLevelIsAFloorInTheReport() throws {
        let city = try TestCity(sample: true)
        try city.write(
            "过程编号,区域,动作,级别,生效时间,解除时间\nZ7,自治州,发布,红色,2025-12-16 12:00,2025-12-18 12:00\n", to: "上级.csv")
        try Command.run("ingest", "\(city.path)/上级.csv", "--dir", city.path)
        let run = try Command.run("run", "--dir", city.path, "--date", "2025-12-19")
        #expect(run.output.contains("EI-150") && !run.output.contains("EI-056"))
        let account = try Command.run("account", "--date", "2025-12-17", "--dir", city.path, "--format", "json")
        #expect(account.json["level"] as? String == "red")
        let ratios = try #require(account.json["ratios"] as? [String: [String: Any]])
        #expect(ratios["so2"]?["target"] as? Double == 0.3)
        let markdown = String(decoding: try city.reports()["Reports/2025-12-17/daily.md"] ?? Data(), as: UTF8.self)
        #expect(markdown.contains("EI-150") && markdown.contains("样例预警〔2025〕7号"))
    }

    @Test func withoutAirThereIsNothingToRecommendFrom() throws {
        let city = try TestCity()
        let warned = try Command.run("warn", "--dir", city.path)
        #expect(warned.status == 3)
    }

    /// A superior's warning makes no episode here; it is an error with its advice.
    @Test func aSuperiorAloneIsAnError() throws {
        let city = try TestCity(sample: true)
        try Command.run("run", "--dir", city.path, "--date", "2025-12-19")
        try city.write(
            "过程编号,区域,动作,级别,生效时间,解除时间\nZ8,自治区,发布,橙色,2025-12-25 00:00,2025-12-27 00:00\n", to: "上级.csv")
        try Command.run("ingest", "\(city.path)/上级.csv", "--dir", city.path)
        let before = try city.reports()
        let run = try Command.run("run", "--dir", city.path, "--date", "2025-12-27")
        #expect(run.status == 1 && run.output.contains("error[EI-151]"))
        #expect(try Set(city.reports().keys).subtracting(before.keys).filter { $0.contains("2025-12-2") } == [])
        try city.write("profile: kuitun-2023\nregion: 奎屯市\nsuperiors: [自治州]\n", to: "abate.yaml")
        let other = try Command.run("check", "--dir", city.path)
        #expect(!other.output.contains("EI-151") && other.output.contains("EI-056"))
    }

    private static func width(_ line: Substring) -> Int {
        line.unicodeScalars.reduce(0) { $0 + ((0x2E80...0xFF60).contains($1.value) ? 2 : 1) }
    }
}
