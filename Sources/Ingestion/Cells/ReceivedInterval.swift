/// A cell that gives one account's consumption in an interval of a day, in a table with a row an interval.
public struct ReceivedInterval: Sendable, Hashable {
    public var account: String
    /// Days since 1970-01-01, and minutes since the day began, as the row writes them.
    public var day: Int32
    public var minute: Int
    public var row: ReceivedRows.Address
    public var cell: ReceivedCell
    /// nil where the cell is no number.
    public var milliwattHours: Int64?
}

extension [ReceivedInterval] {
    /// The intervals of a day, whose times are their ends or their beginnings: which, the day's energy tells.
    /// - Parameter quarters: of the day's 96, where only some are asked for.
    public func ofDay(_ day: Int32, quarters: Range<Int>? = nil, making milliwattHours: Int64?) -> [ReceivedInterval] {
        let ends = filter { $0.day == day && $0.minute > 0 || $0.day == day + 1 && $0.minute == 0 }
        let starts = filter { $0.day == day && $0.minute < 1440 }
        func within(_ intervals: [ReceivedInterval], _ shift: Int) -> [ReceivedInterval] {
            guard let quarters else { return intervals }
            return intervals.filter {
                let minute = $0.day > day ? 1440 : $0.minute
                return quarters.contains((minute - shift) / 15)
            }
        }
        let (byEnd, byStart) = (within(ends, 15), within(starts, 0))
        guard let milliwattHours, !byEnd.isMaking(milliwattHours), byStart.isMaking(milliwattHours) else {
            return byEnd
        }
        return byStart
    }

    private func isMaking(_ energy: Int64) -> Bool {
        reduce(Int64(0)) { $0 + ($1.milliwattHours ?? 0) } == energy
    }
}
