import EmissionModel
import Tabular

/// What the times of day of one file mean.
enum IntervalConvention: Hashable {
    /// The moment at which a quarter-hour starts: 00:00 … 23:45.
    case start
    /// The moment at which it ends: 00:15 … 24:00, or 00:00 of the day after.
    case end
    /// The same, with 24:00 written as 0:00 of the date that ends.
    case endWithMidnightOfItsDate

    /// The day and quarter-hour that a stamp is about.
    /// - Parameter minute: a multiple of 15, 0…1440.
    func interval(_ day: CalendarDay, minute: Int) -> (day: CalendarDay, quarter: UInt8) {
        let quarter = minute / 15
        switch self {
        case .start: return quarter == 96 ? (day.advanced(by: 1), 0) : (day, UInt8(quarter))
        case .end: return quarter == 0 ? (day.advanced(by: -1), 95) : (day, UInt8(quarter - 1))
        case .endWithMidnightOfItsDate: return (day, UInt8(quarter == 0 ? 95 : quarter - 1))
        }
    }

    var words: (zh: String, en: String) {
        switch self {
        case .start: ("每个时刻是 15 分钟的开始（00:00 为当日第一个时段）", "each time is the start of its quarter-hour")
        case .end:
            (
                "每个时刻是 15 分钟的结束（00:15 为当日第一个时段，24:00 或次日 00:00 为最后一个）",
                "each time is the end of its quarter-hour (24:00, or 00:00 of the next date, is the last)"
            )
        case .endWithMidnightOfItsDate:
            (
                "每个时刻是 15 分钟的结束，当日的 24:00 写作同一日期的 0:00",
                "each time is the end of its quarter-hour, with 24:00 written as 0:00 of the same date"
            )
        }
    }
}
