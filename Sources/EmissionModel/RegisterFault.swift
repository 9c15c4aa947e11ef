/// A day for which an account's registers make no consumption: it stays missing until someone confirms what it was.
public struct RegisterFault: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// In millionths of a unit.
        case fell(from: Int64, to: Int64)
        /// The rows of the day and of the day before state different multipliers: the meter or its transformers changed.
        case multiplierChanged
        /// Neither the row nor the account states one.
        case noMultiplier
        /// Two stands of one run differ.
        case contradicted
    }

    public var account: String
    public var day: CalendarDay
    public var kind: Kind

    public init(account: String, day: CalendarDay, kind: Kind) {
        self.account = account
        self.day = day
        self.kind = kind
    }
}
