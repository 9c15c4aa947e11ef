public import EmissionModel

extension ReportDue {
    /// The last minute, for a report about `day` in force: a day's report is due the same day or, where it tells of the
    /// day before, on the next; without a stated hour it is the end of that day. nil for what is not due daily.
    public func deadline(for day: CalendarDay) -> LocalMinute? {
        guard case .daily(let dayBefore, let minute) = self else { return nil }
        return LocalMinute(dayBefore ? day.advanced(by: 1) : day, minute: minute ?? 1440)
    }

    /// The last minute, for a report about an episode lifted on a day: within N days ends at 24:00 of day N, and a
    /// working-day count starts the day after. nil where no day is stated, or the calendar does not know the days.
    public func deadline(lifted day: CalendarDay, calendar: DayCalendar) -> LocalMinute? {
        switch self {
        case .daysAfterLift(let days, let minute): return LocalMinute(day.advanced(by: days), minute: minute ?? 1440)
        case .workingDaysAfterLift(let days):
            var last = day
            var left = days
            while left > 0 {
                last = last.advanced(by: 1)
                guard let type = calendar.type(of: last) else { return nil }
                if type == .workday { left -= 1 }
            }
            return LocalMinute(last, minute: 1440)
        default: return nil
        }
    }

    /// The last minute of a yearly report: the midnight with which its day begins. nil for what is not yearly.
    public func deadline(year: Int) -> LocalMinute? {
        guard case .beforeDate(let month, let day) = self, let date = CalendarDay(year: year, month: month, day: day)
        else { return nil }
        return LocalMinute(date)
    }
}
