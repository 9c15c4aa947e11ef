import EmissionModel
import Foundation
import Testing

@testable import Accounting

/// Every figure of "The table to reproduce" of `evidence.md`, read from there, on the real year.
@Suite(.enabled(if: SharedData.isPresent, SharedData.isAbsentMessage))
struct BacktestEvidenceTests {
    /// In percentage points.
    private static let tolerance = 0.3

    @Test func theTableOfTheEvidence() throws {
        let lines = try Self.evidence()
        #expect(lines.count == 21)
        let result = try Backtest.run(
            try SharedYear.load().backtest,
            BacktestPlan(from: .on("2015-04-25"), methods: Self.methods.map(\.1), groups: [.none]))
        #expect(result.enterprises == 1452)
        #expect(result.duplicates == ["3211820001309", "3211820001310"])
        var largest = 0.0
        for line in lines {
            let table = try #require(
                result.tables.first { $0.length == line.length && $0.windowClass == line.windowClass })
            #expect(table.windows == line.windows)
            #expect(table.enterpriseWindows == line.enterpriseWindows)
            let row = try #require(table.rows.first { $0.method == line.method && $0.group == .none })
            #expect(row.judged == line.enterpriseWindows)
            let figures = [
                row.medianAPE, row.p90APE, row.bias, row.aggregateMAE, row.aggregateBias,
                row.aggregateMAEWithoutLargest,
            ]
            let found = try figures.map { try #require($0) } + row.falseShares
            for (found, wanted) in zip(found, line.figures) {
                largest = max(largest, abs(found * 100 - wanted))
                #expect(abs(found * 100 - wanted) <= Self.tolerance, "\(line.length) \(line.method.rawValue)")
            }
        }
        print("largest deviation from the evidence's table: \(largest) points")
    }

    /// A line of the table, with the length and class of the block that it stands in.
    private struct Line {
        var length: Int
        var windowClass: WindowClass
        var windows: Int
        var enterpriseWindows: Int
        var method: BaselineMethod
        var figures: [Double]
    }

    private static let methods: [(String, BaselineMethod)] = [
        ("prior 5 workdays, all days", .prior5AllDays), ("prior 5 day-type", .prior5DayType), ("prior 7", .prior7),
        ("High 5 of 10", .high5of10), ("Mid 4 of 6", .mid4of6), ("10 of 10", .tenOf10),
        ("same weekday, 4 weeks", .sameWeekday), ("median same day type, 28 d", .dayTypeMedian), ("DTL7", .dtl7),
        ("DTL7 two-sided", .dtl7TwoSided),
    ]

    /// `| 5, normal (144; 160,140) | prior 7 | 12.90 | …`; the first cell is empty where it is that of the line above.
    private static func evidence() throws -> [Line] {
        let url = try #require(SharedData.folder).deletingLastPathComponent()
            .appendingPathComponent("design/evidence.md")
        let text = try String(contentsOf: url, encoding: .utf8)
        let section = try #require(text.components(separatedBy: "## The table to reproduce").dropFirst().first)
        var block: [String] = []
        return try section.components(separatedBy: "## The methods").first.map { $0 }?
            .split(separator: "\n").filter { $0.hasPrefix("|") }.dropFirst(2).map { line in
                let cells = line.split(separator: "|", omittingEmptySubsequences: false)
                    .map { $0.trimmingCharacters(in: .whitespaces) }
                if !cells[1].isEmpty {
                    block = cells[1].replacingOccurrences(of: ",", with: "")
                        .components(separatedBy: CharacterSet(charactersIn: " (;)")).filter { !$0.isEmpty }
                }
                return Line(
                    length: try #require(Int(block[0])), windowClass: try #require(WindowClass(rawValue: block[1])),
                    windows: try #require(Int(block[2])), enterpriseWindows: try #require(Int(block[3])),
                    method: try #require(methods.first { $0.0 == cells[2] }?.1),
                    figures: try cells[3...11].map { try #require(Double($0)) })
            } ?? []
    }
}
