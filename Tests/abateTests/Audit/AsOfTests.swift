import Foundation
import TestSupport
import Testing

/// What was reported once comes out again byte for byte, whatever was corrected, re-worded or set otherwise since.
struct AsOfTests {
    /// The worked example: a first revision, then a correction, then other words in a template and another `abate.yaml`.
    private static func city() throws -> (city: TestCity, first: [String: Data]) {
        let city = try WorkedExampleTests.city()
        try Command.run("run", "--date", "2026-01-08", "--dir", city.path)
        let first = try city.reports()
        try city.write("户号,日期,用电量(kWh)\n6500000000001,2026-01-08,310000\n", to: "更正.csv")
        try Command.run("ingest", "\(city.path)/更正.csv", "--dir", city.path)
        try Command.run("run", "--date", "2026-01-08", "--dir", city.path)
        let root = try #require(SharedData.packageRoot)
        let template = try String(contentsOfFile: "\(root)/Templates/每日应对报告.md", encoding: .utf8)
        try FileManager.default.createDirectory(
            atPath: "\(city.path)/Templates", withIntermediateDirectories: true)
        try city.write(template + "\n另行通知。\n", to: "Templates/每日应对报告.md")
        try city.write(
            "profile: kuitun-2023\nregion: 奎屯市\noverrides: {attainment: {limitTolerance: 0.02}}\n", to: "abate.yaml")
        try Command.run("run", "--date", "2026-01-08", "--dir", city.path)
        return (city, first)
    }

    @Test func aLookBackGivesTheBytesOfThen() throws {
        let (city, first) = try Self.city()
        let output = "\(city.temporary.path)/then"
        let result = try Command.run(
            "report", "daily", "--date", "2026-01-08", "--as-of", "#7", "--output", output, "--dir", city.path)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains("依据"))
        for suffix in ["json", "md", "xlsx"] {
            let made = FileManager.default.contents(atPath: "\(output)/daily.\(suffix)")
            #expect(made == first["Reports/2026-01-08/daily.\(suffix)"], "\(suffix)")
        }
    }

    @Test func everyRevisionComesOutAgain() throws {
        let (city, _) = try Self.city()
        let reports = try city.reports()
        #expect(reports["Reports/2026-01-08/daily-r3.md"] != nil)
        for (revision, name) in [(1, "daily"), (2, "daily-r2"), (3, "daily-r3")] {
            let output = "\(city.temporary.path)/r\(revision)"
            let result = try Command.run(
                "report", "daily", "--date", "2026-01-08", "--revision", "\(revision)", "--output", output, "--dir",
                city.path)
            #expect(result.status == 0, "\(result.errors)")
            for suffix in ["json", "md", "xlsx"] {
                let made = FileManager.default.contents(atPath: "\(output)/\(name).\(suffix)")
                #expect(made == reports["Reports/2026-01-08/\(name).\(suffix)"], "\(name).\(suffix)")
            }
        }
        let text = String(decoding: reports["Reports/2026-01-08/daily-r3.md"] ?? Data(), as: UTF8.self)
        #expect(text.contains("改动的依据文件：Templates/每日应对报告.md、abate.yaml"))
        let result = try Command.run("verify", city.path)
        #expect(result.status == 0, "\(result.output)")
    }

    @Test func anAccountOfThenStandsOnTheParametersOfThen() throws {
        let (city, first) = try Self.city()
        let result = try Command.run(
            "account", "--date", "2026-01-08", "--as-of", "#7", "--format", "json", "--dir", city.path)
        #expect(Data(result.output.utf8) == first["Reports/2026-01-08/daily.json"])
    }
}
