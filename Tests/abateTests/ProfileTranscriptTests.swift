import Foundation
import TestSupport
import Testing

/// Each plan's sample city from the warning to the last report, as an operator sees it on the terminal: what is said on
/// each day, how the city then stands, and which reports lie there. `GOLDEN=record swift test` writes it anew.
struct ProfileTranscriptTests {
    static let profiles = [
        "beijing-chaoyang-2023", "beijing-manufacturing-2023", "chaoyang-liaoning-ecology-2024",
        "chaoyang-liaoning-industry-2024", "kuitun-2023",
    ]

    /// From the day before the warning, over its rise to red and its lifting, until five working days have passed.
    private static let nights = [
        "2025-12-15", "2025-12-16", "2025-12-17", "2025-12-18", "2025-12-19", "2025-12-20", "2025-12-26", "2025-12-31",
    ]

    @Test(arguments: profiles)
    func fromTheWarningToTheLastReport(profile: String) throws {
        let folder = try TemporaryFolder()
        let city = folder.path("city")
        var transcript = ""
        func say(_ arguments: String...) throws {
            let result = try Command.run(arguments + ["--dir", city])
            let output = (result.output + result.errors).replacingOccurrences(of: folder.path + "/", with: "")
            transcript += "$ abate \(arguments.joined(separator: " "))\n\(output)[\(result.status)]\n\n"
        }
        let made = try Command.run("init", city, "--profile", profile, "--sample")
        try #require(made.status == 0, "\(made.errors)")
        for night in Self.nights { try say("run", "--date", night) }
        try say("status", "--at", "2025-12-18T08:30")
        try say("status", "--at", "2025-12-22T08:30")
        try say("account", "--episode", "2025-12-A")
        try say("gap", "--date", "2025-12-18")
        try say("warn")
        transcript += try Self.reports(in: city)
        try Golden.check(transcript, path: Self.path(profile))
    }

    private static func reports(in city: String) throws -> String {
        let names = try FileManager.default.subpathsOfDirectory(atPath: "\(city)/Reports").sorted()
        return names.filter { $0.contains(".") }.joined(separator: "\n") + "\n"
    }

    private static func path(_ profile: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Fixtures/Transcripts/\(profile).txt"
    }
}
