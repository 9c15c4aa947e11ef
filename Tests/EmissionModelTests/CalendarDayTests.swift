import EmissionModel
import Testing

@Suite struct CalendarDayTests {
    /// Day numbers from their own authorities: the Unix epoch, POSIX's 2^31 seconds, the Modified Julian Date
    /// (MJD − 40587; MJD 0, J2000.0 = MJD 51544, the first day of the Gregorian calendar = MJD −100840) and the serial
    /// 39448 that ECMA-376 gives for 2008-01-01 (serial − 25569).
    @Test(arguments: [
        ("1970-01-01", Int32(0)), ("2038-01-19", 24_855), ("1858-11-17", -40_587), ("2000-01-01", 10_957),
        ("1582-10-15", -141_427), ("2008-01-01", 13_879), ("1969-12-31", -1), ("2000-02-29", 11_016),
    ])
    func publishedDayNumbers(iso: String, number: Int32) throws {
        let day = try #require(CalendarDay(iso: iso))
        #expect(day.number == number)
        #expect(CalendarDay(number: number).iso == iso)
    }

    /// Thursday of the epoch, Sunday of the first landing on the Moon, Friday of the first Gregorian day, and days of
    /// the holiday notices: Lunar New Year's Day 2026 is a Tuesday.
    @Test(arguments: [
        ("1970-01-01", 4), ("1969-07-20", 7), ("1582-10-15", 5), ("2000-01-01", 6), ("2026-02-17", 2),
        ("2015-09-03", 4), ("2024-02-29", 4),
    ])
    func publishedWeekdays(iso: String, weekday: Int) throws {
        #expect(try #require(CalendarDay(iso: iso)).weekday == weekday)
    }

    /// Walks from 1999-01-01, a Friday, with nothing but the lengths of the months.
    @Test func everyDayOfACentury() {
        var number: Int32 = 10_592
        var weekday = 5
        for year in 1999...2101 {
            let isLeap = year % 4 == 0 && year != 2100
            for (index, length) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
                for day in 1...length {
                    let made = CalendarDay(year: year, month: index + 1, day: day)
                    #expect(made?.number == number)
                    #expect(made?.weekday == weekday)
                    let civil = CalendarDay(number: number).civil
                    #expect(civil == (year, index + 1, day))
                    #expect(CalendarDay(iso: CalendarDay(number: number).iso)?.number == number)
                    number += 1
                    weekday = weekday % 7 + 1
                }
                #expect(CalendarDay(year: year, month: index + 1, day: length + 1) == nil)
            }
        }
    }

    @Test func leapYearsOfCenturies() {
        #expect(CalendarDay(year: 1900, month: 2, day: 29) == nil)
        #expect(CalendarDay(year: 2000, month: 2, day: 29) != nil)
        #expect(CalendarDay(year: 2100, month: 2, day: 29) == nil)
        #expect(CalendarDay(year: 2400, month: 2, day: 29) != nil)
    }

    @Test(arguments: [
        "", "2026-1-08", "2026-01-8", "26-01-08", "2026/01/08", "2026-01-08 ", "2026-13-01", "2026-00-01",
        "2026-01-00", "2026-02-29", "２０２６-01-08", "+026-01-08", "2026-01-08-", "2026-01",
    ])
    func otherFormsAreNoDays(text: String) {
        #expect(CalendarDay(iso: text) == nil)
    }

    @Test func writing() throws {
        let day = try #require(CalendarDay(year: 2026, month: 1, day: 8))
        #expect(day.iso == "2026-01-08")
        #expect(day.chinese == "2026年1月8日")
        #expect(day.year == 2026)
    }

    @Test func stepping() throws {
        let day = try #require(CalendarDay(iso: "2025-12-31"))
        #expect(day.advanced(by: 1).iso == "2026-01-01")
        #expect(day.distance(to: day.advanced(by: -366)) == -366)
        #expect(Array(day...day.advanced(by: 2)).map(\.iso) == ["2025-12-31", "2026-01-01", "2026-01-02"])
    }
}

@Suite struct LocalMinuteTests {
    @Test func midnightBelongsToTheNextDay() throws {
        let day = try #require(CalendarDay(iso: "2026-01-08"))
        let end = LocalMinute(day, minute: 1440)
        #expect(end == LocalMinute(day.advanced(by: 1)))
        #expect(end.iso == "2026-01-09 00:00")
        #expect(end.minuteOfDay == 0)
    }

    @Test func daysBefore1970() {
        let minute = LocalMinute(number: -1)
        #expect(minute.iso == "1969-12-31 23:59")
        #expect(minute.day.number == -1)
    }

    @Test func writing() throws {
        let day = try #require(CalendarDay(iso: "2026-01-08"))
        #expect(LocalMinute(day, minute: 7 * 60).chinese == "2026年1月8日7时")
        #expect(LocalMinute(day, minute: 7 * 60 + 5).chinese == "2026年1月8日7时5分")
        #expect(LocalMinute(day, minute: 7 * 60 + 5).iso == "2026-01-08 07:05")
    }
}
