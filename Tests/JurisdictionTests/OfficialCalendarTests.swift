import EmissionModel
import Jurisdiction
import Testing

@Suite struct OfficialCalendarTests {
    private func day(_ iso: String) throws -> CalendarDay { try #require(CalendarDay(iso: iso)) }

    @Test func dayTypes() throws {
        let calendar = try OfficialCalendar.load(Fixture.folders())
        #expect(calendar.years == Set(2015...2026))
        #expect(calendar.type(of: try day("2026-02-17")) == .holiday)
        #expect(calendar.type(of: try day("2026-02-14")) == .workday)
        #expect(calendar.type(of: try day("2026-01-10")) == .saturday)
        #expect(calendar.type(of: try day("2026-01-11")) == .sunday)
        #expect(calendar.type(of: try day("2027-01-04")) == nil)
        #expect(calendar.type(of: try day("2014-12-31")) == nil)
        #expect(calendar.lunarNewYears.count == 17)
        #expect(calendar.distanceToLunarNewYear(try day("2026-02-20")) == 3)
    }

    /// Lunar New Year lies between 21 January and 20 February, 354 or 384 days (one more or less) after the last.
    @Test func lunarNewYearsFollowEachOther() throws {
        let years = try OfficialCalendar.load(Fixture.folders()).lunarNewYears
        #expect(years.map(\.year) == Array(2014...2030))
        for (last, next) in zip(years, years.dropFirst()) {
            #expect([353, 354, 355, 383, 384, 385].contains(last.distance(to: next)))
        }
        for day in years {
            let (_, month, number) = day.civil
            #expect((month == 1 && number >= 21) || (month == 2 && number <= 20))
        }
    }

    @Test(.enabled(if: Fixture.shared != nil, "../shared is absent: skipped"))
    func everyDayOf2015() throws {
        let calendar = try OfficialCalendar.load(Fixture.folders())
        let lines = try Fixture.sharedText("data/calendar-2015.csv").split(whereSeparator: \.isNewline).dropFirst()
        #expect(lines.count == 365)
        for line in lines {
            let fields = line.split(separator: ",")
            let day = try day(String(fields[0]))
            #expect(calendar.type(of: day)?.rawValue == String(fields[1]), "\(line)")
            #expect(calendar.distanceToLunarNewYear(day) == abs(try #require(Int(fields[3]))), "\(line)")
        }
    }

    @Test func aNewYearIsAFurtherFile() throws {
        let text = "# 通知\ndate,kind,name\n2027-01-01,off,元旦\n\n2027-01-03,work,元旦\n"
        try Fixture.withFolder(["Templates/calendars/holidays-2027.csv": text]) { city in
            let calendar = try OfficialCalendar.load(Fixture.folders(city: city))
            #expect(calendar.years == Set(2015...2027))
            #expect(calendar.type(of: try day("2027-01-03")) == .workday)
            #expect(calendar.type(of: try day("2026-02-17")) == .holiday)
        }
    }

    @Test(arguments: [
        ("2027-01-01,free,元旦", "JU-014:1:-"), ("2027-02-30,off,元旦", "JU-014:1:-"), ("2027-01-01,off", "JU-014:1:-"),
        ("2027-01-01,off,元旦\n2027-01-01,work,元旦", "JU-015:2:-"), ("2026-02-17,work,x", "JU-015:1:-"),
        ("2026-02-14,off,x", "JU-015:1:-"),
    ])
    func aWrongLineIsRefused(text: String, place: String) throws {
        try Fixture.withFolder(["Templates/calendars/holidays-2027.csv": text]) { city in
            #expect(refusal { _ = try OfficialCalendar.load(Fixture.folders(city: city)) } == place)
        }
    }
}
