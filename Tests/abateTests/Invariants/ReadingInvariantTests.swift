import Accounting
import Diagnostics
import EmissionModel
import Ingestion
import LedgerStore
import TestSupport
import Testing

@testable import abate

/// What a reading may do to the figures, over generated cities taken in as files. The same is proven in memory over more
/// cities by `MonotoneTests` and `GapRuleTests`; here the way from the row to the ratio is part of it.
@Suite struct ReadingInvariantTests {
    private static func ledger(of city: InventedCity, grouped: Bool = false) throws -> InventedLedger {
        let ledger = try InventedLedger(city: grouped ? InventedLedger.groupedCity.get() : nil)
        try ledger.take(city.lists + city.readingTables())
        return ledger
    }

    // MARK: Quarter-hours

    /// Invariant (2): a day that came in quarter-hours and as a sum is the sum of its quarters, or there is a finding.
    @Test func quarterHoursAreTheDayOrThereIsAFinding() throws {
        var (agreeing, contradicting, incomplete) = (0, 0, 0)
        for seed in 6_000_000..<UInt64(6_000_000 + LongRun.count(100_000, else: 150)) {
            var city = InventedCity(seed: seed)
            guard let curve = city.curves.randomElement(using: &city.random) else { continue }
            let ledger = try InventedLedger()
            let known = curve.wattHours.compactMap { $0 }.reduce(0, +)
            let stated = city.random.once(in: 2) ? known : known + city.random.integer(in: 2_000...50_000)
            var file = InventedCity.table([curve])
            file.columns.append(.energy("用电量"))
            file.rows[0].append(.wattHours(stated))
            let result = try ledger.take(file.text(), run: 1)
            let table = try ledger.ledger.readings(of: [curve.account], from: curve.day, through: curve.day)
            let reading = table[0, curve.day]
            let isWhole = !curve.wattHours.contains { $0 == nil }
            switch reading {
            case .value(let energy):
                #expect(isWhole, "\(seed)")
                #expect(energy.milliwattHours == known * 1000, "\(seed)")
                agreeing += 1
            case .partial(let energy):
                #expect(!isWhole && energy.milliwattHours == known * 1000, "\(seed)")
                #expect(result.findings.contains { $0.code == "EI-073" }, "\(seed)")
                incomplete += 1
            default: Issue.record("\(seed) \(reading)")
            }
            if stated != known {
                #expect(result.findings.contains { $0.code == "EI-085" || $0.code == "EI-073" }, "\(seed)")
                contradicting += 1
            }
        }
        #expect(agreeing > 10 && contradicting > 10 && incomplete > 0)
    }

    // MARK: Missing and lower

    /// Invariant (3): a row of a response day that is left out, marked as bad or partial never helps.
    @Test func aMissingRowNeverHelps() throws {
        var changed = 0
        for seed in 7_000_000..<UInt64(7_000_000 + LongRun.count(100_000, else: 100)) {
            var city = InventedCity(seed: seed)
            guard let index = city.responseReading() else { continue }
            let before = try #require(try Self.ledger(of: city).account(), "\(seed)")
            if city.random.once(in: 2) {
                city.readings.remove(at: index)
            } else {
                city.readings[index].isFlagged = true
            }
            let after = try #require(try Self.ledger(of: city).account(), "\(seed)")
            if after != before { changed += 1 }
            #expect(Self.isNoBetter(after, than: before), "\(seed)")
        }
        #expect(changed > 20)
    }

    private static func isNoBetter(_ after: CityAccount, than before: CityAccount) -> Bool {
        Pollutant.allCases.allSatisfy { pollutant in
            let (old, new) = (before.ratios[pollutant], after.ratios[pollutant])
            guard let low = old.low, let newLow = new.low else { return old.low == nil && new.low == nil }
            return newLow <= low && !(old.verdict == .notMet && new.verdict == .met)
        } && !(before.verdict == .notMet && after.verdict == .met)
    }

    /// Invariant (9): less consumption of a counted account on a response day never lowers that enterprise's reduction;
    /// with a comparison group neither, for who has a measure is no member of it.
    @Test(arguments: [false, true]) func lessConsumptionIsNoLessReduction(grouped: Bool) throws {
        var raised = 0
        for seed in 8_000_000..<UInt64(8_000_000 + LongRun.count(50_000, else: 60)) {
            var city = InventedCity(seed: seed)
            let counted = Set(city.enterprises.flatMap(\.accounts).filter { $0.sign > 0 }.map(\.number))
            guard let index = city.responseReading(where: { counted.contains($0.account) }) else { continue }
            let before = try #require(try Self.ledger(of: city, grouped: grouped).account(), "\(seed)")
            city.readings[index].wattHours = city.random.integer(in: 0...city.readings[index].wattHours)
            let account = city.readings[index].account
            let owner = city.enterprises.first { $0.accounts.contains { $0.number == account } }?.id
            let after = try #require(try Self.ledger(of: city, grouped: grouped).account(), "\(seed)")
            let pairs = zip(before.enterprises, after.enterprises).filter { $0.0.enterprise.id == owner }
            let (old, new) = try #require(pairs.first, "\(seed)")
            guard old.isRequired || !grouped else { continue }
            if new.low != old.low { raised += 1 }
            #expect(Pollutant.allCases.allSatisfy { new.low[$0] >= old.low[$0] }, "\(seed)")
        }
        #expect(raised > 5)
    }

    // MARK: Rounding

    /// Invariant (11): verdicts compare exact ratios. A target that is the low ratio itself is met; one that is higher by
    /// a part in 10^20 is not met by it, nor is one that is above the high ratio by as little undetermined.
    @Test func nothingIsRoundedBeforeAComparison() throws {
        let little = try #require(Ratio(1, over: 100_000_000_000_000_000_000))
        var compared = 0
        for seed in 9_000_000..<UInt64(9_000_000 + LongRun.count(100_000, else: 60)) {
            let invented = try Self.ledger(of: InventedCity(seed: seed))
            let books = try invented.books()
            let episode = try #require(books.episodes.first)
            let day = InventedCity.start
            var input = try books.input(episode, through: day)
            input.parameters.so2NoxInterchange = false
            guard let account = CityAccounting.account(input, on: day), let level = account.level else { continue }
            for pollutant in Pollutant.allCases {
                guard let low = account.ratios[pollutant].low, let high = account.ratios[pollutant].high else {
                    continue
                }
                compared += 1
                func verdict(_ target: Ratio) -> Verdict? {
                    input.targets = [ReductionTarget(level: level, pollutant: pollutant, share: target)]
                    return CityAccounting.account(input, on: day)?.ratios[pollutant].verdict
                }
                #expect(verdict(low) == .met, "\(seed) \(pollutant)")
                #expect(verdict(low + little) == (low == high ? .notMet : .undetermined), "\(seed) \(pollutant)")
                #expect(verdict(high + little) == .notMet, "\(seed) \(pollutant)")
            }
        }
        #expect(compared > 100)
    }
}

extension InventedCity {
    /// The place of a reading of a response day, nil where there is none.
    fileprivate mutating func responseReading(where isWanted: (Reading) -> Bool = { _ in true }) -> Int? {
        let found = readings.indices.filter { readings[$0].day >= Self.start && isWanted(readings[$0]) }
        return found.isEmpty ? nil : random.element(of: found)
    }
}
