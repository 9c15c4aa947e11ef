/// Day types of the official calendar: workday (make-up workdays included), Saturday, Sunday, statutory holiday.
public enum DayType: String, Sendable, CaseIterable, Hashable {
    case workday = "W"
    case saturday = "S"
    case sunday = "U"
    case holiday = "H"
}

/// The official calendar of some years with what a region has added to it. A day of a year that is not there has no
/// type: a finding for the caller, never a guess.
public struct DayCalendar: Sendable, Hashable {
    /// Years for which the State Council's notice is known.
    public var years: Set<Int>
    /// Days off that the notices list.
    public var holidays: Set<CalendarDay>
    /// Weekend days that the notices, or the region's calendar, make workdays.
    public var makeUpWorkdays: Set<CalendarDay>
    /// First day of the first lunar month.
    public var lunarNewYears: [CalendarDay]
    /// Days on which no reading of the region is to be trusted (partial collection, outage).
    public var badDays: Set<CalendarDay>
    /// The same for single enterprises.
    public var badDaysOfEnterprise: [String: Set<CalendarDay>]

    public init(
        years: Set<Int> = [], holidays: Set<CalendarDay> = [], makeUpWorkdays: Set<CalendarDay> = [],
        lunarNewYears: [CalendarDay] = [], badDays: Set<CalendarDay> = [],
        badDaysOfEnterprise: [String: Set<CalendarDay>] = [:]
    ) {
        self.years = years
        self.holidays = holidays
        self.makeUpWorkdays = makeUpWorkdays
        self.lunarNewYears = lunarNewYears.sorted()
        self.badDays = badDays
        self.badDaysOfEnterprise = badDaysOfEnterprise
    }

    /// nil where the year's notice is not known.
    public func type(of day: CalendarDay) -> DayType? {
        guard years.contains(day.year) else { return nil }
        if holidays.contains(day) { return .holiday }
        if makeUpWorkdays.contains(day) { return .workday }
        switch day.weekday {
        case 6: return .saturday
        case 7: return .sunday
        default: return .workday
        }
    }

    /// Days to the nearest Lunar New Year, either way; nil where none is known within 400 days.
    public func distanceToLunarNewYear(_ day: CalendarDay) -> Int? {
        lunarNewYears.map { abs($0.distance(to: day)) }.min().flatMap { $0 <= 400 ? $0 : nil }
    }
}
