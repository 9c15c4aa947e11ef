import Accounting
import EmissionModel
import LedgerStore
import TestSupport
import Testing

@testable import abate

/// The change between two states is the sum of its causes, and a state depends on what had come by then alone: over
/// generated ledgers, taken in as files and accounted as reports are. A failure names its seed.
@Suite struct DifferenceInvariantTests {
    private static func ledger(_ seed: UInt64) throws -> (ledger: InventedLedger, nights: [[InventedTable]]) {
        let nights = InventedNights(seed: seed).nights
        let ledger = try InventedLedger()
        for (index, tables) in nights.enumerated() { try ledger.take(tables, run: index + 1) }
        return (ledger, nights)
    }

    /// Invariant (6).
    @Test func theCausesAddUpToTheChange() throws {
        var found: [ChangeCause: Int] = [:]
        for seed in 0..<UInt64(LongRun.count(100_000, else: 30)) {
            let (invented, _) = try Self.ledger(seed)
            var random = SplitMix64(seed: seed &+ 17)
            let newest = try invented.ledger.newestFile()
            let points = try (0..<2).map { _ in
                try Self.point(random.integer(in: 0...newest), invented)
            }
            let comparison = try LedgerComparison(invented.ledger, from: points[0], to: points[1])
            for subject in try Self.subjects(comparison) {
                let difference = try comparison.difference(of: subject).difference
                let ends = try points.map { point in
                    FigureSheet(try invented.books(asOf: point.asOf).account(of: subject))
                }
                #expect(difference.before.figures == ends[0].figures, "\(seed)")
                #expect(difference.after.figures == ends[1].figures, "\(seed)")
                #expect(Self.addsUp(difference), "\(seed) \(subject)")
                #expect(Self.enterprisesAddUp(difference), "\(seed) \(subject)")
                for step in difference.steps { found[step.cause, default: 0] += 1 }
            }
        }
        // The nights bring every kind; else it would hold for nothing.
        #expect(found.count >= 5, "\(found)")
    }

    private static func addsUp(_ difference: Difference) -> Bool {
        Pollutant.allCases.allSatisfy { pollutant in
            ComparedFigure.allCases.allSatisfy { difference.trail(of: $0, pollutant).addsUp }
        }
    }

    /// The enterprises' masses before, moved by each cause, are those after.
    private static func enterprisesAddUp(_ difference: Difference) -> Bool {
        var sums: [String: PerPollutant<Mass>] = [:]
        for step in difference.steps {
            for pair in step.enterprises { sums[pair.enterprise?.id ?? "", default: .zero] += pair.change(of: \.low) }
        }
        for pair in Difference.enterprises(from: difference.before, to: difference.after) {
            guard sums.removeValue(forKey: pair.enterprise?.id ?? "") == pair.change(of: \.low) else { return false }
        }
        return sums.values.allSatisfy { $0 == .zero }
    }

    private static func point(_ file: Int64, _ invented: InventedLedger) throws -> LedgerPoint {
        try #require(try LedgerPoint("#\(file)", of: invented.city, in: invented.ledger))
    }

    private static func subjects(_ comparison: LedgerComparison) throws -> [ComparedSubject] {
        try comparison.days().map { .day($0) } + [try comparison.subject(episode: "P1")].compactMap { $0 }
    }

    /// Invariant (5): as of a file the figures are those of a ledger that has received no more.
    @Test func aStateDependsOnWhatHadComeByThen() throws {
        for seed in 1_000_000..<UInt64(1_000_000 + LongRun.count(100_000, else: 15)) {
            let (invented, nights) = try Self.ledger(seed)
            var random = SplitMix64(seed: seed)
            let count = random.integer(in: 1...nights.count)
            let earlier = try InventedLedger()
            for index in 0..<count { try earlier.take(nights[index], run: index + 1) }
            let asOf = AsOf(lastFile: try earlier.ledger.newestFile())
            #expect(try invented.figures(asOf: asOf) == earlier.figures(), "\(seed) \(count)")
        }
    }
}
