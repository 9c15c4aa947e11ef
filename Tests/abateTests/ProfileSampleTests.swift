import Foundation
import TestSupport
import Testing

/// Every profile has a sample city of its own that runs from warning to the last report.
@Suite(.serialized)
struct ProfileSampleTests {
    static let profiles = [
        "kuitun-2023", "chaoyang-liaoning-ecology-2024", "chaoyang-liaoning-industry-2024", "beijing-chaoyang-2023",
        "beijing-manufacturing-2023",
    ]

    private func city(_ profile: String) throws -> (folder: TemporaryFolder, path: String) {
        let folder = try TemporaryFolder()
        let path = folder.path("city")
        let made = try Command.run("init", path, "--profile", profile, "--sample")
        try #require(made.status == 0, "\(made.errors)")
        return (folder, path)
    }

    private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    @Test(arguments: profiles)
    func theSampleRunsFromWarningToReports(_ profile: String) throws {
        let (folder, path) = try city(profile)
        defer { _ = folder }
        let run = try Command.run("run", "--dir", path, "--date", "2025-12-20")
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        for day in ["2025-12-16", "2025-12-17", "2025-12-18", "2025-12-19"] {
            let markdown = try text("\(path)/Reports/\(day)/daily.md")
            #expect(markdown.contains("总体结论：") && markdown.contains("样例"))
            #expect(!markdown.contains("未列入预案分片") && !markdown.contains("AC-080"))
        }
        let again = try Command.run("run", "--dir", path, "--date", "2025-12-20")
        #expect(!again.output.contains("报告："))
    }

    @Test func theIndustrySampleShowsTheSevenAreasWithTheirSections() throws {
        let (folder, path) = try city("chaoyang-liaoning-industry-2024")
        defer { _ = folder }
        try Command.run("run", "--dir", path, "--date", "2025-12-16")
        let markdown = try text("\(path)/Reports/2025-12-16/daily.md")
        for area in ["北票市 | 科学", "凌源市及凌钢 | 工业经济", "喀左县 | 工业产业", "龙城区 | 投资", "市直企业 | —"] {
            #expect(markdown.contains("| \(area)"))
        }
    }

    /// Plans 000 6.6 and 003 五(四) publish; the others do not ask for it.
    @Test(arguments: profiles)
    func onlyAPlanThatPublishesGetsPublicEditions(_ profile: String) throws {
        let (folder, path) = try city(profile)
        defer { _ = folder }
        try Command.run("run", "--dir", path, "--date", "2025-12-16")
        #expect(
            FileManager.default.fileExists(atPath: "\(path)/Reports/2025-12-16/daily-public.md")
                == profile.hasPrefix("beijing-"))
    }
}
