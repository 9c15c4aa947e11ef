import Foundation
import TestSupport
import Testing

/// `abate report … --names`: what it lists can be written into a template, and prints what it says.
@Suite struct TemplateNamesTests {
    private struct Name {
        var path: String
        var example: String?
    }

    private func names(_ arguments: [String], _ city: TestCity) throws -> [Name] {
        let result = try Command.run(["report"] + arguments + ["--names", "--format", "json", "--dir", city.path])
        #expect(result.status == 0, "\(result.errors)")
        let listed = result.json["names"] as? [[String: Any]] ?? []
        return listed.map { Name(path: $0["name"] as? String ?? "", example: $0["example"] as? String) }
    }

    @Test func everyNameListedPrintsWhatTheListingSays() throws {
        let city = try TestCity(sample: true)
        #expect(try Command.run("run", "--dir", city.path, "--date", "2026-01-08").status == 0)
        let before = try city.contents()
        let listed = try names(["daily", "--date", "2025-12-18"], city)
        #expect(try city.contents() == before, "a listing writes nothing")
        #expect(listed.contains { $0.path == "比例[].污染物" && $0.example == "SO2" })
        let plain = listed.filter { !$0.path.contains("[]") }
        #expect(plain.count > 30)
        try FileManager.default.createDirectory(atPath: "\(city.path)/Templates", withIntermediateDirectories: true)
        let lines = plain.map { "\($0.path)=<{{ \($0.path)|原文 }}>" }
        try city.write(lines.joined(separator: "\n") + "\n", to: "Templates/每日应对报告.md")
        let report = try Command.run(
            "report", "daily", "--date", "2025-12-18", "--output", "\(city.path)/tried", "--dir", city.path)
        #expect(report.status == 0, "\(report.errors)")
        let text = try String(contentsOfFile: "\(city.path)/tried/daily.md", encoding: .utf8)
        for name in plain { #expect(text.contains("\(name.path)=<\(name.example ?? "—")>"), "\(name.path)") }
    }

    @Test(arguments: [
        ["episode", "--episode", "2025-12-A"], ["submission", "--episode", "2025-12-A"],
        ["list-check", "--date", "2025-08-15"], ["daily", "--date", "2025-12-18", "--edition", "public"],
    ]) func everyKindOfReportListsItsNames(_ arguments: [String]) throws {
        let city = try TestCity(sample: true)
        #expect(try Command.run("run", "--dir", city.path, "--date", "2026-01-08").status == 0)
        #expect(try names(arguments, city).count > 5)
    }
}
