import Foundation
import Tabular
import TestSupport
import Testing

/// Every text field of every table filled with strings that programs stumble over, and every output looked at: reports
/// in Markdown, workbooks and JSON, tables for Excel, the terminal, the log.
@Suite(.serialized) struct NaughtyCityTests {
    @Test func theListIsLong() {
        #expect(NaughtyStrings.all.count >= 742)
    }

    @Test func nothingThatIsReadBecomesMoreThanText() throws {
        let strings = LongRun.isAsked ? NaughtyStrings.all : Self.everyFifth
        let naughty = try NaughtyCity(strings)
        let city = naughty.city
        #expect(naughty.taken.status != 70, "\(naughty.taken.errors)")
        let run = try Command.run("run", "--dir", city.path, "--date", "2025-12-31", "--fail-on", "fatal")
        #expect(run.status == 0, "\(run.status) \(run.errors.prefix(2_000))")
        try checkTerminal([naughty.taken, run] + Self.shown(city))
        try checkFiles(city)
        try checkReports(city, ordinary: Self.ordinaryFormulas())
        try checkExports(city)
        let log = try String(contentsOfFile: "\(city.path)/ledger/runs.jsonl", encoding: .utf8)
        #expect(PlainChecks.controls(in: log) == [])
        #expect(city.runLog.count == log.split(separator: "\n").count)
    }

    /// All kinds, in a quick run.
    private static let everyFifth = NaughtyStrings.all.enumerated().filter { $0.offset % 5 == 0 }.map(\.element)

    private static func shown(_ city: TestCity) throws -> [Command.Result] {
        try [
            ["status"], ["check"], ["account", "--date", NaughtyCity.day], ["gap", "--date", NaughtyCity.day],
            ["decide"],
            ["account", "--date", NaughtyCity.day, "--format", "json"], ["status", "--format", "json"],
            ["check", "--format", "json"], ["account", "--date", NaughtyCity.day, "--lang", "en"],
        ].map { try Command.run($0 + ["--dir", city.path]) }
    }

    private func checkTerminal(_ results: [Command.Result]) throws {
        for result in results {
            #expect(result.status != 70 && result.status < 128, "\(result.errors.prefix(500))")
            #expect(PlainChecks.controls(in: result.output) == [])
            #expect(PlainChecks.controls(in: result.errors) == [])
            guard result.output.hasPrefix("{") else { continue }
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(result.output.utf8)) }
        }
    }

    /// Nothing stands outside of the folder, and every name is short and composed.
    private func checkFiles(_ city: TestCity) throws {
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: city.temporary.path).sorted() == ["city", "received"])
        let names = FileManager.default.enumerator(atPath: "\(city.path)/Reports")?.allObjects as? [String] ?? []
        #expect(names.count > 10)
        for name in names {
            for part in name.split(separator: "/") {
                #expect(part.utf8.count <= 200)
                #expect(Array(part.utf8) == Array(String(part).precomposedStringWithCanonicalMapping.utf8))
            }
        }
    }

    private func checkReports(_ city: TestCity, ordinary: Set<String>) throws {
        let names = FileManager.default.enumerator(atPath: "\(city.path)/Reports")?.allObjects as? [String] ?? []
        let paths = names.sorted().map { "\(city.path)/Reports/\($0)" }
        for path in paths where path.hasSuffix(".md") {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            #expect(PlainChecks.brokenTables(text) == [], "\(path)")
            #expect(PlainChecks.controls(in: text) == [], "\(path)")
        }
        for path in paths where path.hasSuffix(".xlsx") {
            let (formulas, faults) = try PlainChecks.workbook(path)
            #expect(faults == [], "\(path)")
            #expect(formulas.subtracting(ordinary).subtracting(Self.ofTheNameless).sorted() == [], "\(path)")
            _ = try SampleCityTests.cells(path)
        }
        for path in paths where path.hasSuffix(".json") {
            let data = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: data) }
        }
        #expect(try ReadBack.problems(paths.filter { $0.hasSuffix(".md") || $0.hasSuffix(".xlsx") }) == [])
    }

    /// The sum over enterprises without an industry or a county, of which the sample city has none.
    private static let ofTheNameless: Set = ["SUMIFS('企业减排量'!#:#,'企业减排量'!#:#,\"—\")"]

    /// What the sample city's own workbooks compute.
    private static func ordinaryFormulas() throws -> Set<String> {
        let city = try TestCity(sample: true)
        try Command.run("run", "--dir", city.path, "--date", "2025-12-31")
        let names = FileManager.default.enumerator(atPath: "\(city.path)/Reports")?.allObjects as? [String] ?? []
        return try names.filter { $0.hasSuffix(".xlsx") }.reduce(into: []) {
            $0.formUnion(try PlainChecks.workbook("\(city.path)/Reports/\($1)").formulas)
        }
    }

    private func checkExports(_ city: TestCity) throws {
        for table in ["enterprises", "findings", "readings", "account-days"] {
            let csv = try Command.run("export", table, "--dir", city.path)
            #expect(csv.status == 0, "\(csv.errors)")
            #expect(PlainChecks.controls(in: csv.output, allowing: PlainChecks.inTables) == [])
            let path = try city.temporary.write(csv.output, to: "city/\(table).csv")
            let rows = try SampleCityTests.cells(path)
            #expect(Set(rows.map(\.count)).count == 1)
            for cell in rows.joined() where cell.unicodeScalars.first.map(NaughtyStrings.formulaMarks.contains) ?? false
            {
                #expect(Double(cell) != nil, "\(cell.debugDescription)")
            }
            let workbook = city.temporary.path("city/\(table).xlsx")
            let result = try Command.run("export", table, "--dir", city.path, "--format", "xlsx", "--output", workbook)
            #expect(result.status == 0, "\(result.errors)")
            let (formulas, faults) = try PlainChecks.workbook(workbook)
            #expect(formulas.isEmpty && faults.isEmpty, "\(formulas) \(faults)")
            #expect(try ReadBack.problems([workbook]) == [])
            let json = try Command.run("export", table, "--dir", city.path, "--format", "json")
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.output.utf8)) }
        }
    }
}
