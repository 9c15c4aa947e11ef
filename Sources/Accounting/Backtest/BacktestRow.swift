public import EmissionModel

/// One method, with one comparison group, in the windows of one length and class. Fractions, nil where nothing could be
/// judged.
///
/// APE of an enterprise-window is |B − A| / max(A, 5 % of its 28-day mean × length) of the window's totals (evidence 4.1).
public struct BacktestRow: Sendable, Hashable {
    public var method: BaselineMethod
    public var group: ComparisonGroupMethod
    /// Enterprise-windows for which the method gave a baseline.
    public var judged: Int
    public var medianAPE: Double?
    /// What nine of ten errors stay under.
    public var p90APE: Double?
    /// Median of A / B − 1: negative where baselines are too high.
    public var bias: Double?
    /// Mean over the windows of |ΣB / ΣA − 1|, all enterprises together.
    public var aggregateMAE: Double?
    /// Mean over the windows of ΣB / ΣA − 1: positive where baselines are too high.
    public var aggregateBias: Double?
    /// The aggregate without the ten largest consumers.
    public var aggregateMAEWithoutLargest: Double?
    /// Shares of enterprise-windows that look like a cut of at least `falseSteps` though nothing happened.
    public var falseShares: [Double]
    /// Share of enterprise-windows whose true total lies in the 90 % interval.
    public var coverage90: Double?
    /// Median half-width of that interval, as a share of the baseline.
    public var halfWidth90: Double?
    /// Of sums over random enterprises, without the ten largest.
    public var groupErrors: [BacktestGroupError]
    /// From the evenest class; those without enterprise-windows left out.
    public var byVolatility: [BacktestPart<VolatilityClass>]
    /// From the smallest; those without enterprise-windows left out.
    public var bySize: [BacktestPart<SizeClass>]

    public static let falseSteps = [0.10, 0.20, 0.30]

    public init(
        method: BaselineMethod, group: ComparisonGroupMethod, judged: Int, medianAPE: Double? = nil,
        p90APE: Double? = nil, bias: Double? = nil, aggregateMAE: Double? = nil, aggregateBias: Double? = nil,
        aggregateMAEWithoutLargest: Double? = nil, falseShares: [Double] = [], coverage90: Double? = nil,
        halfWidth90: Double? = nil, groupErrors: [BacktestGroupError] = [],
        byVolatility: [BacktestPart<VolatilityClass>] = [], bySize: [BacktestPart<SizeClass>] = []
    ) {
        self.method = method
        self.group = group
        self.judged = judged
        self.medianAPE = medianAPE
        self.p90APE = p90APE
        self.bias = bias
        self.aggregateMAE = aggregateMAE
        self.aggregateBias = aggregateBias
        self.aggregateMAEWithoutLargest = aggregateMAEWithoutLargest
        self.falseShares = falseShares
        self.coverage90 = coverage90
        self.halfWidth90 = halfWidth90
        self.groupErrors = groupErrors
        self.byVolatility = byVolatility
        self.bySize = bySize
    }
}
