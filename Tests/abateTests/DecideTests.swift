import Foundation
import TestSupport
import Testing

/// `abate decide`, on the worked example of `domain.md`: a decision changes exactly what it says.
struct DecideTests {
    private static func account(_ city: TestCity, _ arguments: String...) throws -> [String: Any] {
        let result = try Command.run(
            ["account", "--date", "2026-01-08", "--format", "json", "--dir", city.path] + arguments)
        try #require(result.status == 0, "\(result.errors)")
        return result.json
    }

    private static func enterprises(_ account: [String: Any]) -> [String: NSDictionary] {
        let list = account["enterprises"] as? [[String: Any]] ?? []
        return Dictionary(
            list.map { ($0["id"] as? String ?? "", $0 as NSDictionary) }, uniquingKeysWith: { first, _ in first })
    }

    private static func decide(_ city: TestCity, _ id: String, _ value: String, _ more: String...) throws
        -> Command.Result
    {
        try Command.run(
            [
                "decide", id, "--value", value, "--by", "指挥部办公室", "--reason", "复核", "--document", "〔2026〕3号", "--dir",
                city.path,
            ]
                + more)
    }

    @Test func anExemptionExemptsOneEnterpriseUntilItExpires() throws {
        let city = try WorkedExampleTests.city()
        let before = Self.enterprises(try Self.account(city))
        let decided = try Self.decide(city, "exempt/E3", "橙色", "--expires", "2026-01-08")
        #expect(decided.status == 0, "\(decided.output)\(decided.errors)")
        let account = try Self.account(city)
        let after = Self.enterprises(account)
        #expect(after["E3"]?["outcome"] as? String == "exempt")
        #expect((after["E3"]?["plan_kg"] as? [String: Double])?["so2"] == 0)
        for id in ["E1", "E2", "E4", "E5"] { #expect(after[id] == before[id], "\(id)") }
        #expect((account["coverage"] as? [String: Any])?["required"] as? Int == 3)
        let decisions = try #require(account["decisions"] as? [[String: Any]])
        #expect(decisions.map { $0["id"] as? String } == ["exempt/E3"])
        #expect(try Self.decide(city, "exempt/E3", "橙色", "--expires", "2026-01-07").status == 0)
        let expired = try Self.account(city)
        #expect(Self.enterprises(expired) == before)
        #expect((expired["decisions"] as? [Any])?.isEmpty == true)
    }

    @Test func aTargetIsAdjustedByItsDocument() throws {
        let city = try WorkedExampleTests.city()
        #expect(try Self.decide(city, "target/orange/nox", "15%").status == 0)
        let ratios = try #require(try Self.account(city)["ratios"] as? [String: [String: Any]])
        #expect(ratios["nox"]?["target"] as? Double == 0.15)
        #expect(ratios["so2"]?["target"] as? Double == 0.2)
    }

    /// A slip on the command line is no file in the ledger, and no finding in every later report.
    @Test(arguments: [("target/orange/so2", "150%"), ("target/orange/so2", "约一成"), ("exempt/E2", "紫色")])
    func aRefusedDecisionLeavesNoTrace(id: String, value: String) throws {
        let city = try WorkedExampleTests.city()
        let before = try Command.run("check", "--dir", city.path).output
        let refused = try Self.decide(city, id, value)
        #expect(refused.status == 2 && refused.output.contains("EI-091"), "\(refused.output)\(refused.errors)")
        #expect(try Command.run("check", "--dir", city.path).output == before)
        #expect(try Self.decide(city, "exempt/E3", "橙色").status == 0)
    }

    @Test func aConflictOfReadingsIsSettled() throws {
        let city = try WorkedExampleTests.city()
        let paths = try [("甲.csv", "310000"), ("乙.csv", "290000")].map { name, value in
            let path = "\(city.temporary.path)/\(name)"
            try "户号,日期,用电量(kWh)\n6500000000001,2026-01-08,\(value)\n".write(
                toFile: path, atomically: true, encoding: .utf8)
            return path
        }
        try Command.run(["ingest", "--dir", city.path] + paths)
        let pending = try Command.run("decide", "--dir", city.path)
        #expect(pending.status == 0)
        #expect(pending.output == "reading/6500000000001/2026-01-08  用电量 290000 或 310000 kWh\n")
        #expect(try Self.decide(city, "reading/6500000000001/2026-01-08", "约三十万").status == 2)
        #expect(Self.enterprises(try Self.account(city))["E1"]?["energy_kwh"] as? Double == 310_000)
        #expect(try Self.decide(city, "reading/6500000000001/2026-01-08", "290000").status == 0)
        #expect(Self.enterprises(try Self.account(city))["E1"]?["energy_kwh"] as? Double == 290_000)
        #expect(try Command.run("decide", "--dir", city.path).output == "没有待核定的事项\n")
    }

    @Test func aContestedRowIsChosenByItsFile() throws {
        let city = try WorkedExampleTests.city()
        let paths = try [("甲.csv", "限产,20"), ("乙.csv", "限产,40")].map { name, value in
            let path = "\(city.temporary.path)/\(name)"
            try "企业编号,预警级别,措施类型,停限产比例(%)\nE1,橙色,\(value)\n".write(toFile: path, atomically: true, encoding: .utf8)
            return path
        }
        try Command.run(["ingest", "--dir", city.path] + paths)
        let pending = try Command.run("decide", "--dir", city.path, "--format", "json").json
        let items = try #require(pending["pending"] as? [[String: Any]])
        let id = try #require(items.first?["id"] as? String)
        #expect(items.count == 1)
        #expect(id.hasPrefix("record/减排措施/,E1,"))
        #expect((items.first?["text"] as? String)?.contains("#9 乙.csv:2") == true)
        #expect(try Self.decide(city, id, "#9").status == 0)
        #expect(Self.enterprises(try Self.account(city))["E1"]?["expectedCut"] as? Double == 0.4)
        #expect(try Self.decide(city, id, "#8").status == 0)
        #expect(Self.enterprises(try Self.account(city))["E1"]?["expectedCut"] as? Double == 0.2)
        #expect(try !Command.run("check", "--dir", city.path).output.contains("EI-055"))
    }

    @Test func anUnknownIdListsWhatIsPending() throws {
        let city = try WorkedExampleTests.city()
        let unknown = try Self.decide(city, "exempt/E99", "all")
        #expect(unknown.status == 2)
        #expect(unknown.output == "没有待核定的事项\n")
        #expect(unknown.errors.contains("exempt/E99"))
        #expect(try Self.decide(city, "reading/6500000000001/2026-01-08", "1").status == 2)
    }

    @Test func aDecisionNeedsAllItsWords() throws {
        let city = try WorkedExampleTests.city()
        let result = try Command.run("decide", "exempt/E3", "--value", "all", "--dir", city.path)
        #expect(result.status == 2)
        #expect(result.errors.contains("--by --reason --document"))
    }

    /// It is a received file like any other: kept by its hash, and gone as of before.
    @Test func aDecisionIsAnEntryOfTheLedger() throws {
        let city = try WorkedExampleTests.city()
        let before = try Self.account(city)
        #expect(try Self.decide(city, "exempt/E3", "all").status == 0)
        let sources = try FileManager.default.contentsOfDirectory(atPath: "\(city.path)/ledger/sources")
        #expect(sources.count == 8)
        #expect(try Self.account(city, "--as-of", "#7") as NSDictionary == before as NSDictionary)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: "\(city.path)/ledger").filter {
                $0.hasPrefix("decision")
            } == [])
    }
}
