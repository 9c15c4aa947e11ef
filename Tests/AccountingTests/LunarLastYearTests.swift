import EmissionModel
import Testing

@testable import Accounting

/// Last year's lunar-aligned window on two years made up: the same curve about both holidays, at another level.
@Suite struct LunarLastYearTests {
    private static let newYears = [CalendarDay.on("2025-01-29"), .on("2026-02-17")]

    /// A share of the usual consumption by days from Lunar New Year, straight between its corners.
    private static func share(_ offset: Int) -> Double {
        switch offset {
        case ..<(-12): 1
        case ..<0: 1 - 0.9 * Double(offset + 12) / 12
        case 0...4: 0.1
        case 5...15: 0.1 + 0.9 * Double(offset - 4) / 11
        default: 1
        }
    }

    /// kWh of a day: 1000 last year, 1500 this year.
    private static func kilowattHours(_ day: CalendarDay) -> Int {
        let isLast = day < .on("2025-09-01")
        return Int((share(newYears[isLast ? 0 : 1].distance(to: day)) * (isLast ? 1000 : 1500)).rounded())
    }

    private static func region(from first: CalendarDay, days: Int = 1, missing: Set<CalendarDay> = []) -> Region {
        var region = Region(days: days, from: first)
        region.calendar = DayCalendar(years: [2024, 2025, 2026], lunarNewYears: newYears)
        region.parameters.baseline.method = .lunarLastYear
        region.add(.plant(), before: nil, during: Array(repeating: 100, count: days), measures: [.stop()])
        for day in stride(from: CalendarDay.on("2024-10-01"), to: first, by: 1) where !missing.contains(day) {
            region.consumption["E1"]?[day] = .value(.kilowattHours(kilowattHours(day)))
        }
        return region
    }

    @Test(arguments: ["2026-01-20", "2026-02-10", "2026-02-17", "2026-02-24", "2026-03-30"])
    func lastYearsCurveAtThisYearsLevel(first: String) throws {
        let day = CalendarDay.on(first)
        let account = try #require(Self.region(from: day).enterprise("E1", on: day))
        let baseline = try #require(account.baseline).kilowattHours
        #expect(account.baselineMethod == .method(.lunarLastYear))
        #expect(abs(baseline - Double(Self.kilowattHours(day))) <= 45)
    }

    /// The mean of three days is that of the middle one where the curve is straight.
    @Test func neighboursAreTakenTogether() throws {
        let day = CalendarDay.on("2026-02-10")
        let last = Self.newYears[0].advanced(by: -7)
        let mean = (-1...1).reduce(0) { $0 + Self.kilowattHours(last.advanced(by: $1)) }
        let baseline = try #require(Self.region(from: day).enterprise("E1", on: day)?.baseline)
        #expect(abs(baseline.kilowattHours - Double(mean) / 3 * 1.5) < 1e-3)
    }

    @Test func aMissingDayOfLastYearLeavesNoBaseline() throws {
        let day = CalendarDay.on("2026-02-10")
        let last = Self.newYears[0].advanced(by: -7)
        func account(_ missing: Set<CalendarDay>) throws -> EnterpriseAccount {
            try #require(Self.region(from: day, missing: missing).enterprise("E1", on: day))
        }
        #expect(try account([last]).baselineMethod == BaselineSource.none)
        #expect(try account([last.advanced(by: 1)]).baseline != nil)
        let level = (-45 ... -26).map { Self.newYears[0].advanced(by: $0) }
        #expect(try account(Set(level.prefix(10))).baseline != nil)
        #expect(try account(Set(level.prefix(11))).baseline == nil)
    }

    @Test(arguments: [("2026-01-12", false), ("2026-01-13", true), ("2026-04-03", true), ("2026-04-04", false)])
    func outsideTheSeasonDTL7RulesAndIsNamed(first: String, isInSeason: Bool) throws {
        let day = CalendarDay.on(first)
        let account = try #require(Self.region(from: day).account(on: day))
        #expect(account.enterprises[0].baselineMethod == .method(isInSeason ? .lunarLastYear : .dtl7))
        #expect(account.notices.contains { $0.kind == .lunarSeasonOver } == !isInSeason)
    }

    @Test func theLookBackReachesLastYearOnlyWhereItIsAskedFor() {
        let calendar = DayCalendar(years: [2025, 2026], lunarNewYears: Self.newYears)
        var parameters = AccountingParameters.defaults
        let newYear = Self.newYears[1]
        #expect(parameters.lookback(before: newYear, calendar) == 365)
        parameters.baseline.method = .lunarLastYear
        #expect(parameters.lookback(before: newYear, calendar) == 384 + 46)
        #expect(parameters.lookback(before: newYear.advanced(by: 45), calendar) == 384 + 46 + 45)
        #expect(parameters.lookback(before: newYear.advanced(by: 46), calendar) == 365)
    }
}
