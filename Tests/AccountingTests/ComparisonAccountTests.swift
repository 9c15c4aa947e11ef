import EmissionModel
import Foundation
import Testing

@testable import Accounting

/// A comparison group in the accounts of a small city: 24 enterprises without a measure and three that must save.
@Suite struct ComparisonAccountTests {
    private static let members = 24

    /// All used 1,000 kWh on every day before; on its days the members use `during`.
    private static func region(
        _ method: ComparisonGroupMethod, days: Int = 1, from first: CalendarDay = Region.firstDay,
        members: Int = members,
        during: (Int) -> Int? = { _ in 900 }
    ) -> Region {
        var region = Region(days: days, from: first)
        region.parameters.comparisonGroup = method
        for number in 0..<members {
            let id = "M\(number + 10)"
            region.add(.plant(id), during: (0..<days).map { _ in during(number) })
        }
        region.add(.plant("S1"), during: Array(repeating: 500, count: days), measures: [.limit("S1", percent: 30)])
        return region
    }

    @Test func theTrimmedMeanMovesTheBaselineThatRules() throws {
        let account = try #require(Self.region(.trimmedMean).account())
        let stopped = try #require(account.enterprises.first { $0.enterprise.id == "S1" })
        #expect(stopped.baselineUncorrected == .kilowattHours(1000))
        #expect(stopped.baseline == .kilowattHours(900))
        #expect(stopped.groupCorrection == Ratio(-1, over: 10))
        #expect(stopped.drop == Ratio(4, over: 9))
        let comparison = try #require(account.comparison)
        #expect(comparison.members.map(\.enterpriseID) == (10..<34).map { "M\($0)" })
        #expect(comparison.days.count == 1)
        #expect(abs((comparison.days[0].movement ?? 0) + 0.1) < 1e-12)
        #expect(comparison.days[0].members == 24 && comparison.days[0].strength == .full)
    }

    @Test func halfStrengthTakesTheRootOfTheRatio() throws {
        let account = try #require(Self.region(.halfStrength).enterprise("S1"))
        #expect(account.baseline == Energy(kilowattHours: 1000 * exp(log(0.9) / 2)))
    }

    /// The look-back of the fixture is 60 days: no window of the past has its own.
    @Test func withoutAPastItsOwnBetaIsHalfAndSaidSo() throws {
        for method in [ComparisonGroupMethod.ownBeta, .auto] {
            let account = try #require(Self.region(method).account())
            let stopped = try #require(account.enterprises.first { $0.enterprise.id == "S1" })
            #expect(stopped.baseline == Energy(kilowattHours: 1000 * exp(log(0.9) / 2)))
            #expect(account.comparison?.days[0].strength == .own)
            #expect(account.notices.contains(AccountingNotice(.comparisonShortPast, count: 25)))
        }
    }

    @Test func theNearestAreAllWhereThereAreNoFifty() throws {
        let account = try #require(Self.region(.nearest50, during: { $0 < 13 ? 800 : 1000 }).enterprise("S1"))
        #expect(account.baseline == .kilowattHours(800))
    }

    /// A flat past has no joint ups and downs: the nearest speak alone, for four fifths.
    @Test func theJointMovementIsLearntFromThePastDays() throws {
        let account = try #require(Self.region(.nearestRidge).account())
        let stopped = try #require(account.enterprises.first { $0.enterprise.id == "S1" })
        #expect(stopped.baseline == Energy(kilowattHours: 1000 * exp(0.8 * log(0.9))))
        #expect(account.comparison?.days[0].strength == .joint)
        // Members and the enterprise swing together in the past and on the day: the regression knows it.
        var region = Self.region(.nearestRidge)
        for id in (10..<34).map({ "M\($0)" }) + ["S1"] {
            for offset in 1...60 {
                let day = Region.firstDay.advanced(by: -offset)
                region.consumption[id]?[day] = .value(.kilowattHours(offset.isMultiple(of: 2) ? 1100 : 900))
            }
        }
        let swinging = try #require(region.enterprise("S1"))
        let uncorrected = try #require(swinging.baselineUncorrected)
        #expect(try #require(swinging.baseline) < uncorrected)
    }

    @Test func tooFewMembersCorrectNothingAndSaySo() throws {
        let region = Self.region(.trimmedMean, during: { $0 < 19 ? 900 : nil })
        let account = try #require(region.account())
        let stopped = try #require(account.enterprises.first { $0.enterprise.id == "S1" })
        #expect(stopped.baseline == .kilowattHours(1000) && stopped.baselineUncorrected == nil)
        #expect(
            account.notices.contains(
                AccountingNotice(.comparisonTooSmall, day: Region.firstDay, count: 19, text: "20")))
        #expect(account.comparison?.days.first?.strength == nil)
        var lower = region
        lower.parameters.comparisonMinimum = 19
        #expect(lower.enterprise("S1")?.baseline == .kilowattHours(900))
    }

    @Test func withoutAGroupNothingIsSaid() throws {
        let account = try #require(Self.region(.none).account())
        #expect(account.comparison == nil)
        #expect(account.enterprises.allSatisfy { $0.baselineUncorrected == nil })
    }

    @Test func whoeverWasToldToDoSomethingIsNoMember() throws {
        var region = Self.region(.trimmedMean)
        let measures: [Measure] = [
            .of(.voluntary, "M10"), .of(.cap, "M11"), .of(.transport, "M12", percent: 10), .stop("M13", at: .yellow),
            .of(.exempt, "M14"), .stop("M15", at: .red),
        ]
        region.inventory.measures += measures
        let index = region.inventory.enterprises.firstIndex { $0.id == "M16" } ?? 0
        region.inventory.enterprises[index].status = .longIdle
        region.parameters.comparisonMinimum = 3
        var input = region.input
        input.exemptions = [Exemption(enterpriseID: "M18", levels: [.orange], document: "1号")]
        let account = try #require(CityAccounting.account(input, on: Region.firstDay))
        let ids = account.comparison?.members.map(\.enterpriseID) ?? []
        #expect(ids == ["M14", "M15", "M17"] + (19..<34).map { "M\($0)" })
    }

    @Test func whoeverHardlyUsesAnythingOrStandsStillIsNoMember() throws {
        var region = Self.region(.trimmedMean)
        region.parameters.comparisonMinimum = 3
        region.add(.plant("Z1"), before: 49, during: [49])
        region.add(.plant("Z2"), before: 50, during: [50])
        region.add(.plant("Z3"), before: 1000, during: [1000])
        for offset in 1...14 {
            region.consumption["Z3"]?[Region.firstDay.advanced(by: -offset * 2)] = .value(.kilowattHours(1))
        }
        let ids = region.account()?.comparison?.members.map(\.enterpriseID) ?? []
        #expect(ids.filter { $0.hasPrefix("Z") } == ["Z2"])
    }

    @Test func oneAccountRegisteredTwiceCountsOnce() throws {
        var region = Self.region(.trimmedMean)
        for id in ["D1", "D2"] {
            region.add(.plant(id), during: [900])
            for offset in 1...60 {
                region.consumption[id]?[Region.firstDay.advanced(by: -offset)] = .value(
                    .kilowattHours(900 + offset * 7))
            }
        }
        let ids = region.account()?.comparison?.members.map(\.enterpriseID) ?? []
        #expect(ids.prefix(2) == ["D1", "M10"])
    }

    @Test func aGiantIsNeitherCorrectedNorHeard() throws {
        var region = Self.region(.trimmedMean)
        region.add(.plant("G1"), before: 50_000, during: [10_000])
        region.add(.plant("G2"), before: 40_000, during: [40_000], measures: [.stop("G2")])
        let account = try #require(region.account())
        let enterprises = Dictionary(
            account.enterprises.map { ($0.enterprise.id, $0) }, uniquingKeysWith: { first, _ in first })
        #expect(enterprises["S1"]?.baseline == .kilowattHours(900))
        #expect(enterprises["G1"]?.baseline == .kilowattHours(50_000))
        #expect(enterprises["G2"]?.baseline == .kilowattHours(40_000))
        #expect(enterprises["G2"]?.baselineUncorrected == nil)
        #expect(account.comparison?.giants == ["G1", "G2"])
        let member = account.comparison?.members.first { $0.enterpriseID == "G1" }
        #expect(member?.days.map(\.use) == [.giant])
        #expect(account.notices.contains(AccountingNotice(.comparisonGiants, count: 2)))
    }

    @Test func aGivenBaselineStaysAsItIs() throws {
        var region = Self.region(.trimmedMean)
        region.add(
            Enterprise.plant("S2").with { $0.givenBaseline = .kilowattHours(1200) }, during: [600],
            measures: [.stop("S2")])
        let account = try #require(region.enterprise("S2"))
        #expect(account.baseline == .kilowattHours(1200) && account.baselineUncorrected == nil)
    }

    /// Members differ by day: one has a measure only at the level that the second day reaches.
    @Test func anEpisodeIsTheSumOfItsDays() throws {
        var region = Self.region(.trimmedMean, days: 3, during: { 800 + 10 * $0 })
        region.actions.insert(
            ResponseAction(
                episodeID: "P1", region: "奎屯市", kind: .upgrade, level: .red,
                effectiveAt: LocalMinute(Region.firstDay.advanced(by: 1))), at: 1)
        region.inventory.measures.append(.stop("M10", at: .red))
        let days = (0..<3).map { Region.firstDay.advanced(by: $0) }
        let single = days.compactMap { region.account(on: $0) }
        let whole = try #require(region.episode(through: days[2]))
        #expect(single.count == 3)
        #expect(single.map { $0.comparison?.days.first?.members } == [24, 23, 23])
        #expect(whole.comparison?.days == single.compactMap { $0.comparison?.days.first })
        for (position, account) in whole.enterprises.enumerated() {
            let parts = single.compactMap { $0.enterprises[position].baseline }
            #expect(account.baseline == parts.reduce(.zero, +))
            #expect(account.low == single.reduce(.zero) { $0 + $1.enterprises[position].low })
        }
    }

    @Test func aroundLunarNewYearAGroupLetsJudgeAllButGiants() throws {
        let day = CalendarDay.on("2026-02-10")
        var region = Self.region(.auto, from: day, during: { _ in 400 })
        region.add(.plant("G2"), before: 40_000, during: [40_000], measures: [.stop("G2")])
        let account = try #require(region.account(on: day))
        let outcomes = Dictionary(
            account.enterprises.map { ($0.enterprise.id, $0.outcome) }, uniquingKeysWith: { first, _ in first })
        #expect(account.comparison?.days.first?.strength == .full)
        // 500 kWh where all others went down to 400 is no saving.
        #expect(outcomes["S1"] == .increased)
        #expect(outcomes["G2"] == .cannotTell)
        #expect(account.notices.contains(AccountingNotice(.lunarNewYearCompared, day: day)))
        #expect(!account.notices.contains(AccountingNotice(.lunarNewYearGate, day: day)))
        region.parameters.comparisonGroup = .none
        #expect(region.enterprise("S1", on: day)?.outcome == .cannotTell)
        region.parameters.comparisonGroup = .auto
        region.parameters.comparisonMinimum = 25
        let tooSmall = try #require(region.account(on: day))
        #expect(tooSmall.enterprises.last { $0.enterprise.id == "S1" }?.outcome == .cannotTell)
        #expect(tooSmall.notices.contains(AccountingNotice(.lunarNewYearGate, day: day)))
    }

    /// The kept values of one more member move the mean by no more than their own spread over their number.
    @Test func oneMoreMemberMovesTheOthersWithinABound() throws {
        var random = SeededGenerator(state: 4)
        for _ in 0..<300 {
            let logs = (0..<Int.random(in: 20...70, using: &random)).map { _ in
                Double.random(in: -1...1, using: &random)
            }
            let more = logs + [Double.random(in: -9...9, using: &random)]
            let (before, after) = (GroupMovement(logs), GroupMovement(more))
            let sorted = logs.sorted()
            let trimmed = logs.count / 10
            let spread = sorted[logs.count - trimmed] - sorted[max(0, trimmed - 1)]
            #expect(abs(after.value - before.value) <= 2 * spread / Double(logs.count - 2 * trimmed - 1))
        }
    }

    @Test func theOrderOfTheListDoesNotMatter() throws {
        for method in ComparisonGroupMethod.allCases {
            var region = Self.region(method, during: { 700 + 20 * $0 })
            let account = region.account()
            var random = SeededGenerator(state: 7)
            region.inventory.enterprises.shuffle(using: &random)
            region.inventory.bindings.shuffle(using: &random)
            #expect(region.account() == account, "\(method)")
        }
    }

    /// 400 kWh of 40 quarter-hours become 320 where the members used four fifths on that day.
    @Test func partsOfADayTakeTheDaysCorrection() throws {
        var example = QuarterHourAccountTests.example
        example.region.parameters.comparisonGroup = .trimmedMean
        for number in 0..<Self.members {
            example.region.add(.plant("M\(number + 10)"), before: 960, during: [768, 960, 480])
        }
        let first = try #require(example.account(0)?.enterprises.first { $0.enterprise.id == "E1" })
        #expect(first.baselineUncorrected == .kilowattHours(400))
        #expect(first.baseline == .kilowattHours(320))
        #expect(first.drop == Ratio(3, over: 8))
        let whole = try #require(example.episode(2))
        let plant = try #require(whole.enterprises.first { $0.enterprise.id == "E1" })
        #expect(plant.baseline == .kilowattHours(320 + 960 + 200))
        #expect(whole.comparison?.days.count == 3)
    }

    /// Who must save is not heard: whatever it uses, or hides, moves nobody else.
    @Test func readingsOfThoseThatMustSaveMoveNobodyElse() throws {
        for method in ComparisonGroupMethod.allCases {
            var region = Self.region(method, during: { 700 + 20 * $0 })
            region.add(.plant("S2"), during: [400], measures: [.limit("S2", percent: 30)])
            let account = try #require(region.account())
            for reading in [ReadingTable.Reading.missing, .value(.zero), .value(.kilowattHours(5000))] {
                region.consumption["S2"]?[Region.firstDay] = reading
                let changed = try #require(region.account())
                #expect(changed.comparison == account.comparison, "\(method)")
                #expect(
                    changed.enterprises.filter { $0.enterprise.id != "S2" }
                        == account.enterprises.filter { $0.enterprise.id != "S2" }, "\(method)")
            }
        }
    }

    /// One member's reading, whatever it says or where it is missing, moves a baseline by no more than twice the spread of
    /// the members' log ratios over their number.
    @Test func oneMembersReadingMovesTheOthersWithinABound() throws {
        var region = Self.region(.trimmedMean, during: { 700 + 20 * $0 })
        let before = try #require(region.enterprise("S1")?.baseline)
        let spread = log(1160.0 / 700)
        for reading in [ReadingTable.Reading.missing, .value(.zero), .value(.kilowattHours(90_000))] {
            region.consumption["M20"]?[Region.firstDay] = reading
            let after = try #require(region.enterprise("S1")?.baseline)
            let moved = abs(log(after.kilowattHours / before.kilowattHours))
            #expect(moved <= 2 * spread / 19, "\(reading) \(moved)")
        }
    }

    /// All go up and down together by up to a quarter, from week to week: the baseline of a week errs by that, and the
    /// group takes it out.
    @Test func theIntervalIsThatOfACorrectedBaseline() throws {
        func interval(_ method: ComparisonGroupMethod) throws -> ClosedRange<Double> {
            var region = Self.region(method)
            for (number, account) in region.consumption.keys.sorted().enumerated() {
                for offset in 1...300 {
                    let wave = 1 + 0.25 * sin(Double(offset) / 4)
                    region.consumption[account]?[Region.firstDay.advanced(by: -offset)] = .value(
                        Energy(kilowattHours: Double(1000 + number) * wave) ?? .zero)
                }
            }
            return try #require(region.enterprise("S1")?.baselineError?.interval)
        }
        let (alone, compared) = (try interval(.none), try interval(.trimmedMean))
        let width = { (interval: ClosedRange<Double>) in interval.upperBound - interval.lowerBound }
        #expect(width(alone) > 0.3)
        #expect(width(compared) < width(alone) / 4)
    }
}
