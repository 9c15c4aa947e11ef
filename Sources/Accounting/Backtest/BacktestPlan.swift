public import EmissionModel

/// What is to be judged.
public struct BacktestPlan: Sendable, Hashable {
    /// Days of a window, each from 1 on.
    public var lengths: [Int]
    /// First and last start asked for; nil: as many as the history has.
    public var from: CalendarDay?
    public var to: CalendarDay?
    public var methods: [BaselineMethod]
    public var groups: [ComparisonGroupMethod]
    /// Without intervals, and the classes of volatility that come from them, it takes half the time.
    public var judgesIntervals: Bool

    public static let usualLengths = [3, 5, 7]

    public init(
        lengths: [Int] = usualLengths, from: CalendarDay? = nil, to: CalendarDay? = nil, methods: [BaselineMethod],
        groups: [ComparisonGroupMethod], judgesIntervals: Bool = true
    ) {
        self.lengths = lengths
        self.from = from
        self.to = to
        self.methods = methods
        self.groups = groups
        self.judgesIntervals = judgesIntervals
    }
}
