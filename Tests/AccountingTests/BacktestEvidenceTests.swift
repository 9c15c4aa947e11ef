import EmissionModel
import Foundation
import TestSupport
import Testing

@testable import Accounting

/// Every figure of "The table to reproduce" of `evidence.md`, read from there, on the real year.
@Suite(.enabled(if: SharedData.isPresent, SharedData.isAbsentMessage))
struct BacktestEvidenceTests {
    /// In percentage points.
    private static let tolerance = 0.3

    /// The methods that the evidence has for every length come with all lengths, the others with five days.
    @Test(arguments: [[5], [3, 7]])
    func theTableOfTheEvidence(lengths: [Int]) throws {
        let lines = try Self.evidence().filter { lengths.contains($0.length) }
        #expect(lines.count == (lengths == [5] ? 13 : 8))
        let methods = Self.methods.map(\.1).filter { method in lines.contains { $0.method == method } }
        let result = try Backtest.run(
            try SharedYear.load().backtest,
            BacktestPlan(
                lengths: lengths, from: .on("2015-04-25"), methods: methods, groups: [.none], judgesIntervals: false))
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
            for (found, wanted) in zip(try Self.figures(row), line.figures) {
                largest = max(largest, abs(found * 100 - wanted))
                #expect(abs(found * 100 - wanted) <= Self.tolerance, "\(line.length) \(line.method.rawValue)")
            }
        }
        print("largest deviation from the evidence's table, windows of \(lengths) days: \(largest) points")
    }

    /// Comparison groups and intervals over five days, against the figures of `evidence.md` 4.4 and 4.6, which come from
    /// a longer series: within half a point of error, and of 90 % within one and a half.
    @Test(.enabled(if: LongRun.isAsked)) func comparisonGroupsAndIntervals() throws {
        let result = try Backtest.run(
            try SharedYear.load().backtest,
            BacktestPlan(
                lengths: [5], from: .on("2015-04-25"), methods: [.dtl7, .dtl7TwoSided],
                groups: ComparisonGroupMethod.allCases))
        let rows = try #require(result.tables.first { $0.windowClass == .normal }).rows
        func row(_ method: BaselineMethod, _ group: ComparisonGroupMethod) throws -> BacktestRow {
            try #require(rows.first { $0.method == method && $0.group == group })
        }
        let medians: [(ComparisonGroupMethod, Double)] = [
            (.none, 12.6), (.trimmedMean, 11.7), (.halfStrength, 11.9), (.ownBeta, 11.3), (.nearest50, 11.0),
        ]
        for (group, median) in medians {
            #expect(abs(try #require(try row(.dtl7, group).medianAPE) * 100 - median) <= 0.5, "\(group.rawValue)")
        }
        #expect(abs(try #require(try row(.dtl7TwoSided, .nearest50).medianAPE) * 100 - 9.4) <= 0.5)
        for row in rows { #expect(abs(try #require(row.coverage90) - 0.9) <= 0.015, "\(row.method) \(row.group)") }
        #expect(abs(try #require(try row(.dtl7, .none).halfWidth90) * 100 - 42) <= 1.5)
        #expect(abs(try #require(try row(.dtl7TwoSided, .none).halfWidth90) * 100 - 32) <= 1.5)
    }

    private static func figures(_ row: BacktestRow) throws -> [Double] {
        let figures = [
            row.medianAPE, row.p90APE, row.bias, row.aggregateMAE, row.aggregateBias, row.aggregateMAEWithoutLargest,
        ]
        return try figures.map { try #require($0) } + row.falseShares
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
        return try section.components(separatedBy: "## The methods")[0]
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
            }
    }
}
