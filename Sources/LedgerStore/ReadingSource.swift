public import EmissionModel

/// A row of a received file that said something of one account and day.
public struct ReadingSource: Sendable, Hashable {
    public var account: String
    public var day: CalendarDay
    public var fileID: Int64
    public var run: Int
    public var sheet: String?
    /// Of quarter-hours the first.
    public var row: Int
    public var status: StoredReading.Status
    /// Of a day; nil for a register, and where the row says that there is none.
    public var energy: Energy?
    /// The row gives a stand of a meter, of which consumption is made.
    public var isRegister: Bool
}
