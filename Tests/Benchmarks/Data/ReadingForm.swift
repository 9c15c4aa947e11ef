/// The tables in which power companies send readings.
public enum ReadingForm: String, CaseIterable, Sendable {
    /// Account, moment, energy: in order of account, then time.
    case long
    /// The same rows in order of time, then account.
    case timeOrder = "time-order"
    case shuffled
    /// As `long`, and at the end the rows of every hundredth account and day once more.
    case repeated
    /// As `long` with the name of the holder, in UTF-8.
    case named
    case namedGB18030 = "named-gb18030"
    /// The 96 quarter-hours of a day across.
    case points
    /// A row for each account and day.
    case daily
    /// A row for each account, a column for each date.
    case dateColumns = "date-columns"

    public var hasNames: Bool { self == .named || self == .namedGB18030 }
}
