/// One reading as the ledger keeps it. `line` is the row of the file it came from.
public struct StoredReading: Sendable, Hashable {
    public var account: Int32
    public var milliwattHours: Int64
    public var line: Int32
    public var status: Status

    public enum Status: UInt8, Sendable, Hashable {
        case good = 0
        /// There is a value, and the sender says that it is not to be trusted.
        case flagged = 1
        /// The row says that there is no value; it replaces one that was received before.
        case missing = 2
        /// The sum of the quarter-hours that are there, at least half of the day's, never scaled up: no reading of the
        /// day, but no more than what was used.
        case partial = 3
    }

    /// - Parameter milliwattHours: 0 where the status is `missing`.
    public init(account: Int32, milliwattHours: Int64, line: Int32, status: Status = .good) {
        self.account = account
        self.milliwattHours = milliwattHours
        self.line = line
        self.status = status
    }
}
