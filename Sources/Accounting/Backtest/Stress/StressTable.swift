public import EmissionModel

/// How well baselines stand faults in the readings: windows of the real history, known answers, faults by seed.
public struct StressTable: Sendable, Hashable {
    public var length: Int
    public var windowClass: WindowClass
    public var windows: Int
    public var enterpriseWindows: Int
    /// By fault, then by method.
    public var rows: [StressRow]

    public init(
        length: Int, windowClass: WindowClass, windows: Int, enterpriseWindows: Int, rows: [StressRow]
    ) {
        self.length = length
        self.windowClass = windowClass
        self.windows = windows
        self.enterpriseWindows = enterpriseWindows
        self.rows = rows
    }
}

/// One method under one fault. Fractions; nil where nothing could be judged.
public struct StressRow: Sendable, Hashable {
    public var fault: StressFault
    public var method: BaselineMethod
    /// Of the enterprise-windows those that still have a baseline.
    public var judgedShare: Double
    public var medianAPE: Double?
    /// Mean over the windows of ΣB / ΣA − 1: positive where baselines are too high.
    public var aggregateBias: Double?

    public init(
        fault: StressFault, method: BaselineMethod, judgedShare: Double, medianAPE: Double? = nil,
        aggregateBias: Double? = nil
    ) {
        self.fault = fault
        self.method = method
        self.judgedShare = judgedShare
        self.medianAPE = medianAPE
        self.aggregateBias = aggregateBias
    }
}
