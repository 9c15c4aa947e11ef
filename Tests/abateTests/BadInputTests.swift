import Foundation
import TestSupport
import Testing

/// What is refused leaves a finding, an exit code, and the ledger as it was.
struct BadInputTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var name: String
        var content: [UInt8]
        var status: Int32
        var says: String

        var testDescription: String { name }

        init(_ name: String, _ text: String, status: Int32, says: String) {
            self.init(name, Array(text.utf8), status: status, says: says)
        }

        init(_ name: String, _ content: [UInt8], status: Int32, says: String) {
            self.name = name
            self.content = content
            self.status = status
            self.says = says
        }
    }

    static let refused = [
        Case("unknown header", "户名称,日子,电\n甲,2026-01-08,3\n", status: 3, says: "EI-0"),
        Case("missing column", "户号,日期,电量\n6500000000001,2026-01-08,3\n户号\n", status: 0, says: "采用 1"),
        Case("header a letter off", "户号,日棋,用电量(kWh)\n6500000000001,2026-01-08,3\n", status: 3, says: "日棋"),
        Case("no table", "今天天气很好\n", status: 3, says: "EI-009"),
        Case("empty", "", status: 3, says: "TB-"),
        Case("header alone", "户号,日期,用电量(kWh)\n", status: 3, says: "EI-007"),
        Case("neither UTF-8 nor GB18030", [0xBB, 0xA7, 0xFF, 0xFF, 0x2C, 0x0A], status: 3, says: "TB-"),
        Case(
            "unreadable number", "户号,日期,用电量(kWh)\n6500000000001,2026-01-08,1e5\n", status: 1,
            says: ":2:3: error[EI-012]"),
        Case(
            "date out of range", "户号,日期,用电量(kWh)\n6500000000001,1999-01-08,3\n", status: 1, says: ":2:2: error[EI-014]"),
        Case("no such day", "户号,日期,用电量(kWh)\n6500000000001,2026-02-30,3\n", status: 1, says: ":2:2: error[EI-013]"),
        Case("account as a number", "户号,日期,用电量(kWh)\n6.5E+12,2026-01-08,3\n", status: 1, says: ":2:1: error[EI-016]"),
        Case("missing basis", "区域,年份,源类,污染物,日排放量(千克)\n奎屯市,2025,合计,PM,4000\n", status: 1, says: "error[EI-022]"),
        Case(
            "account with two enterprises", "户号,企业编号\n6500000000001,E1\n6500000000001,E2\n", status: 1,
            says: "error[EI-021]"),
    ]

    @Test(arguments: refused)
    func isFoundAndLeavesTheLedgerAlone(bad: Case) throws {
        let city = try TestCity()
        try Command.run("check", "--dir", city.path)
        let path = "\(city.temporary.path)/bad.csv"
        try Data(bad.content).write(to: URL(fileURLWithPath: path))
        let check = try Command.run("check", path, "--dir", city.path)
        let ingest = try Command.run("ingest", path, "--dir", city.path)
        #expect(ingest.status == bad.status, "\(ingest.output)")
        #expect(check.status == bad.status)
        #expect(ingest.output.contains(bad.says), "\(ingest.output)")
        guard bad.status == 3 else { return }
        let sources = try FileManager.default.contentsOfDirectory(atPath: "\(city.path)/ledger/sources")
        #expect(sources.isEmpty)
    }

    @Test func aTruncatedWorkbookIsRefused() throws {
        let city = try TestCity()
        let whole = try Data(contentsOf: URL(fileURLWithPath: "\(city.path)/填报模板.xlsx"))
        let path = "\(city.temporary.path)/cut.xlsx"
        try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: path))
        let result = try Command.run("ingest", path, "--dir", city.path)
        #expect(result.status == 3)
        #expect(result.output.contains("TB-"))
    }

    @Test func aBadFileDoesNotStopTheOthers() throws {
        let city = try TestCity()
        let good = "\(city.temporary.path)/good.csv"
        let bad = "\(city.temporary.path)/bad.csv"
        try "户号,企业编号\n6500000000001,E1\n".write(toFile: good, atomically: true, encoding: .utf8)
        try "".write(toFile: bad, atomically: true, encoding: .utf8)
        let result = try Command.run("ingest", bad, good, "--dir", city.path, "--format", "json")
        #expect(result.status == 3)
        let files = try #require(result.json["files"] as? [[String: Any]])
        #expect(files.map { $0["status"] as? String } == ["refused", "accepted"])
        let again = try Command.run("ingest", good, "--dir", city.path, "--format", "json")
        #expect((again.json["files"] as? [[String: Any]])?.first?["status"] as? String == "known")
    }

    @Test func anUnknownKeyOfTheConfigurationIsNamedWithItsLine() throws {
        let city = try TestCity()
        try city.write("profile: kuitun-2023\noverrides:\n  coverageMinimun: 0.7\n", to: "abate.yaml")
        let result = try Command.run("run", "--dir", city.path)
        #expect(result.status == 2)
        #expect(result.errors.contains("abate.yaml:3:"))
        #expect(result.errors.contains("coverageMinimum"))
    }

    @Test func usageErrorsLeaveWithTwo() throws {
        #expect(try Command.run("acount").status == 2)
        #expect(try Command.run("account", "--dir", try TestCity().path).status == 2)
        #expect(try Command.run("run", "--dir", "/nowhere/at/all").status == 2)
        #expect(try Command.run("--help").status == 0)
        #expect(try Command.run("help", "account").status == 0)
        #expect(try Command.run("--version").status == 0)
    }

    @Test func aDayWithoutAResponseIsSaid() throws {
        let city = try TestCity()
        let result = try Command.run("account", "--date", "2026-01-08", "--dir", city.path)
        #expect(result.status == 3)
        #expect(result.errors.contains("2026-01-08"))
    }

    @Test func anAccountWaitsForItsEnterprise() throws {
        let city = try TestCity()
        let path = "\(city.temporary.path)/accounts.csv"
        try "户号,企业编号\n6500000000001,E1\n".write(toFile: path, atomically: true, encoding: .utf8)
        #expect(try Command.run("ingest", path, "--dir", city.path).status == 0)
        let before = try Command.run("check", "--dir", city.path)
        #expect(before.output.contains("EI-050"))
        try "企业编号,企业名称,县区,企业分类\nE1,甲,甲县,重点\n".write(toFile: path, atomically: true, encoding: .utf8)
        #expect(try Command.run("ingest", path, "--dir", city.path).status == 0)
        #expect(try !Command.run("check", "--dir", city.path).output.contains("EI-050"))
    }
}
