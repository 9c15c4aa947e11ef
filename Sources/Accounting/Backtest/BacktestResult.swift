public import EmissionModel

/// How well every method tells the consumption of days on which nothing happened. All shares and errors are fractions.
public struct BacktestResult: Sendable, Hashable {
    /// First and last start of a window.
    public var firstStart: CalendarDay
    public var lastStart: CalendarDay
    /// Enterprises with readings, the duplicates left out.
    public var enterprises: Int
    /// Enterprises whose whole history another one repeats, sorted; of each set the first is kept.
    public var duplicates: [String]
    /// By length, then by class; those without windows are left out.
    public var tables: [BacktestTable]

    public init(
        firstStart: CalendarDay, lastStart: CalendarDay, enterprises: Int, duplicates: [String],
        tables: [BacktestTable]
    ) {
        self.firstStart = firstStart
        self.lastStart = lastStart
        self.enterprises = enterprises
        self.duplicates = duplicates
        self.tables = tables
    }
}
