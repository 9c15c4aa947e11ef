import Foundation
import TestSupport
import Testing

/// What `abate doctor` says of a city, and of one that something was done to.
@Suite struct DoctorTests {
    private func checks(_ city: TestCity, environment: [String: String] = [:]) throws -> (Int32, [[String: Any]]) {
        let result = try Command.run("doctor", "--dir", city.path, "--format", "json", environment: environment)
        return (result.status, result.json["checks"] as? [[String: Any]] ?? [])
    }

    private func states(_ checks: [[String: Any]], of key: String) -> [String] {
        checks.filter { $0["check"] as? String == key }.compactMap { $0["state"] as? String }
    }

    private func expectError(_ city: TestCity, in key: String, saying text: String) throws {
        let (status, checks) = try checks(city)
        #expect(status == 1)
        let ill = checks.filter { $0["check"] as? String == key && $0["state"] as? String == "error" }
        #expect(!ill.isEmpty, "\(checks)")
        #expect(ill.contains { ($0["text"] as? String ?? "").contains(text) }, "\(ill)")
        #expect(ill.allSatisfy { !($0["advice"] as? String ?? "").isEmpty })
    }

    @Test func nothingAilsTheSampleCity() throws {
        let city = try TestCity(sample: true)
        #expect(try Command.run("run", "--dir", city.path, "--date", "2026-01-08").status == 0)
        let before = try city.contents()
        let (status, found) = try checks(city)
        #expect(status == 0)
        for key in ["folders", "configuration", "templates", "ledger", "lastRun"] {
            #expect(states(found, of: key) == ["ok"], "\(key)")
        }
        #expect(try city.contents() == before, "the doctor changes nothing")
    }

    @Test func aMissingInboxIsNamed() throws {
        let city = try TestCity()
        try FileManager.default.removeItem(atPath: "\(city.path)/inbox")
        try expectError(city, in: "folders", saying: "\(city.path)/inbox")
    }

    @Test func aBadConfigurationIsToldWithItsLine() throws {
        let city = try TestCity()
        try city.write("profile: kuitun-2023\nregoin: 奎屯市\n", to: "abate.yaml")
        try expectError(city, in: "configuration", saying: "abate.yaml:2")
    }

    @Test func aMisspeltTemplateIsToldWithItsLine() throws {
        let city = try TestCity()
        try FileManager.default.createDirectory(
            atPath: "\(city.path)/Templates", withIntermediateDirectories: true)
        try city.write("# 日报\n{% fro 企业 in 企业们 %}\n", to: "Templates/每日应对报告.md")
        try expectError(city, in: "templates", saying: "每日应对报告.md:2")
    }

    @Test func aDamagedLedgerIsFound() throws {
        let city = try TestCity(sample: true)
        try Command.run("run", "--dir", city.path, "--date", "2026-01-08")
        let path = "\(city.path)/ledger/ledger.sqlite"
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try handle.truncate(atOffset: try handle.seekToEnd() / 2)
        try handle.close()
        try expectError(city, in: "ledger", saying: "malformed")
    }

    @Test func aClockBeforeTheLastRunIsFound() throws {
        let city = try TestCity()
        let line = #"{"schema":"abate.run/1","run":1,"end":"2999-01-01T00:00:00+08:00","exitCode":0}"#
        try city.write(line + "\n", to: "ledger/runs.jsonl")
        try expectError(city, in: "clock", saying: "2999")
    }

    @Test func aRunThatFailedIsRemembered() throws {
        let city = try TestCity()
        let line = #"{"schema":"abate.run/1","run":7,"end":"2026-01-01T00:00:00+08:00","exitCode":6}"#
        try city.write(line + "\n", to: "ledger/runs.jsonl")
        try expectError(city, in: "lastRun", saying: "6")
    }

    @Test func aYearWithoutItsNoticeIsFound() throws {
        let city = try TestCity()
        let folder = "\(city.path)/Templates/calendars"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try city.write("date,kind,name\n2015-01-01,off,元旦\n", to: "Templates/calendars/holidays-2015-2026.csv")
        try expectError(city, in: "calendar", saying: "没有")
    }

    @Test func whatIsNoCityIsSaidOnce() throws {
        let folder = try TemporaryFolder()
        let result = try Command.run("doctor", "--dir", folder.path + "/none")
        #expect(result.status == 1)
        #expect(result.output.components(separatedBy: "none").count == 3, "\(result.output)")
    }

    @Test(arguments: ["zh", "en"]) func everyLineFitsTheTerminal(_ language: String) throws {
        let city = try TestCity()
        try city.write("profile: kuitun-2023\nregoin: 奎屯市\n", to: "abate.yaml")
        let result = try Command.run("doctor", "--dir", city.path, "--lang", language)
        for line in result.output.split(separator: "\n") {
            let width = line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
            #expect(width <= 80 || !line.contains(" "), "\(line)")
        }
    }
}
