import EmissionModel

/// What holds of the days of a frame whatever the event. A class, because moved frames share it.
final class DayMarks: Sendable {
    let types: [DayType?]
    let weekdays: [Int]
    let isResponse: [Bool]
    /// Neither flagged bad nor with a minute of another response, of which no reading makes a baseline.
    let isTrusted: [Bool]
    let isNearLunarNewYear: [Bool]
    /// Days from the nearest Lunar New Year, and days of the lunar year before it; nil where the calendar has not both.
    let lunarYears: [(offset: Int, length: Int)?]

    /// - Parameter margin: days about Lunar New Year that are near it.
    init(
        _ days: [CalendarDay], _ calendar: DayCalendar, otherResponses: [ResponseInterval], margin: Int,
        isResponse: (CalendarDay) -> Bool
    ) {
        types = days.map { calendar.type(of: $0) }
        weekdays = days.map(\.weekday)
        self.isResponse = days.map(isResponse)
        isTrusted = days.map { day in
            !calendar.badDays.contains(day) && !otherResponses.contains { $0.minutes(on: day) > 0 }
        }
        isNearLunarNewYear = days.map { day in
            calendar.distanceToLunarNewYear(day).map { $0 <= margin } ?? false
        }
        lunarYears = days.map { calendar.lunarYear(of: $0) }
    }

    /// Trusted, of known type and not a holiday.
    func isUsable(_ index: Int) -> Bool { isTrusted[index] && types[index] != nil && types[index] != .holiday }
}
