import EmissionModel
import Foundation
import Testing

@testable import Accounting

/// Nine times in ten, on real enterprises and days on which nothing happened (`evidence.md` 4.6): each interval is made
/// from what was known before its window.
@Suite(.enabled(if: SharedData.isPresent, SharedData.isAbsentMessage))
struct IntervalCoverageTests {
    let year: RealYearErrors
    /// Every fourth normal window before which enterprises have thirty others.
    let judged: [Int]

    init() throws {
        let year = try RealYearErrors.shared.get()
        self.year = year
        let normal = year.classes.indices.filter { year.classes[$0] == .normal && $0 > 60 }
        judged = stride(from: 0, to: normal.count, by: 4).map { normal[$0] }
    }

    private func spreads(before position: Int) -> (past: PlaceboErrors, spreads: [ErrorSpread?]) {
        let past = year.past(position)
        let pool = ErrorPool(past, classes: year.volatilities)
        return (
            past,
            past.rows.indices.map {
                pool.spread(of: $0, in: past, nil, before: year.errors.starts[position])
            }
        )
    }

    @Test func anEnterpriseLiesWithinNineTimesInTen() {
        var (within, windows) = (0, 0)
        var halfWidths: [Double] = []
        for position in judged {
            for (row, spread) in spreads(before: position).spreads.enumerated() {
                let error = year.errors.rows[row][position]
                guard let spread, !error.isNaN else { continue }
                windows += 1
                if spread.interval.contains(error) { within += 1 }
                halfWidths.append((exp(spread.interval.upperBound) - exp(spread.interval.lowerBound)) / 2)
            }
        }
        let coverage = Double(within) / Double(windows)
        print("enterprises: \(windows) windows, coverage \(coverage), half width \(halfWidths.median ?? .nan)")
        #expect(windows > 8000)
        #expect(abs(coverage - 0.90) <= 0.015)
        #expect(halfWidths.median ?? 1 <= 0.435)
    }

    @Test func publishedClassesHold() {
        var (within, windows) = (0, 0)
        for position in judged {
            for (row, volatility) in year.volatilities.enumerated() {
                let error = year.errors.rows[row][position]
                guard let volatility, !error.isNaN else { continue }
                windows += 1
                if volatility.publishedError(length: 5).contains(error) { within += 1 }
            }
        }
        print("published classes: coverage \(Double(within) / Double(windows))")
        #expect(Double(within) / Double(windows) >= 0.885)
    }

    /// Groups of a hundred drawn by lot: the sum of what they used against that of their baselines.
    @Test func aGroupLiesWithinNineTimesInTen() {
        var random = SeededGenerator(state: 11)
        var (within, groups) = (0, 0)
        for position in judged {
            let (past, spreads) = spreads(before: position)
            let joint = JointErrors(past, spreads)
            let rows = spreads.indices.filter { spreads[$0] != nil && !year.errors.rows[$0][position].isNaN }
            for _ in 0..<5 {
                let group = rows.shuffled(using: &random).prefix(100)
                let sums = group.reduce(into: (actual: 0.0, windows: [Double](repeating: 0, count: joint.count))) {
                    sums, row in
                    let baseline = year.actual[row][position] / exp(year.errors.rows[row][position])
                    sums.actual += year.actual[row][position]
                    for (window, error) in joint.errors(of: row, seed: UInt64(row), isGiant: false).enumerated() {
                        sums.windows[window] += baseline * exp(error)
                    }
                }
                groups += 1
                if ErrorSpread.quantiles(of: sums.windows).contains(sums.actual) { within += 1 }
            }
        }
        print("groups of a hundred: \(groups), coverage \(Double(within) / Double(groups))")
        #expect(Double(within) / Double(groups) >= 0.86)
        #expect(Double(within) / Double(groups) <= 0.94)
    }
}
