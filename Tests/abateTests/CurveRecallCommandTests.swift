import Foundation
import TestSupport
import Testing

/// A response that comes after the readings: quarter-hours of which only the sums were kept are read from the received
/// files again.
struct CurveRecallCommandTests {
    /// The readings first, the response last; nothing is kept by a night.
    private static func ingested(_ names: [String]) throws -> TestCity {
        let city = try QuarterHourCityTests.city(resolution: "15分钟")
        for name in names {
            let result = try Command.run("ingest", "\(city.path)/inbox/\(name).csv", "--dir", city.path)
            #expect(result.status == 0, "\(result.output)\(result.errors)")
        }
        return city
    }

    private static func account(_ city: TestCity) throws -> Command.Result {
        try Command.run("account", "--date", QuarterHourCityTests.days[1], "--format", "json", "--dir", city.path)
    }

    private static func ledgerBytes(_ city: TestCity) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: "\(city.path)/ledger/ledger.sqlite"))
    }

    /// With the response first the curves are kept as they come; with the readings first they are recalled.
    @Test func theOrderOfFilesDoesNotMatter() throws {
        let late = try Self.ingested(["5", "1", "2", "3", "4", "6"])
        let early = try Self.ingested(["1", "2", "3", "4", "6", "5"])
        let before = try Self.ledgerBytes(late)
        let expected = try Self.account(early)
        #expect(expected.status == 0, "\(expected.errors)")
        #expect(try Self.account(late).output == expected.output)
        #expect(try Self.ledgerBytes(late) == before, "a command that only reads has written")
        let run = try Command.run("run", "--dir", late.path, "--date", QuarterHourCityTests.days[2])
        #expect(run.status == 0, "\(run.output)\(run.errors)")
        #expect(try Self.ledgerBytes(late) != before)
        #expect(try Self.account(late).output == expected.output)
    }

    @Test func aSourceThatIsGoneLeavesWithSeven() throws {
        let city = try Self.ingested(["5", "1", "2", "3", "4", "6"])
        let sources = "\(city.path)/ledger/sources"
        for name in try FileManager.default.contentsOfDirectory(atPath: sources) {
            try FileManager.default.removeItem(atPath: "\(sources)/\(name)")
        }
        for command in [
            ["account", "--date", QuarterHourCityTests.days[1]], ["run", "--date", QuarterHourCityTests.days[2]],
        ] {
            let result = try Command.run(command + ["--dir", city.path])
            #expect(result.status == 7)
            #expect(result.errors.contains("补读分时电量") && result.errors.contains("5.csv"), "\(result.errors)")
        }
    }
}
