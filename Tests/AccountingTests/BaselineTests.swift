import EmissionModel
import Testing

@testable import Accounting

@Suite struct BaselineTests {
    static let start = Region.firstDay
    private static let stop = [Measure.stop()]

    /// A plant that used what `consumption` says on each of the 60 days before.
    func region(days: Int = 1, during: [Int?] = [100], _ consumption: (CalendarDay) -> Int?) -> Region {
        var region = Region(days: days)
        region.add(.plant(), before: nil, during: during, measures: Self.stop)
        for offset in 1...60 {
            let day = Self.start.advanced(by: -offset)
            if let value = consumption(day) { region.consumption["E1"]?[day] = .value(.kilowattHours(value)) }
        }
        return region
    }

    @Test func weekendsHaveTheirOwnFactor() throws {
        let region = region(days: 5, during: [100, 100, 100, 100, 100]) { $0.weekday >= 6 ? 400 : 1000 }
        let weekday = try #require(region.enterprise("E1"))
        let saturday = try #require(region.enterprise("E1", on: .on("2025-11-15")))
        #expect(weekday.baseline == .kilowattHours(1000))
        #expect(saturday.baseline == .kilowattHours(400))
        #expect(saturday.baselinePrior5 == .kilowattHours(400))
        #expect(weekday.baselineMethod == .method(.dtl7))
    }

    @Test func aHolidayTakesTheSundayFactor() throws {
        var region = region { $0.weekday == 7 ? 300 : 1000 }
        region.calendar.holidays = [Self.start]
        #expect(region.enterprise("E1")?.baseline == .kilowattHours(300))
    }

    @Test func aMakeUpWorkdayIsAWorkday() throws {
        var region = region(days: 5, during: [100, 100, 100, 100, 100]) { $0.weekday >= 6 ? 400 : 1000 }
        region.calendar.makeUpWorkdays = [.on("2025-11-15")]
        #expect(region.enterprise("E1", on: .on("2025-11-15"))?.baseline == .kilowattHours(1000))
    }

    @Test func theHighestAndTheLowestOfSevenAreDropped() throws {
        // Workdays and weekends alike, so that every factor is 1 by symmetry of a flat past.
        let level = [-1: 700, -2: 5000, -3: 1000, -4: 1000, -5: 1000, -6: 1000, -7: 1200]
        let region = region { level[Self.start.distance(to: $0)] ?? 1000 }
        #expect(region.enterprise("E1")?.baseline == .kilowattHours(1040))
    }

    @Test func badDaysHolidaysAndEarlierResponsesAreNotUsable() throws {
        let odd = [Self.start.advanced(by: -1), Self.start.advanced(by: -2), Self.start.advanced(by: -3)]
        let own = Self.start.advanced(by: -6)
        var region = region { odd.contains($0) || $0 == own ? 10 : 1000 }
        #expect(region.enterprise("E1")?.baseline != .kilowattHours(1000))
        region.calendar.badDays = [odd[0]]
        region.calendar.holidays = [odd[1]]
        region.calendar.badDaysOfEnterprise = ["E1": [own]]
        region.earlierResponses = [
            ResponseInterval(
                episodeID: "P0", level: .yellow, start: LocalMinute(odd[2], minute: 1439),
                end: LocalMinute(odd[2], minute: 1440))
        ]
        #expect(region.enterprise("E1")?.baseline == .kilowattHours(1000))
    }

    @Test func fiveOfTheLastSevenUsableDaysAreEnough() throws {
        func outcome(without missing: Int) -> Outcome? {
            region { Self.start.distance(to: $0) >= -missing ? nil : 1000 }.enterprise("E1")?.outcome
        }
        #expect(outcome(without: 2) == .implemented)
        #expect(outcome(without: 3) == .weakBaseline)
    }

    /// The finding says how many of the seven there are; one that has a baseline, and one that has no account, says
    /// nothing of it.
    @Test func tooFewBaselineDaysAreSaid() throws {
        func notices(without missing: Int, _ change: (inout Region) -> Void = { _ in }) throws -> [AccountingNotice] {
            var region = region { Self.start.distance(to: $0) >= -missing ? nil : 1000 }
            change(&region)
            return try #require(region.account()).notices.filter { $0.kind == .tooFewBaselineDays }
        }
        #expect(try notices(without: 2) == [])
        #expect(try notices(without: 3) == [AccountingNotice(.tooFewBaselineDays, enterpriseID: "E1", count: 4)])
        #expect(try notices(without: 3) { $0.inventory.bindings = [] } == [])
        #expect(try notices(without: 3) { $0.inventory.measures = [] } == [])
        #expect(try notices(without: 3) { $0.inventory.enterprises[0].givenBaseline = .kilowattHours(1000) } == [])
    }

    @Test func ninetyPercentOfTheLookBackIsNeeded() throws {
        // 56 usable days: 50 known are under nine tenths, 51 are above.
        func account(missing: Int) -> EnterpriseAccount? {
            region { (-19 - missing + 1 ... -19).contains(Self.start.distance(to: $0)) ? nil : 1000 }
                .enterprise("E1")
        }
        #expect(account(missing: 5)?.baseline == .kilowattHours(1000))
        #expect(account(missing: 6)?.outcome == .weakBaseline)
        #expect(account(missing: 6)?.baselineMethod == BaselineSource.none)
        #expect(account(missing: 6)?.high.so2 == .kilograms(100))
        #expect(account(missing: 6)?.low == .zero)
    }

    @Test func aYearWithoutCalendarHasNoBaseline() throws {
        var region = region { _ in 1000 }
        region.calendar.years = [2026]
        let account = try #require(region.account())
        #expect(account.enterprises[0].outcome == .weakBaseline)
        #expect(account.notices.contains { $0.kind == .calendarUnknown && $0.year == 2025 })
    }

    @Test func flaggedReadingsAreMissing() throws {
        var region = region { _ in 1000 }
        region.consumption["E1"]?[Self.start] = .flagged(.kilowattHours(100))
        #expect(region.enterprise("E1")?.outcome == .noData)
    }

    @Test func aConflictNeverMakesASaving() throws {
        var region = region { _ in 1000 }
        region.consumption["E1"]?[Self.start] = .conflict(lower: .kilowattHours(100), higher: .kilowattHours(900))
        for offset in 1...60 {
            region.consumption["E1"]?[Self.start.advanced(by: -offset)] = .conflict(
                lower: .kilowattHours(950), higher: .kilowattHours(1000))
        }
        let account = try #require(region.enterprise("E1"))
        #expect(account.energy == .kilowattHours(900))
        #expect(account.baseline == .kilowattHours(950))
    }

    @Test func subtractedAccountsAndOwnGeneration() throws {
        var region = region { _ in 1000 }
        region.inventory.enterprises[0].selfGenerationFactor = Ratio(significand: 12, scale: 1)
        region.inventory.bindings += [
            AccountBinding(accountNumber: "S", enterpriseID: "E1", sign: -1, validFrom: Self.start),
            AccountBinding(accountNumber: "X", enterpriseID: "E1", sign: 0),
        ]
        #expect(region.enterprise("E1")?.outcome == .noData)
        region.consumption["S"] = [Self.start: .conflict(lower: .kilowattHours(30), higher: .kilowattHours(40))]
        let account = try #require(region.enterprise("E1"))
        #expect(account.energy == .kilowattHours(84))
        #expect(account.baseline == .kilowattHours(1200))
    }

    @Test func aGivenBaselineOverridesAndPassesTheGates() throws {
        var region = region { _ in nil }
        region.inventory.enterprises[0].givenBaseline = .kilowattHours(800)
        let account = try #require(region.enterprise("E1"))
        #expect(account.baseline == .kilowattHours(800))
        #expect(account.baselineMethod == .given)
        #expect(account.outcome == .implemented)
        #expect(account.evidence == .b)
    }

    @Test func theTwoSidedFigureComesWithSevenDaysAfter() throws {
        var region = region { _ in 1000 }
        for offset in 1...6 { region.consumption["E1"]?[Self.start.advanced(by: offset)] = .value(.kilowattHours(600)) }
        #expect(region.enterprise("E1")?.baselineTwoSided == nil)
        region.parameters.baseline.method = .dtl7TwoSided
        #expect(region.enterprise("E1")?.baselineMethod == .method(.dtl7))
        region.consumption["E1"]?[Self.start.advanced(by: 7)] = .value(.kilowattHours(600))
        #expect(region.enterprise("E1")?.baselineTwoSided == .kilowattHours(800))
        #expect(region.enterprise("E1")?.baselineMethod == .method(.dtl7TwoSided))
        region.parameters.baseline.method = .dtl7
        #expect(region.enterprise("E1")?.baseline == .kilowattHours(1000))
    }

    @Test(arguments: CityAccounting.supportedMethods)
    func everySupportedMethodRulesAFlatPast(method: BaselineMethod) throws {
        var region = region { _ in 1000 }
        for offset in 1...7 {
            region.consumption["E1"]?[Self.start.advanced(by: offset)] = .value(.kilowattHours(1000))
        }
        region.parameters.baseline.method = method
        let account = try #require(region.enterprise("E1"))
        #expect(account.baseline == .kilowattHours(1000))
        // November is out of the season of the lunar curve.
        #expect(account.baselineMethod == .method(method == .lunarLastYear ? .dtl7 : method))
    }

    @Test func anUnsupportedMethodIsSaid() throws {
        var region = region { _ in 1000 }
        region.parameters.baseline.method = .tenOf10
        let account = try #require(region.account())
        #expect(account.notices.contains(AccountingNotice(.methodNotSupported)))
        #expect(account.enterprises[0].outcome == .weakBaseline)
    }

    @Test func missingReferenceDaysOfPriorFive() throws {
        func prior5(missing: Int) -> Energy? {
            let workdays = (1...60).map { Self.start.advanced(by: -$0) }.filter { $0.weekday < 6 }
            let gone = Set(workdays.prefix(missing))
            return region { gone.contains($0) ? nil : 1000 }.enterprise("E1")?.baselinePrior5
        }
        #expect(prior5(missing: 2) == .kilowattHours(1000))
        #expect(prior5(missing: 3) == nil)
    }

    @Test(arguments: [("2026-01-26", false), ("2026-01-27", true), ("2026-03-10", true), ("2026-03-11", false)])
    func noIndividualVerdictAroundLunarNewYear(day: String, isGated: Bool) throws {
        var region = Region(from: .on(day))
        region.add(.plant(), during: [100], measures: Self.stop)
        region.add(
            .plant("E2").with { $0.givenBaseline = .kilowattHours(1000) }, during: [100], measures: [.stop("E2")])
        let account = try #require(region.account(on: .on(day)))
        #expect(account.enterprises[0].outcome == (isGated ? .cannotTell : .implemented))
        #expect(account.enterprises[0].low.so2 == .kilograms(isGated ? 0 : 100))
        #expect(account.enterprises[0].high.so2 == .kilograms(100))
        #expect(account.enterprises[1].outcome == .implemented)
        #expect(account.notices.contains { $0.kind == .lunarNewYearGate } == isGated)
    }
}
