import Diagnostics
public import EmissionModel

/// The days off and make-up workdays of the State Council's yearly notices, and the Lunar New Years, from
/// `Templates/calendars`: every `holidays-….csv` (`date,off|work,name`) and `lunar-new-years.csv` (one date a line).
/// A new year comes as a further file.
public struct OfficialCalendar: Sendable {
    public static func load(_ folders: TemplateFolders) throws(JurisdictionError) -> DayCalendar {
        var calendar = DayCalendar()
        for name in folders.files(in: "calendars") where name.hasPrefix("holidays-") && name.hasSuffix(".csv") {
            let text = try folders.contents(of: "calendars/\(name)")
            try add(text, file: "Templates/calendars/\(name)", to: &calendar)
        }
        let lunar = "calendars/lunar-new-years.csv"
        calendar.lunarNewYears = try days(try folders.contents(of: lunar), file: "Templates/\(lunar)").sorted()
        return calendar
    }

    /// A year is known once its 1 January is off: every notice lists it, and a make-up workday of the December before
    /// does not make the year known.
    static func add(_ text: String, file: String, to calendar: inout DayCalendar) throws(JurisdictionError) {
        for line in lines(of: text, file: file, header: "date,kind,name") {
            guard line.fields.count == 3, let day = CalendarDay(iso: line.fields[0]) else { throw line.unreadable }
            switch line.fields[1] {
            case "off":
                guard !calendar.makeUpWorkdays.contains(day) else { throw line.conflict(on: day) }
                calendar.holidays.insert(day)
                if (day.civil.month, day.civil.day) == (1, 1) { calendar.years.insert(day.year) }
            case "work":
                guard !calendar.holidays.contains(day) else { throw line.conflict(on: day) }
                calendar.makeUpWorkdays.insert(day)
            default: throw line.unreadable
            }
        }
    }

    private static func days(_ text: String, file: String) throws(JurisdictionError) -> [CalendarDay] {
        var result: [CalendarDay] = []
        for line in lines(of: text, file: file, header: "date") {
            guard line.fields.count == 1, let day = CalendarDay(iso: line.fields[0]) else { throw line.unreadable }
            result.append(day)
        }
        return result
    }

    private struct Line {
        let fields: [String]
        let location: SourceLocation
        let raw: String

        var unreadable: JurisdictionError {
            JurisdictionError(JurisdictionMessages.badCalendarLine(at: location, raw: raw))
        }

        func conflict(on day: CalendarDay) -> JurisdictionError {
            JurisdictionError(JurisdictionMessages.calendarConflict(day.iso, at: location, raw: raw))
        }
    }

    /// Without the header, blank lines and lines that begin with `#`.
    private static func lines(of text: String, file: String, header: String) -> [Line] {
        let rows = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return rows.enumerated().compactMap { index, row in
            guard !row.allSatisfy(\.isWhitespace), !row.hasPrefix("#"), row != header else { return nil }
            let fields = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            return Line(fields: fields, location: SourceLocation(file: file, row: index + 1), raw: String(row))
        }
    }
}
