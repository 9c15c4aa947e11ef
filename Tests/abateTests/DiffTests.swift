import Foundation
import TestSupport
import Testing

/// `abate diff`: what lies between two states, and from which cause.
struct DiffTests {
    /// The worked example, then a night with a correction, late data, a society figure, a target and a decision.
    private static func city() throws -> TestCity {
        let city = try WorkedExampleTests.city()
        let files = [
            ("更正.csv", "户号,日期,用电量\n6500000000003,2026-01-08,11000\n"),
            ("补报.csv", "户号,日期,用电量\n6500000000005,2026-01-08,2000\n"),
            ("总量.csv", "区域,年份,源类,污染物,日排放量(千克)\n奎屯市,2025,合计,SO2,2200\n"),
            ("清单.csv", "企业编号,预警级别,措施类型,限产比例\nE1,橙色,限产,40%\n"),
        ]
        for (name, text) in files { try city.take(text, as: name) }
        try Command.run(
            "decide", "target/orange/pm", "--value", "25%", "--by", "指挥部", "--reason", "核减", "--document", "1号",
            "--dir", city.path)
        return city
    }

    private static func diff(_ city: TestCity, _ arguments: String...) throws -> [String: Any] {
        let result = try Command.run(["diff"] + arguments + ["--format", "json", "--dir", city.path])
        try #require(result.status == 0, "\(result.errors)")
        return result.json
    }

    private static func subject(_ document: [String: Any]) throws -> [String: Any] {
        try #require((document["subjects"] as? [[String: Any]])?.first)
    }

    private static func account(_ city: TestCity, _ asOf: String) throws -> [String: Any] {
        try Command.run(
            "account", "--date", "2026-01-08", "--as-of", asOf, "--format", "json", "--dir", city.path
        ).json
    }

    @Test func beginsAndEndsWithTheTwoAccountsAndAddsUp() throws {
        let city = try Self.city()
        let newest = try Self.newestFile(city)
        let document = try Self.diff(city, "#\(newest - 5)", "latest", "--date", "2026-01-08")
        #expect(document["schema"] as? String == "abate.diff/1")
        let pollutants = try #require(try Self.subject(document)["pollutants"] as? [String: [String: Any]])
        let (before, after) = (try Self.account(city, "#\(newest - 5)"), try Self.account(city, "#\(newest)"))
        var compared = 0
        for (pollutant, figures) in pollutants {
            for (figure, value) in figures {
                guard let change = value as? [String: Any], let causes = change["causes"] as? [[String: Any]] else {
                    continue
                }
                let sum = causes.reduce(0) { $0 + ($1["change"] as? Double ?? .nan) }
                let whole = try #require(change["change"] as? Double)
                #expect(abs(sum - whole) < 1e-9 * max(1, abs(whole)), "\(pollutant) \(figure)")
                guard !figure.hasSuffix("_kg") else { continue }
                compared += 1
                for (account, key) in [(before, "before"), (after, "after")] {
                    let ratios = account["ratios"] as? [String: [String: Any]]
                    let stated = ratios?[pollutant]?[figure] as? Double
                    #expect(stated == change[key] as? Double, "\(pollutant) \(figure) \(key)")
                }
            }
        }
        #expect(compared >= 12)
    }

    @Test func eachKindOfInputIsACauseOfItsOwnWithItsRows() throws {
        let city = try Self.city()
        let newest = try Self.newestFile(city)
        let document = try Self.diff(city, "#\(newest - 5)", "latest", "--date", "2026-01-08")
        let causes = try #require(try Self.subject(document)["causes"] as? [[String: Any]])
        #expect(
            causes.map { $0["cause"] as? String } == ["newData", "correction", "list", "society", "decisions"])
        let row = try #require((causes[1]["rows"] as? [[String: Any]])?.first)
        #expect(row["key"] as? String == "6500000000003 2026-01-08")
        #expect((row["after"] as? [String: Any])?["file"] as? String == "更正.csv")
        #expect((row["after"] as? [String: Any])?["row"] as? Int == 2)
        let field = try #require((row["fields"] as? [[String: Any]])?.first)
        #expect(field["before"] as? String == "9000")
        #expect(field["after"] as? String == "11000")
    }

    /// Each cause alone moves what the same cause moved: nothing is charged to another.
    @Test func whatOneFileBroughtIsOneCause() throws {
        let city = try Self.city()
        let newest = try Self.newestFile(city)
        let expected = ["correction", "newData", "society", "list", "decisions"]
        for (index, cause) in expected.enumerated() {
            let document = try Self.diff(
                city, "#\(newest - 5 + index)", "#\(newest - 4 + index)", "--date", "2026-01-08")
            let causes = try #require(try Self.subject(document)["causes"] as? [[String: Any]])
            #expect(causes.map { $0["cause"] as? String } == [cause])
        }
    }

    @Test func theSameStateTwiceIsNoDifference() throws {
        let city = try WorkedExampleTests.city()
        let result = try Command.run("diff", "latest", "latest", "--dir", city.path)
        #expect(result.status == 0)
        #expect(result.output.contains("没有差别"))
        #expect(try Self.diff(city, "latest", "latest")["changed"] as? Bool == false)
    }

    @Test func backwardsIsTheOppositeChange() throws {
        let city = try Self.city()
        let newest = try Self.newestFile(city)
        func whole(_ from: String, _ to: String) throws -> Double? {
            let subject = try Self.subject(try Self.diff(city, from, to, "--date", "2026-01-08"))
            let figures = (subject["pollutants"] as? [String: [String: Any]])?["so2"]?["low"]
            return (figures as? [String: Any])?["change"] as? Double
        }
        let there = try #require(try whole("#\(newest - 5)", "latest"))
        #expect(try whole("latest", "#\(newest - 5)") == -there)
    }

    @Test func whatIsNoStateIsAnErrorOfUse() throws {
        let city = try WorkedExampleTests.city()
        for words in [["99", "latest"], ["neverland", "latest"], ["#1", "2026-13-01"]] {
            #expect(try Command.run(["diff"] + words + ["--dir", city.path]).status == 2, "\(words)")
        }
        let quiet = try Command.run("diff", "#1", "latest", "--date", "2026-03-01", "--dir", city.path)
        #expect(quiet.status == 3)
    }

    @Test func linesFitATerminal() throws {
        let city = try Self.city()
        let text = try Command.run("diff", "#1", "latest", "--rows", "40", "--dir", city.path).output
        for line in text.split(separator: "\n") {
            let width = line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
            #expect(width <= 80, "\(line)")
        }
    }

    private static func newestFile(_ city: TestCity) throws -> Int {
        let document = try diff(city, "latest", "latest")
        return try #require((document["after"] as? [String: Any])?["lastFile"] as? Int)
    }
}

extension TestCity {
    /// Takes one file in with `abate ingest`.
    fileprivate func take(_ text: String, as name: String) throws {
        try text.write(toFile: "\(temporary.path)/\(name)", atomically: true, encoding: .utf8)
        let result = try Command.run("ingest", "\(temporary.path)/\(name)", "--dir", path)
        try #require(result.status == 0, "\(result.output)")
    }
}

/// Reports as the files they are.
struct DiffDocumentTests {
    /// A night, a correction, and the next night with a revision.
    private static func city() throws -> TestCity {
        let city = try TestCity(sample: true)
        try Command.run("run", "--date", "2025-12-17", "--dir", city.path)
        try city.deliver("户号,日期,用电量(kWh)\n6532010010007,2025-12-17,427329\n", as: "更正.csv")
        try Command.run("run", "--date", "2025-12-17", "--dir", city.path)
        return city
    }

    private static func causes(_ result: Command.Result) throws -> [String] {
        let subject = try #require((result.json["subjects"] as? [[String: Any]])?.first)
        let causes = try #require(subject["causes"] as? [[String: Any]])
        return causes.compactMap { $0["cause"] as? String }
    }

    @Test func revisionsOfOneFolderAreExplainedByItsLedger() throws {
        let city = try Self.city()
        let day = "\(city.path)/Reports/2025-12-17"
        let result = try Command.run("diff", "\(day)/daily.json", "\(day)/daily-r2.json", "--format", "json")
        #expect(result.status == 0, "\(result.errors)")
        #expect(try Self.causes(result) == ["correction"])
        let byRun = try Command.run("diff", "1", "2", "--date", "2025-12-17", "--format", "json", "--dir", city.path)
        let subjects = [result, byRun].map { $0.json["subjects"] as? NSArray }
        #expect(subjects[0] == subjects[1])
    }

    @Test func reportsThatWereSentAreComparedByWhatTheyHold() throws {
        let city = try Self.city()
        let sent = try TemporaryFolder()
        for name in ["daily", "daily-r2"] {
            for suffix in ["json", "manifest.json"] {
                try FileManager.default.copyItem(
                    atPath: "\(city.path)/Reports/2025-12-17/\(name).\(suffix)", toPath: sent.path("\(name).\(suffix)"))
            }
        }
        let paths = [sent.path("daily.json"), sent.path("daily-r2.json")]
        let result = try Command.run(["diff"] + paths + ["--format", "json"])
        #expect(try Self.causes(result) == ["enterprises"])
        let subject = try #require((result.json["subjects"] as? [[String: Any]])?.first)
        #expect(subject["inputs"] as? [String] == ["用电量"])
        #expect(try Command.run("diff", paths[0], paths[0]).output.contains("没有差别"))
        #expect(try Command.run("diff", paths[0], "latest", "--dir", city.path).status == 2)
        #expect(try Command.run("diff", paths[0], sent.path("none.json")).status == 3)
    }
}

extension DiffDocumentTests {
    @Test func rowsForASpreadsheet() throws {
        let city = try Self.city()
        let rows = try Command.run("diff", "1", "2", "--date", "2025-12-17", "--format", "csv", "--dir", city.path)
            .output.split(whereSeparator: \.isNewline).map(String.init)
        #expect(rows[0].contains("日期,过程编号,污染物,数字,原因,原值,现值,变化"))
        let low = rows.filter { $0.contains(",so2,低值,") }
        #expect(low.count == 2 && low[0].contains(",合计,") && low[1].contains(",更正用电量,"))
    }
}

extension DiffDocumentTests {
    /// A report and its revision after `abate.yaml` was changed: no input did it.
    @Test func parametersAreACauseOfTheirOwn() throws {
        let city = try TestCity(sample: true)
        try Command.run("run", "--date", "2025-12-17", "--dir", city.path)
        let yaml = try String(contentsOfFile: "\(city.path)/abate.yaml", encoding: .utf8)
        let settings = yaml.split(separator: "\n").filter { !$0.hasPrefix("#") && $0.contains(":") }
            .filter { $0.hasPrefix("profile") || $0.hasPrefix("region") }
        try city.write(
            settings.joined(separator: "\n") + "\noverrides:\n  baseLoad: {defaultShare: 0.30}\n", to: "abate.yaml")
        try Command.run("run", "--date", "2025-12-17", "--dir", city.path)
        let day = "\(city.path)/Reports/2025-12-17"
        let result = try Command.run("diff", "\(day)/daily.json", "\(day)/daily-r2.json", "--format", "json")
        #expect(try Set(Self.causes(result)) == ["parameter"], "\(result.errors)")
    }
}
