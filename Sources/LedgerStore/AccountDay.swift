public import EmissionModel

/// What stands of one account on one day, as other programs take it and give it: the row of the table of account-days.
public struct AccountDay: Sendable, Hashable {
    public enum State: String, Sendable, Hashable, CaseIterable {
        case good
        /// There is a value, and its sender does not trust it.
        case flagged
        /// The sum of the quarter-hours that are there, at least half of the day's.
        case partial
        /// A row said that there is none, or less than half of the day is there.
        case missing
    }

    /// A row of a received file.
    public struct Origin: Sendable, Hashable {
        public var file: String
        public var row: Int
    }

    public var account: String
    public var day: CalendarDay
    public var state: State
    /// Nil where it is missing.
    public var energy: Energy?
    /// How many quarter-hours of the day are known; nil where the day came as a day.
    public var quarters: Int?
    /// The row that gave the value, of quarter-hours the first; nil where it was made from registers.
    public var origin: Origin?
}
