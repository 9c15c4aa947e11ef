import EmissionModel
import Jurisdiction
import Testing

@Suite struct ReportDueTests {
    private func day(_ iso: String) throws -> CalendarDay { try #require(CalendarDay(iso: iso)) }

    @Test func dailyReports() throws {
        let eighth = try day("2026-01-08")
        #expect(ReportDue.daily(dayBefore: true, minute: nil).deadline(for: eighth)?.iso == "2026-01-10 00:00")
        #expect(ReportDue.daily(dayBefore: true, minute: 540).deadline(for: eighth)?.iso == "2026-01-09 09:00")
        #expect(ReportDue.daily(dayBefore: false, minute: 1020).deadline(for: eighth)?.iso == "2026-01-08 17:00")
        #expect(ReportDue.atIssue.deadline(for: eighth) == nil)
    }

    @Test func daysAfterLifting() throws {
        let calendar = try OfficialCalendar.load(Fixture.folders())
        let lifted = try day("2026-02-13")
        #expect(
            ReportDue.daysAfterLift(2, minute: nil).deadline(lifted: lifted, calendar: calendar)?.iso
                == "2026-02-16 00:00")
        #expect(
            ReportDue.daysAfterLift(1, minute: 600).deadline(lifted: lifted, calendar: calendar)?.iso
                == "2026-02-14 10:00")
        #expect(ReportDue.afterLift.deadline(lifted: lifted, calendar: calendar) == nil)
    }

    /// 14 February 2026, a Saturday, is a make-up workday; the 15th to the 23rd are off; 28 February is one again.
    @Test func workingDaysKnowTheOfficialCalendar() throws {
        let calendar = try OfficialCalendar.load(Fixture.folders())
        let due = ReportDue.workingDaysAfterLift(5).deadline(lifted: try day("2026-02-13"), calendar: calendar)
        #expect(due?.iso == "2026-02-28 00:00")
        #expect(
            ReportDue.workingDaysAfterLift(5).deadline(lifted: try day("2026-12-29"), calendar: calendar) == nil)
    }

    @Test func theYearlyList() {
        #expect(ReportDue.beforeDate(month: 9, day: 1).deadline(year: 2026)?.iso == "2026-09-01 00:00")
        #expect(ReportDue.unstated.deadline(year: 2026) == nil)
    }
}
