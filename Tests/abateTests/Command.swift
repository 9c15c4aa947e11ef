import Foundation
import TestSupport
import Testing

/// The built program, run as a user runs it.
struct Command {
    struct Result {
        var status: Int32
        var output: String
        var errors: String

        /// Standard output as a JSON object.
        var json: [String: Any] {
            (try? JSONSerialization.jsonObject(with: Data(output.utf8))) as? [String: Any] ?? [:]
        }
    }

    /// Beside the test bundle, where the build has put it.
    static let executable: String = {
        let bundle = Bundle.main.executableURL?.deletingLastPathComponent().path ?? "."
        let arguments = CommandLine.arguments.first.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path }
        let candidates = [arguments, bundle].compactMap { $0 } + products
        return candidates.map { "\($0)/abate" }.first { FileManager.default.isExecutableFile(atPath: $0) } ?? "abate"
    }()

    private static var products: [String] {
        guard let root = SharedData.packageRoot else { return [] }
        return ["debug", "release"].map { "\(root)/.build/\($0)" }
    }

    @discardableResult
    static func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Result {
        try run(arguments, environment: environment)
    }

    /// - Parameter program: another program that is given the arguments, with its own first ones.
    static func run(
        _ arguments: [String], through program: [String] = [], environment: [String: String] = [:],
        executable: String = Command.executable
    ) throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program.first ?? executable)
        process.arguments = program.dropFirst() + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        let folder = try TemporaryFolder()
        let output = folder.path + "/out"
        let errors = folder.path + "/err"
        for path in [output, errors] { FileManager.default.createFile(atPath: path, contents: nil) }
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
        try process.run()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus, output: try String(contentsOfFile: output, encoding: .utf8),
            errors: try String(contentsOfFile: errors, encoding: .utf8))
    }
}

/// A working folder for one test, gone with the value.
final class TestCity {
    let temporary: TemporaryFolder
    var path: String { temporary.path + "/city" }

    init(sample: Bool = false) throws {
        temporary = try TemporaryFolder()
        let result = try Command.run(["init", path] + (sample ? ["--sample"] : []))
        try #require(result.status == 0, "\(result.errors)")
    }

    func write(_ text: String, to name: String) throws {
        try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
    }

    /// Every file below the folder with its bytes, but for the run log.
    func contents() throws -> [String: Data] {
        var result: [String: Data] = [:]
        let walker = FileManager.default.enumerator(atPath: path)
        while let name = walker?.nextObject() as? String {
            guard name != "ledger/runs.jsonl", let data = FileManager.default.contents(atPath: "\(path)/\(name)") else {
                continue
            }
            result[name] = data
        }
        return result
    }

    /// The files of `Reports` without the manifests, which name the files received.
    func reports() throws -> [String: Data] {
        try contents().filter { $0.key.hasPrefix("Reports/") && !$0.key.hasSuffix("manifest.json") }
    }

    var runLog: [[String: Any]] {
        let text = (try? String(contentsOfFile: "\(path)/ledger/runs.jsonl", encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap {
            (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any]
        }
    }
}
