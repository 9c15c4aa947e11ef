/// A minute of the +08:00 clock, counted from 1970-01-01 00:00 +08:00. What a warning's issue, start and lifting are
/// given in.
public struct LocalMinute: Sendable, Hashable, Comparable {
    public var number: Int64

    public init(number: Int64) {
        self.number = number
    }

    /// `minute` of the day, 0…1440; 1440 is the midnight at the day's end.
    public init(_ day: CalendarDay, minute: Int = 0) {
        self.number = Int64(day.number) * 1440 + Int64(minute)
    }

    public var day: CalendarDay { CalendarDay(number: Int32((number - minuteOfDay64) / 1440)) }
    public var minuteOfDay: Int { Int(minuteOfDay64) }
    private var minuteOfDay64: Int64 { (number % 1440 + 1440) % 1440 }

    /// `2026-01-08 07:00`.
    public var iso: String {
        day.iso + " " + CalendarDay.padded(minuteOfDay / 60, 2) + ":" + CalendarDay.padded(minuteOfDay % 60, 2)
    }

    /// `2026年1月8日7时`, with the minutes only where there are any.
    public var chinese: String {
        let minutes = minuteOfDay % 60 == 0 ? "" : "\(minuteOfDay % 60)分"
        return "\(day.chinese)\(minuteOfDay / 60)时\(minutes)"
    }

    public static func < (left: LocalMinute, right: LocalMinute) -> Bool { left.number < right.number }
}
