import Foundation
import TestSupport
import Testing

/// The harness runs and compares, at a ten-thousandth of its size: nothing here looks at a clock.
struct HarnessTests {
    private static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try program())
        process.arguments = arguments
        let path = folder.path("out")
        try folder.write("", to: "out")
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, try String(contentsOfFile: path, encoding: .utf8))
    }

    private static func program() throws -> String {
        let folder = CommandLine.arguments.first.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path }
        let root = try #require(SharedData.packageRoot)
        let candidates = [folder ?? "", "\(root)/.build/debug"].map { "\($0)/abate-bench" }
        return try #require(candidates.first { FileManager.default.isExecutableFile(atPath: $0) })
    }

    @Test(arguments: ["scan", "workbook-write"])
    func aTinyBenchmarkFindsWhatTheGeneratorSays(name: String) throws {
        let folder = try TemporaryFolder()
        let (status, output) = try Self.run([
            "run", name, "--scale", "0.0001", "--rounds", "1", "--only", "abate", "--folder", folder.path,
            "--format", "json",
        ])
        #expect(status == 0, "\(output)")
        let document = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
        let benchmark = try #require((document?["benchmarks"] as? [[String: Any]])?.first)
        let contender = try #require((benchmark["contenders"] as? [[String: Any]])?.first)
        #expect(contender["name"] as? String == "abate")
        #expect(contender["wrong"] == nil && contender["missing"] == nil, "\(contender)")
        #expect(contender["seconds"] is Double)
    }

    @Test func aPeerThatIsNotInstalledIsSaidToBeMissing() throws {
        let folder = try TemporaryFolder()
        let (status, output) = try Self.run([
            "run", "workbook-write", "--scale", "0.0001", "--rounds", "1", "--only", "openpyxl", "--folder",
            folder.path, "--python", "/nowhere/python3",
        ])
        #expect(status == 0)
        #expect(output.contains("openpyxl: MISSING"), "\(output)")
    }

    @Test func everyBenchmarkHasAnAim() throws {
        let (status, output) = try Self.run(["list"])
        #expect(status == 0)
        let lines = output.split(separator: "\n")
        for (line, next) in zip(lines, lines.dropFirst()) where !line.hasPrefix(" ") { #expect(next.hasPrefix(" ")) }
    }
}
