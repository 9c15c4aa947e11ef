public import EmissionModel

/// Days whose quarter-hours are kept as a file brings them; of other days, where a file gives all 96 of an account, the
/// sum is, and the quarter-hours are read from the file again when they are asked for.
public struct CurveDays: Sendable, Hashable {
    private var ranges: [ClosedRange<CalendarDay>]

    /// - Parameter ranges: in any order; they may overlap.
    public init(_ ranges: [ClosedRange<CalendarDay>]) {
        self.ranges = ranges
    }

    public static let none = CurveDays([])
    public static let all = CurveDays([CalendarDay(number: .min)...CalendarDay(number: .max)])

    public func contains(_ day: CalendarDay) -> Bool {
        ranges.contains { $0.contains(day) }
    }
}
