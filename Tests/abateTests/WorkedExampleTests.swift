import Foundation
import TestSupport
import Testing

/// The worked example of `domain.md` as a clerk's seven files, through the whole program.
struct WorkedExampleTests {
    static let fixture = "\(SharedData.packageRoot ?? ".")/Tests/abateTests/Fixtures/worked-example"

    static func city() throws -> TestCity {
        let city = try TestCity()
        try city.write(
            "profile: kuitun-2023\nregion: 奎屯市\noverrides: {attainment: {limitTolerance: 0}}\n", to: "abate.yaml")
        for name in try FileManager.default.contentsOfDirectory(atPath: fixture).sorted() {
            let result = try Command.run("ingest", "\(fixture)/\(name)", "--dir", city.path, "--fail-on", "notice")
            try #require(result.status == 0, "\(name): \(result.output)")
        }
        return city
    }

    private func account(_ arguments: String...) throws -> [String: Any] {
        let city = try Self.city()
        let result = try Command.run(["account", "--format", "json", "--dir", city.path] + arguments)
        try #require(result.status == 0, "\(result.errors)")
        return result.json
    }

    @Test func ratiosAreThoseOfTheDomain() throws {
        let account = try account("--date", "2026-01-08")
        let ratios = try #require(account["ratios"] as? [String: [String: Any]])
        let expected: [(String, plan: Double, low: Double, high: Double, industryLow: Double, industryHigh: Double)] = [
            ("so2", 41.5000, 20.3782, 23.3782, 20.3782, 23.3782), ("nox", 34.4000, 26.8739, 28.4739, 12.8739, 14.4739),
            ("pm", 44.2500, 25.8985, 33.3985, 11.8985, 19.3985), ("vocs", 26.6667, 21.9524, 25.9524, 16.9524, 20.9524),
        ]
        for (pollutant, plan, low, high, industryLow, industryHigh) in expected {
            let ratio = try #require(ratios[pollutant])
            for (key, value) in [
                ("plan", plan), ("low", low), ("high", high), ("industryLow", industryLow),
                ("industryHigh", industryHigh),
            ] {
                let found = try #require(ratio[key] as? Double)
                #expect(abs(found * 100 - value) <= 0.00005, "\(pollutant) \(key): \(found * 100)")
            }
            #expect(ratio["verdict"] as? String == "met")
            let interval = try #require(ratio["interval90"] as? [Double])
            #expect(interval.count == 2)
            #expect(interval[0] < low / 100 && interval[1] > high / 100, "\(pollutant): what is missing, and drift")
        }
        #expect(account["verdict"] as? String == "met")
        let so2 = try #require(ratios["so2"]?["interval90"] as? [Double])
        #expect(abs(so2[0] - 0.1939) < 0.0001)
        #expect(abs(so2[1] - 0.2439) < 0.0001)
        #expect(ratios["so2"]?["notes"] as? [String] == ["intervalSpansTarget"])
        #expect(ratios["pm"]?["notes"] as? [String] == ["coverageBelowMinimum"])
    }

    @Test func massesAreThoseOfTheDomain() throws {
        let account = try account("--date", "2026-01-08")
        let sectors = try #require(account["sectors"] as? [[String: Any]])
        let industry = try #require(sectors.first { $0["sector"] as? String == "industrial" })
        let expected: [(String, [Double])] = [
            ("plan_kg", [830, 1020, 1210, 650]), ("low_kg", [407.563, 643.697, 475.938, 508.571]),
            ("high_kg", [467.563, 723.697, 775.938, 628.571]),
        ]
        for (key, values) in expected {
            let masses = try #require(industry[key] as? [String: Double])
            for (pollutant, value) in zip(["so2", "nox", "pm", "vocs"], values) {
                let found = try #require(masses[pollutant])
                #expect(abs(found - value) <= 0.0005, "\(key) \(pollutant): \(found)")
            }
        }
    }

    @Test func enterprisesAreThoseOfTheDomain() throws {
        let account = try account("--date", "2026-01-08")
        let enterprises = try #require(account["enterprises"] as? [[String: Any]])
        let expected: [(String, attainment: Double?, outcome: String, drop: Double?, loadRatio: Double?)] = [
            ("E1", 0.9804, "implemented", 0.25, 0.7059), ("E2", 1, "implemented", 0.78, 0.025),
            ("E3", 0.2857, "suspected", 0.25, 0.7143), ("E5", nil, "noData", nil, nil),
        ]
        for (id, attainment, outcome, drop, loadRatio) in expected {
            let enterprise = try #require(enterprises.first { $0["id"] as? String == id })
            #expect(enterprise["outcome"] as? String == outcome)
            for (key, value) in [("attainment", attainment), ("drop", drop), ("loadRatio", loadRatio)] {
                let found = enterprise[key] as? Double
                #expect((found == nil) == (value == nil), "\(id) \(key)")
                if let found, let value { #expect(abs(found - value) <= 0.00005, "\(id) \(key): \(found)") }
            }
        }
    }

    @Test func anEpisodeOfOneDayIsThatDay() throws {
        let day = try account("--date", "2026-01-08")
        let episode = try account("--episode", "P1")
        #expect(episode["date"] is NSNull)
        #expect((episode["segments"] as? [[String: Any]])?.count == 1)
        let dayRatios = try #require(day["ratios"] as? [String: [String: Any]])
        let episodeRatios = try #require(episode["ratios"] as? [String: [String: Any]])
        for pollutant in ["so2", "nox", "pm", "vocs"] {
            #expect(dayRatios[pollutant]?["low"] as? Double == episodeRatios[pollutant]?["low"] as? Double)
            #expect(dayRatios[pollutant]?["high"] as? Double == episodeRatios[pollutant]?["high"] as? Double)
        }
    }

    /// What is taken in later does not exist as of before.
    @Test func asOfAnEarlierFileKnowsNothingLater() throws {
        let city = try Self.city()
        let now = try Command.run("account", "--date", "2026-01-08", "--format", "json", "--dir", city.path)
        try city.write("户号,日期,用电量(kWh)\n6500000000003,2026-01-08,600\n", to: "更正.csv")
        try Command.run("ingest", "\(city.path)/更正.csv", "--dir", city.path)
        let later = try Command.run("account", "--date", "2026-01-08", "--format", "json", "--dir", city.path)
        let before = try Command.run(
            "account", "--date", "2026-01-08", "--format", "json", "--dir", city.path, "--as-of", "#7")
        #expect(now.output == before.output)
        #expect(now.output != later.output)
    }

    /// The accounting is the same in every zone of the host.
    @Test(arguments: ["UTC", "Asia/Shanghai", "America/Los_Angeles"])
    func theHostsZoneDoesNotMatter(zone: String) throws {
        let city = try Self.city()
        let arguments = ["account", "--date", "2026-01-08", "--format", "json", "--dir", city.path]
        let here = try Command.run(arguments)
        let there = try Command.run(arguments, environment: ["TZ": zone])
        #expect(here.output == there.output)
    }
}
