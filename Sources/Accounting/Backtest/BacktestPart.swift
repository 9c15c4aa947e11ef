/// The enterprise-windows of one class of enterprises. Fractions.
public struct BacktestPart<Class: Sendable & Hashable>: Sendable, Hashable {
    public var kind: Class
    public var judged: Int
    /// Of the true kWh of the row's enterprise-windows.
    public var energyShare: Double
    /// Of the row's enterprise-windows: on average the share of the enterprises.
    public var enterpriseShare: Double
    public var medianAPE: Double?
    /// Look like a cut of at least 20 %.
    public var falseShare20: Double?
    public var coverage90: Double?
    public var halfWidth90: Double?

    public init(
        kind: Class, judged: Int, energyShare: Double, enterpriseShare: Double, medianAPE: Double? = nil,
        falseShare20: Double? = nil, coverage90: Double? = nil, halfWidth90: Double? = nil
    ) {
        self.kind = kind
        self.judged = judged
        self.energyShare = energyShare
        self.enterpriseShare = enterpriseShare
        self.medianAPE = medianAPE
        self.falseShare20 = falseShare20
        self.coverage90 = coverage90
        self.halfWidth90 = halfWidth90
    }
}
