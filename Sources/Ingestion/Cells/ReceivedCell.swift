/// A cell of a received file as it stands there.
public struct ReceivedCell: Sendable, Hashable {
    /// From 1.
    public var column: Int
    /// As the clerk wrote it.
    public var header: String
    public var raw: String
    /// The unit's power of ten over the column's own: 4 for 万kWh where kWh is meant.
    public var unitPower: Int
}

/// A row of a received file, its cells by the columns that the table's dictionary knows.
public struct ReceivedRow: Sendable, Hashable {
    public var cells: [String: ReceivedCell]
    /// Of a table with a column a day, by the day's number.
    public var days: [Int32: ReceivedCell]
    /// Of a table with a day's intervals across, in the order of time.
    public var points: [ReceivedCell]
}
