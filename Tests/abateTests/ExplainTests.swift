import Foundation
import TestSupport
import Testing

/// A number of the worked example, back to the cells of the seven files.
struct ExplainTests {
    private static func explain(_ what: String, _ arguments: String..., city: TestCity) throws -> Command.Result {
        try Command.run(["explain", what, "--dir", city.path] + arguments)
    }

    private static func tree(_ what: String, city: TestCity) throws -> ExplainedNode {
        let result = try explain(what, "--format", "json", city: city)
        try #require(result.status == 0, "\(what): \(result.errors)")
        return ExplainedNode(result.json)
    }

    @Test func aRatioGoesBackToItsCells() throws {
        let city = try WorkedExampleTests.city()
        let root = try Self.tree("2026-01-08/so2/low", city: city)
        #expect(root.json["schema"] as? String == "abate.explain/1")
        #expect(root.value == 0.203781512)
        #expect(root.json["exact"] as? String == "25472689/125000000")
        let cells = root.leaves.filter { $0.json["kind"] as? String == "cell" }
        #expect(!cells.isEmpty)
        for cell in cells {
            for key in ["file", "sha256", "row", "column", "raw", "header", "run", "received"] {
                #expect(cell.json[key] != nil, "\(cell.json)")
            }
        }
        let raw = Set(cells.compactMap { $0.json["raw"] as? String })
        #expect(raw.isSuperset(of: ["300000", "400000", "60000", "900", "30"]), "\(raw)")
        let parameters = root.leaves.filter { $0.json["kind"] as? String == "parameter" }
        let tolerance = try #require(
            parameters.first { $0.json["parameter"] as? String == "attainment.limitTolerance" })
        #expect(tolerance.json["file"] as? String == "abate.yaml")
        #expect(tolerance.json["overridden"] as? String != nil)
    }

    @Test func anEnterprisesFigureGoesBackToItsReading() throws {
        let city = try WorkedExampleTests.city()
        let attainment = try Self.tree("2026-01-08/E3/attainment", city: city)
        #expect(abs((attainment.value ?? 0) - 2.0 / 7) < 1e-12)
        let reading = try Self.tree("2026-01-08/E3/energy_kwh", city: city)
        let cell = try #require(reading.leaves.first { $0.json["raw"] as? String == "9000" })
        #expect(cell.json["value"] as? Double == 9000)
        #expect((cell.json["sha256"] as? String)?.count == 64)
    }

    @Test func aTreeForATerminalFitsEightyColumns() throws {
        let city = try WorkedExampleTests.city()
        for language in ["zh", "en"] {
            let result = try Self.explain("2026-01-08/so2/low", "--depth", "9", "--lang", language, city: city)
            #expect(result.status == 0)
            for line in result.output.split(separator: "\n") { #expect(ColumnCount.of(line) <= 80, "\(line)") }
        }
    }

    @Test func anUnknownIdNamesTheNearest() throws {
        let city = try WorkedExampleTests.city()
        let misspelt = try Self.explain("2026-01-08/so2/lw", city: city)
        #expect(misspelt.status == 2)
        #expect(misspelt.errors.contains("2026-01-08/so2/low"), "\(misspelt.errors)")
        let nobody = try Self.explain("2026-01-08/E9/attainment", city: city)
        #expect(nobody.status == 2)
        #expect(nobody.errors.contains("/attainment"), "\(nobody.errors)")
        #expect(try Self.explain("P9/so2/low", city: city).status == 2)
        #expect(try Self.explain("2026-01-18/so2/low", city: city).status == 3)
    }

    @Test func aDayListsItsIds() throws {
        let city = try WorkedExampleTests.city()
        let list = try Self.explain("2026-01-08", "--format", "json", city: city)
        let ids = try #require(list.json["ids"] as? [String])
        #expect(ids.contains("2026-01-08/so2/low"))
        #expect(ids.contains("2026-01-08/E3/attainment"))
        #expect(Set(ids).count == ids.count)
        #expect(try Self.explain("2026-01-08", city: city).output.contains("减排比例"))
    }
}

/// One figure of the tree.
struct ExplainedNode {
    let json: [String: Any]

    init(_ json: [String: Any]) { self.json = json }

    var value: Double? { json["value"] as? Double }
    var children: [ExplainedNode] { (json["children"] as? [[String: Any]] ?? []).map(ExplainedNode.init) }
    var leaves: [ExplainedNode] { children.isEmpty ? [self] : children.flatMap(\.leaves) }
}

/// Columns of a terminal, counted as Unicode's East Asian Width has it for the characters that are printed here.
enum ColumnCount {
    static func of(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) {
            $0 + ((0x2E80...0xA4CF).contains($1.value) || (0xFF00...0xFF60).contains($1.value) ? 2 : 1)
        }
    }
}

/// Readings that come as quarter-hours, one row each.
struct ExplainedQuarterHourTests {
    @Test func aDaysReadingIsTheSumOfItsQuarterHours() throws {
        let city = try WorkedExampleTests.city()
        var text = "户号,时间,电量(kWh)\n"
        for quarter in 1...96 {
            let minute = quarter * 15
            let clock = String(format: "%02d:%02d", minute / 60, minute % 60)
            text += "6500000000005,2026-01-08 \(clock),\(quarter).5\n"
        }
        try city.write(text, to: "quarters.csv")
        let taken = try Command.run("ingest", "\(city.path)/quarters.csv", "--dir", city.path)
        try #require(taken.status <= 1, "\(taken.output)\(taken.errors)")
        let result = try Command.run(
            "explain", "2026-01-08/E5/energy_kwh", "--format", "json", "--dir", city.path)
        try #require(result.status == 0, "\(result.errors)")
        let root = ExplainedNode(result.json)
        let expected: Double? = 4704
        #expect(root.value == expected)
        let cells = root.leaves.filter { ($0.json["file"] as? String) == "quarters.csv" }
        #expect(cells.count == 96)
        let sum = cells.compactMap { ($0.json["raw"] as? String).flatMap { Double($0) } }.reduce(0, +)
        #expect(Optional(sum) == expected)
    }
}
