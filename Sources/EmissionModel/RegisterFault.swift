/// A day for which an account's registers make no consumption: it stays missing until someone confirms what it was.
public struct RegisterFault: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// In millionths of a unit.
        case fell(from: Int64, to: Int64)
        /// It fell from the last tenth of what its digits can show to the first: probably through its last number and
        /// zero. The energy is what it then has counted.
        case rolledOver(from: Int64, to: Int64, energy: Energy)
        /// It rose by more than any account uses in a day.
        case roseTooFar(from: Int64, to: Int64)
        /// The day and the day before have different multipliers: the meter or its transformers changed.
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

    /// What a register has counted that has passed its last number, in millionths; nil where its two stands do not look
    /// like it. Registers have four digits before the point or more.
    public static func countThroughZero(from: Int64, to: Int64) -> Int64? {
        var capacity: Int64 = 10_000 * unit
        while capacity <= from {
            guard capacity <= 100_000_000_000 * unit else { return nil }
            capacity *= 10
        }
        let count = capacity - from + to
        return from >= capacity / 10 * 9 && count <= capacity / 10 ? count : nil
    }

    private static let unit: Int64 = 1_000_000
}
