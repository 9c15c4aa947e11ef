import EmissionModel
import Testing

@testable import Accounting

/// Less is never more: what a missing, doubtful or lowered reading may do to a reduction, over many generated cities.
/// `ABATE_LONG_TESTS=1` runs a hundred thousand of them.
@Suite struct MonotoneTests {
    /// What may happen to a reading of a response day.
    enum Mishap: CaseIterable {
        case deleted, flagged, partial, disputed
    }

    private static func harmed(_ reading: ReadingTable.Reading, by mishap: Mishap) -> ReadingTable.Reading {
        guard case .value(let energy) = reading else { return .missing }
        switch mishap {
        case .deleted: return .missing
        case .flagged: return .flagged(energy)
        case .partial: return .partial(Energy(milliwattHours: energy.milliwattHours / 2))
        case .disputed: return .conflict(lower: energy, higher: energy + .kilowattHours(100))
        }
    }

    /// No low ratio rises, none that was missed is met, of no pollutant.
    private static func isNoBetter(_ after: CityAccount, than before: CityAccount) -> Bool {
        Pollutant.allCases.allSatisfy { pollutant in
            let (old, new) = (before.ratios[pollutant], after.ratios[pollutant])
            guard let low = old.low, let newLow = new.low else { return old.low == nil && new.low == nil }
            return newLow <= low && !(old.verdict == .notMet && new.verdict == .met)
        } && !(before.verdict == .notMet && after.verdict == .met)
    }

    // MARK: Whole days

    /// Of any account, counted or subtracted, on any response day. What files dispute counts at its higher value, so it
    /// helps only where it is subtracted; there it counts at the lower one, which it was.
    @Test func aHarmedResponseReadingNeverHelps() {
        var violations: [UInt64] = []
        var changed = 0
        for seed in UInt64(0)..<UInt64(LongRun.count(100_000, else: 2000)) {
            var city = GeneratedCity(seed: 1_000_000 + seed)
            var random = SeededGenerator(state: seed)
            let bindings = city.region.inventory.bindings
            guard let binding = bindings.randomElement(using: &random),
                let day = city.responseDays.randomElement(using: &random),
                let reading = city.region.consumption[binding.accountNumber]?[day],
                let mishap = Mishap.allCases.randomElement(using: &random), let before = city.account()
            else { continue }
            city.harm(binding.accountNumber, on: day, Self.harmed(reading, by: mishap))
            guard let after = city.account() else { continue }
            if after != before { changed += 1 }
            if !Self.isNoBetter(after, than: before) { violations.append(seed) }
        }
        #expect(violations == [])
        #expect(changed >= 500)
    }

    /// Without a comparison group nobody's figures depend on anybody else's.
    @Test func anUnaffectedEnterpriseChangesNoOther() {
        var violations: [UInt64] = []
        for seed in UInt64(0)..<UInt64(LongRun.count(100_000, else: 2000)) {
            var city = GeneratedCity(seed: 2_000_000 + seed)
            guard let before = city.account() else { continue }
            city.addUnaffected("Z1")
            guard let after = city.account() else { continue }
            let others = after.enterprises.filter { $0.enterprise.id != "Z1" }
            let isSame =
                others.count == before.enterprises.count
                && zip(before.enterprises, others).allSatisfy { old, new in
                    old.low == new.low && old.high == new.high && old.plan == new.plan && old.drop == new.drop
                        && old.baseline == new.baseline && old.energy == new.energy
                        && old.attainment == new.attainment && old.outcome == new.outcome
                        && old.baseLoad == new.baseLoad && old.evidence == new.evidence
                }
            let sameRatios = Pollutant.allCases.allSatisfy { before.ratios[$0].low == after.ratios[$0].low }
            if !isSame || !sameRatios { violations.append(seed) }
        }
        #expect(violations == [])
    }

    // MARK: Quarter-hours

    /// A quarter-hour of a response day deleted, of a day that counts by its quarter-hours.
    @Test func aDeletedQuarterHourNeverHelps() throws {
        var changed = 0
        for seed in 0..<LongRun.count(5000, else: 150) {
            var random = SeededGenerator(state: UInt64(seed) + 77)
            var city = QuarterHourAccountTests.CurveRegion()
            let minute = 15 * Int.random(in: 1..<96, using: &random)
            city.region.actions = [
                QuarterHourAccountTests.action(.start, .orange, day: 0, minute: minute),
                QuarterHourAccountTests.action(.upgrade, .red, day: 1, minute: 1440 - minute),
                QuarterHourAccountTests.action(.lift, nil, day: 2, minute: 600),
            ]
            for number in 1...3 {
                let limit = 10 * Int.random(in: 2...8, using: &random)
                city.add(
                    .plant("E\(number)"),
                    during: (0..<3).map { _ in (0..<96).map { _ in Int.random(in: 0...12, using: &random) } },
                    measures: [.limit("E\(number)", at: .orange, percent: limit), .stop("E\(number)", at: .red)])
            }
            let last = QuarterHourAccountTests.first.advanced(by: 2)
            let before = try #require(CityAccounting.account(city.input, through: last))
            let enterprise = "E\(Int.random(in: 1...3, using: &random))"
            let day = QuarterHourAccountTests.first.advanced(by: Int.random(in: 0...2, using: &random))
            city.curves[enterprise]?[day]?[Int.random(in: 0..<96, using: &random)] = nil as Int?
            let after = try #require(CityAccounting.account(city.input, through: last))
            if after != before { changed += 1 }
            #expect(Self.isNoBetter(after, than: before), "\(seed)")
        }
        #expect(changed >= 40)
    }

    // MARK: With a comparison group

    private static func groupedCity(_ random: inout SeededGenerator) -> Region {
        var region = Region(days: 2)
        region.parameters.comparisonGroup =
            [.trimmedMean, .halfStrength, .nearest50].randomElement(using: &random) ?? .none
        for number in 10..<34 {
            region.add(
                .plant("M\(number)"), before: Int.random(in: 800...1200, using: &random),
                during: (0..<2).map { _ in Int.random(in: 500...1200, using: &random) })
        }
        for number in 1...3 {
            region.add(
                .plant("S\(number)"), during: (0..<2).map { _ in Int.random(in: 100...1100, using: &random) },
                measures: [.limit("S\(number)", percent: 10 * Int.random(in: 2...7, using: &random))])
        }
        return region
    }

    /// Who has a measure is no member: its own readings move no baseline, and what holds without a group holds with one.
    @Test func anEnterprisesOwnReadingsMoveNoGroup() throws {
        for seed in 0..<LongRun.count(3000, else: 60) {
            var random = SeededGenerator(state: UInt64(seed) + 4000)
            let region = Self.groupedCity(&random)
            let last = Region.firstDay.advanced(by: 1)
            let before = try #require(region.episode(through: last))
            let id = "S\(Int.random(in: 1...3, using: &random))"
            let day = Region.firstDay.advanced(by: Int.random(in: 0...1, using: &random))
            guard case .value(let energy)? = region.consumption[id]?[day] else { continue }
            var lowered = region
            lowered.consumption[id]?[day] = .value(
                Energy(milliwattHours: Int64.random(in: 0...energy.milliwattHours, using: &random)))
            var deleted = region
            deleted.consumption[id]?[day] = nil
            let after = try #require(lowered.episode(through: last))
            for (old, new) in zip(before.enterprises, after.enterprises) {
                #expect(Pollutant.allCases.allSatisfy { new.low[$0] >= old.low[$0] }, "\(seed)")
                #expect(new.baseline == old.baseline, "\(seed)")
            }
            #expect(Self.isNoBetter(try #require(deleted.episode(through: last)), than: before), "\(seed)")
        }
    }

    /// The stated bound: one member's reading deleted or changed, however much, moves a trimmed mean of n log ratios by
    /// no more than the spread of what may be kept over the number kept; at full strength a baseline by that factor.
    @Test func oneMemberMovesTheGroupByNoMoreThanTheBound() {
        var tightest = 0.0
        for seed in 0..<LongRun.count(100_000, else: 5000) {
            var random = SeededGenerator(state: UInt64(seed) + 9000)
            let count = Int.random(in: 20...120, using: &random)
            let ratios = (0..<count).map { _ in Double.random(in: -1...0.6, using: &random) }
            let chosen = Int.random(in: 0..<count, using: &random)
            var changed = ratios
            changed[chosen] = random.chance(50) ? .nan : Double.random(in: -12...3, using: &random)
            let (before, after) = (GroupMovement(ratios), GroupMovement(changed))
            let bound = Self.bound(ratios)
            tightest = max(tightest, abs(after.value - before.value) / bound)
            guard abs(after.value - before.value) <= bound + 1e-12 else {
                Issue.record("\(count) members: \(before.value) became \(after.value), bound \(bound)")
                return
            }
        }
        print("a member moved the group by at most \(tightest) of the bound")
        #expect(tightest > 0.5)
    }

    /// What may be kept once a member has gone or moved: the kept ones and two more on either side.
    private static func bound(_ ratios: [Double]) -> Double {
        let sorted = ratios.sorted()
        let cut = sorted.count / 10
        let kept = sorted.count - 2 * cut
        let (low, high) = (sorted[max(0, cut - 2)], sorted[min(sorted.count - 1, sorted.count - 1 - cut + 2)])
        return (high - low) / Double(kept - 1)
    }
}
