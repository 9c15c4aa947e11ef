/// How far the sum over a number of random enterprises is off. Fractions of the true sum.
public struct BacktestGroupError: Sendable, Hashable {
    /// Enterprises in each draw.
    public var enterprises: Int
    public var median: Double
    public var p90: Double
    /// Of the 90 % interval from the placebos of the same sums, where it was made.
    public var coverage90: Double?
    public var halfWidth90: Double?

    public init(
        enterprises: Int, median: Double, p90: Double, coverage90: Double? = nil, halfWidth90: Double? = nil
    ) {
        self.enterprises = enterprises
        self.median = median
        self.p90 = p90
        self.coverage90 = coverage90
        self.halfWidth90 = halfWidth90
    }
}
