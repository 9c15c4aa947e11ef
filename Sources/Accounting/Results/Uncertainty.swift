/// How the intervals of an account came about.
public struct Uncertainty: Sendable, Hashable {
    /// Past windows in which all enterprises were looked at together; under thirty the intervals of sums are bounds.
    public var windows: Int
    /// Days of such a window, from the first response day to the last accounted one.
    public var windowDays: Int
    /// Enterprises whose baseline is computed here and judged by.
    public var judged: Int
    /// Those of them with thirty windows of their own.
    public var ownHistory: Int
    /// Identifiers, sorted: over 5 % of the judged baseline each, so that a sum follows them rather than the many.
    public var giants: [String]

    /// Too few windows to tell how baselines err together.
    public var isBound: Bool { windows < Self.leastWindows }

    public static let leastWindows = 30

    public init(windows: Int, windowDays: Int, judged: Int, ownHistory: Int, giants: [String]) {
        self.windows = windows
        self.windowDays = windowDays
        self.judged = judged
        self.ownHistory = ownHistory
        self.giants = giants
    }
}
