/// One account's quarter-hours of one day as one file gave them, in milliwatt-hours. A quarter-hour that the file does
/// not give is nil: it takes nothing away from another file.
public struct StoredCurve: Sendable, Hashable {
    public static let quarters = 96

    public var account: Int32
    /// The row of the file that gave the first of them.
    public var line: Int32
    /// Of `quarters`, `absent` where there is none; the first covers 00:00 to 00:15.
    var values: [Int64]

    static let absent = Int64.min

    public init(account: Int32, line: Int32, values: [Int64?]) {
        precondition(values.count == Self.quarters, "a day has 96 quarter-hours")
        self.account = account
        self.line = line
        self.values = values.map { $0 ?? Self.absent }
    }

    init(account: Int32, line: Int32) {
        self.account = account
        self.line = line
        values = Array(repeating: Self.absent, count: Self.quarters)
    }

    public subscript(quarter: Int) -> Int64? {
        values[quarter] == Self.absent ? nil : values[quarter]
    }
}
