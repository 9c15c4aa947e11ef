import EmissionModel
import Testing

private func day(_ iso: String) throws -> CalendarDay { try #require(CalendarDay(iso: iso)) }

@Suite struct DayCalendarTests {
    private func calendar() throws -> DayCalendar {
        // From the State Council's notice for 2026: 1–3 January off, Sunday 4 January a workday.
        DayCalendar(
            years: [2026], holidays: [try day("2026-01-01"), try day("2026-01-02"), try day("2026-01-03")],
            makeUpWorkdays: [try day("2026-01-04")], lunarNewYears: [try day("2026-02-17"), try day("2025-01-29")])
    }

    @Test(arguments: [
        ("2026-01-01", DayType.holiday), ("2026-01-03", .holiday), ("2026-01-04", .workday), ("2026-01-05", .workday),
        ("2026-01-10", .saturday), ("2026-01-11", .sunday),
    ])
    func types(iso: String, type: DayType) throws {
        #expect(try calendar().type(of: day(iso)) == type)
    }

    @Test func aYearWithoutNoticeIsNotGuessed() throws {
        #expect(try calendar().type(of: day("2027-01-05")) == nil)
        #expect(try calendar().type(of: day("2025-12-31")) == nil)
    }

    @Test func distanceToTheNearestLunarNewYear() throws {
        let calendar = try calendar()
        #expect(calendar.distanceToLunarNewYear(try day("2026-02-17")) == 0)
        #expect(calendar.distanceToLunarNewYear(try day("2026-02-10")) == 7)
        #expect(calendar.distanceToLunarNewYear(try day("2025-02-19")) == 21)
        #expect(calendar.distanceToLunarNewYear(try day("2027-03-24")) == 400)
        #expect(calendar.distanceToLunarNewYear(try day("2027-03-25")) == nil)
        #expect(DayCalendar().distanceToLunarNewYear(try day("2026-01-01")) == nil)
    }

    @Test func aRegionsOwnDays() throws {
        let added = try calendar().adding([
            CalendarEntry(day: try day("2026-01-02"), kind: .workday),
            CalendarEntry(day: try day("2026-01-04"), kind: .off),
            CalendarEntry(day: try day("2026-01-06"), kind: .bad),
            CalendarEntry(day: try day("2026-01-07"), kind: .outage),
        ])
        #expect(added.type(of: try day("2026-01-02")) == .workday)
        #expect(added.type(of: try day("2026-01-04")) == .holiday)
        #expect(added.badDays == [try day("2026-01-06"), try day("2026-01-07")])
        #expect(added.badDaysOfEnterprise.isEmpty)
    }

    /// A plant's own holiday must not make a holiday of the region.
    @Test func anEnterprisesOwnDaysTouchNoOther() throws {
        let official = try calendar()
        let added = official.adding([
            CalendarEntry(day: try day("2026-01-05"), kind: .off, enterpriseID: "E1"),
            CalendarEntry(day: try day("2026-01-10"), kind: .workday, enterpriseID: "E1"),
            CalendarEntry(day: try day("2026-01-07"), kind: .outage, enterpriseID: "E2"),
        ])
        #expect(added.type(of: try day("2026-01-05")) == .workday)
        #expect(added.type(of: try day("2026-01-10")) == .saturday)
        #expect(added.badDays.isEmpty)
        #expect(added.badDaysOfEnterprise == ["E1": [try day("2026-01-05")], "E2": [try day("2026-01-07")]])
    }
}
