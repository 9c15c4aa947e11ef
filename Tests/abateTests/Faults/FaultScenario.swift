import Foundation
import TestSupport
import Testing

/// A command on a working folder, tried again and again from the same state.
struct FaultScenario: Sendable, CustomTestStringConvertible {
    let name: String
    /// Makes the folder; the command's part is not among it.
    let prepare: @Sendable (String) throws -> Void
    /// The command, of the folder.
    let arguments: @Sendable (String) -> [String]
    /// What else than the undisturbed status may come of the same command once more.
    var statusAgain: Set<Int32> = [0, 1]
    /// Whether the command does nothing once it is done. One who decides twice is heard twice.
    var isRepeatable = true

    var testDescription: String { name }

    static let all = [initialise, run, revise, ingest, report, decide, rollUp]

    static let initialise = FaultScenario(
        name: "init", prepare: { _ in }, arguments: { ["init", $0] },
        // Where it was killed behind its last write, the folder is a working folder.
        statusAgain: [0, 2])

    /// A first night: everything is new.
    static let run = FaultScenario(
        name: "run",
        prepare: { city in
            try makeCity(city)
            for name in inputs { try deliver("\(fixture)/\(name)", to: city) }
        }, arguments: runArguments)

    /// A later night: corrections, and reports in their second revision.
    static let revise = FaultScenario(
        name: "run again",
        prepare: { city in
            try run.prepare(city)
            try expect(Faults.run(runArguments(city)).result)
            try "户号,日期,用电量(kWh)\n6500000000001,2026-01-08,310000\n".write(
                toFile: "\(city)/更正.csv", atomically: false, encoding: .utf8)
            try deliver("\(city)/更正.csv", to: city)
            try FileManager.default.removeItem(atPath: "\(city)/更正.csv")
        }, arguments: runArguments)

    static let ingest = FaultScenario(
        name: "ingest", prepare: makeCity,
        arguments: { city in ["ingest"] + inputs.map { "\(fixture)/\($0)" } + ["--dir", city] })

    static let report = FaultScenario(
        name: "report",
        prepare: { city in
            try makeCity(city)
            try expect(Faults.run(ingest.arguments(city)).result)
        }, arguments: { ["report", "daily", "--date", "2026-01-08", "--dir", $0] })

    static let decide = FaultScenario(
        name: "decide", prepare: report.prepare,
        arguments: {
            [
                "decide", "exempt/E3", "--value", "all", "--by", "指挥部办公室", "--reason", "承担居民供热", "--document",
                "〔2026〕3号", "--expires", "2026-03-31", "--dir", $0,
            ]
        }, isRepeatable: false)

    static let rollUp = FaultScenario(
        name: "rollup",
        prepare: { city in
            try run.prepare(city)
            try expect(Faults.run(runArguments(city)).result)
        }, arguments: { ["rollup", $0, "--region", "某州", "--output", "\($0)/汇总"] })

    /// A night of which a disk must hold some 40 MiB; it stands apart, since its trials take long.
    static let largeRun = FaultScenario(
        name: "a large run",
        prepare: { city in
            try run.prepare(city)
            var text = "户号,日期,用电量(kWh)\n"
            for day in 1...28 {
                for account in 1...20_000 {
                    text +=
                        "\(6_600_000_000_000 + account),2025-12-\(day < 10 ? "0" : "")\(day),\(account * day % 977)\n"
                }
            }
            try text.write(toFile: "\(city)/大.csv", atomically: false, encoding: .utf8)
            try deliver("\(city)/大.csv", to: city)
            try FileManager.default.removeItem(atPath: "\(city)/大.csv")
        }, arguments: runArguments)

    // MARK: The city

    private static let fixture = WorkedExampleTests.fixture
    private static let inputs = [
        "society.csv", "enterprises.csv", "measures.csv", "accounts.csv", "responses.csv", "other-sources.csv",
        "readings-gb18030.csv",
    ]

    private static let runArguments: @Sendable (String) -> [String] = { ["run", "--date", "2026-01-12", "--dir", $0] }

    private static let makeCity: @Sendable (String) throws -> Void = { city in
        try expect(Command.run("init", city))
    }

    private static func expect(_ result: Command.Result) throws {
        guard result.status <= 1 else { throw Unprepared(text: result.errors) }
    }

    private struct Unprepared: Error { var text: String }

    private static func deliver(_ path: String, to city: String) throws {
        let name = (path as NSString).lastPathComponent
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        try data.write(to: URL(fileURLWithPath: "\(city)/inbox/\(name)"))
        try "\(CityState.sha256(data))  \(name)\n".write(
            toFile: "\(city)/inbox/\(name).sha256", atomically: false, encoding: .utf8)
    }
}
