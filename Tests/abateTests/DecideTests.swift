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

    /// A month before it ends and a month after, `status` says so; before and after that nobody is told.
    @Test(
        arguments: [
            ("2026-02-20T08:00", nil), ("2026-03-02T08:00", "AC-130"), ("2026-03-31T23:00", "AC-130"),
            ("2026-04-01T00:00", "AC-131"), ("2026-05-01T08:00", nil),
        ] as [(String, String?)])
    func aTermThatEndsIsToldInTime(moment: String, code: String?) throws {
        let city = try WorkedExampleTests.city()
        #expect(try Self.decide(city, "exempt/E3", "all", "--expires", "2026-03-31").status == 0)
        #expect(try Self.decide(city, "target/orange/so2", "15%", "--expires", "2026-03-31").status == 0)
        let status = try Command.run("status", "--at", moment, "--format", "json", "--dir", city.path).json
        let terms = try #require(status["terms"] as? [[String: Any]])
        #expect(terms.map { $0["code"] as? String } == (code.map { [$0, $0] } ?? []))
        let text = try Command.run("status", "--at", moment, "--dir", city.path).output
        #expect(text.contains("〔2026〕3号") == (code != nil))
    }

    /// What follows an approved target without a break makes its end no news.
    @Test func aTargetThatIsFollowedHasNoEndToTell() throws {
        let city = try WorkedExampleTests.city()
        let path = "\(city.temporary.path)/目标.csv"
        let row = "橙色,SO2,15,〔2026〕1号,核减,2026-01-01,2026-03-31\n"
        let next = "橙色,SO2,18,〔2026〕4号,核减,2026-04-01,\n"
        let header = "预警级别,污染物,减排目标(%),批准文号,核减原因,起始日期,截止日期\n"
        for (rows, count) in [(row, 1), (row + next, 0)] {
            try (header + rows).write(toFile: path, atomically: true, encoding: .utf8)
            #expect(try Command.run("ingest", path, "--dir", city.path).status == 0)
            let status = try Command.run("status", "--at", "2026-03-20T08:00", "--format", "json", "--dir", city.path)
            #expect((status.json["terms"] as? [Any])?.count == count)
        }
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

    // MARK: Witnesses

    /// E1 claims 0.3 × 0.98 of SO2 by electricity, while its outlet gave as much as before.
    private static func cityWithWitnesses(_ inspection: String = "") throws -> TestCity {
        let city = try WorkedExampleTests.city()
        let days = (22...31).map { "2025-12-\($0)" } + ["2026-01-08"]
        let rows = days.map { "\($0),E1,100\n" }.joined()
        try ingest("日期,企业编号,SO2日排放量(千克)\n" + rows, as: "在线监测.csv", into: city)
        if !inspection.isEmpty {
            try ingest("检查日期,企业编号,检查方式,落实情况\n" + inspection, as: "现场核查.csv", into: city)
        }
        return city
    }

    private static func ingest(_ text: String, as name: String, into city: TestCity) throws {
        let path = "\(city.temporary.path)/\(name)"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        let result = try Command.run("ingest", path, "--dir", city.path)
        try #require(result.status == 0, "\(result.output)\(result.errors)")
    }

    private static func pendingIDs(_ city: TestCity) throws -> [String?] {
        let pending = try Command.run("decide", "--dir", city.path, "--format", "json").json
        return (pending["pending"] as? [[String: Any]] ?? []).map { $0["id"] as? String }
    }

    @Test func aConflictOfWitnessesWaitsUntilItIsDecided() throws {
        let city = try Self.cityWithWitnesses()
        let id = "conflict/2026-01-08/E1"
        #expect(try Self.pendingIDs(city) == [id])
        #expect(try Command.run("decide", "--dir", city.path).output.hasPrefix("\(id)  企业 E1 甲钢铁 用电与在线监测不一致"))
        #expect(try Command.run("status", "--dir", city.path).output.contains(id))
        let before = try Self.account(city)
        #expect(before["conflicts"] as? [String] == [id])
        #expect(try Self.decide(city, id, "大概落实").status == 2)
        let decided = try Self.decide(city, id, "已落实")
        #expect(decided.status == 0, "\(decided.output)\(decided.errors)")
        #expect(try Self.pendingIDs(city) == [])
        #expect(try !Command.run("status", "--dir", city.path).output.contains(id))
        let after = try Self.account(city)
        #expect((after["conflicts"] as? [Any])?.isEmpty == true)
        let witness = (after["witnesses"] as? [[String: Any]])?.first
        #expect(witness?["state"] as? String == "settled")
        #expect(witness?["conclusion"] as? String == "implemented")
        // What is decided says what was found; it changes no figure.
        #expect(Self.enterprises(after) == Self.enterprises(before))
    }

    @Test func aCheckOnSiteSettlesAConflict() throws {
        #expect(try Self.pendingIDs(try Self.cityWithWitnesses("2026-01-08,E1,现场巡查,已落实\n")) == [])
        // A check that could not tell leaves it open.
        let open = try Self.cityWithWitnesses("2026-01-08,E1,现场巡查,未能认定\n")
        #expect(try Self.pendingIDs(open) == ["conflict/2026-01-08/E1"])
    }

    @Test func theEpisodeSummaryListsConflicts() throws {
        let city = try Self.cityWithWitnesses()
        let folder = "\(city.temporary.path)/P1"
        let result = try Command.run("report", "episode", "--episode", "P1", "--output", folder, "--dir", city.path)
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
        let json = try #require(files.first { $0.hasSuffix(".json") && !$0.contains("manifest") })
        let account = try JSONSerialization.jsonObject(
            with: Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(json)")))
        #expect((account as? [String: Any])?["conflicts"] as? [String] == ["conflict/2026-01-08/E1"])
        let text = try String(
            contentsOfFile: "\(folder)/\(try #require(files.first { $0.hasSuffix(".md") }))", encoding: .utf8)
        #expect(text.contains("旁证不一致、待现场核查 1 家次。"))
        #expect(text.contains("| 2026-01-08 | E1 | 甲钢铁 | 已落实 | 0.00%/"))
        #expect(text.contains("| conflict/2026-01-08/E1 |"))
    }

    // MARK: Bad days

    /// Three days of half a meter before the warning pull the baseline down until they are decided to be bad days.
    @Test func aDecidedBadDayIsLeftOutOfTheBaseline() throws {
        let city = try WorkedExampleTests.city()
        try Self.ingest(
            """
            企业编号,企业名称,县区,行业,企业分类,绩效等级,SO2日排放量(千克),NOx日排放量(千克),PM日排放量(千克),VOCs日排放量(千克),颗粒物口径,非生产电量(kWh/d)
            E1,甲钢铁,甲县,钢铁,重点,B,900,1800,700,100,PM10,60000

            """, as: "企业清单更正.csv", into: city)
        let bad = ["2026-01-05", "2026-01-06", "2026-01-07"]
        let days =
            (1...30).map { "2025-11-\($0 < 10 ? "0" : "")\($0)" }
            + (1...31).map { "2025-12-\($0 < 10 ? "0" : "")\($0)" }
            + (1...7).map { "2026-01-0\($0)" }
        let rows = days.map { "6500000000001,\($0),\(bad.contains($0) ? 200_000 : 400_000)\n" }
        try Self.ingest("户号,日期,用电量(kWh)\n" + rows.joined(), as: "补报.csv", into: city)
        func baseline() throws -> Double? {
            Self.enterprises(try Self.account(city))["E1"]?["baseline_kwh"] as? Double
        }
        let before = try #require(try baseline())
        #expect(before < 390_000)
        for day in bad { #expect(try Self.decide(city, "bad-day/\(day)/E1", "是").status == 0) }
        #expect(try baseline() == 400_000)
        for day in bad { #expect(try Self.decide(city, "bad-day/\(day)/E1", "否").status == 0) }
        #expect(try baseline() == before)
        #expect(try Self.decide(city, "bad-day/2026-01-07", "是").status == 0)
        #expect(try #require(try baseline()) > before)
        #expect(try Self.decide(city, "bad-day/2026-01-07", "也许").status == 2)
    }
}
