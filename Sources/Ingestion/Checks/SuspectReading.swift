public import EmissionModel

/// Days running on which an account's readings are hard to believe for one reason.
public struct SuspectReading: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// 0 where a base load must be; `lowest` of so many readings before it.
        case zero(lowest: Energy, readings: Int)
        /// The same to the last digit.
        case frozen
        /// About 10 to this power times what it was before: 3 for kWh taken as MWh, −4 for 万kWh given as kWh.
        case jumped(power: Int, level: Energy)
    }

    public var accountNumber: String
    public var kind: Kind
    public var firstDay: CalendarDay
    /// Readings, not calendar days: a day without one between them is left out.
    public var count: Int
    /// Of the first day.
    public var energy: Energy

    public init(accountNumber: String, kind: Kind, firstDay: CalendarDay, count: Int, energy: Energy) {
        self.accountNumber = accountNumber
        self.kind = kind
        self.firstDay = firstDay
        self.count = count
        self.energy = energy
    }
}
