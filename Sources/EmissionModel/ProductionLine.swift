/// A line or process (生产线/工序) of an enterprise on the list.
public struct ProductionLine: Sendable, Hashable {
    public var enterpriseID: String
    public var lineID: String
    public var process: String?
    public var emission: PerPollutant<EmissionFigure?>
    /// The line's share of the enterprise's consumption, 0…1.
    public var energyShare: Ratio?
    public var isInterruptible: Bool?
    /// nil: of every year's list.
    public var listYear: Int?

    public init(
        enterpriseID: String, lineID: String, process: String? = nil, emission: PerPollutant<EmissionFigure?>,
        energyShare: Ratio? = nil, isInterruptible: Bool? = nil, listYear: Int? = nil
    ) {
        self.enterpriseID = enterpriseID
        self.lineID = lineID
        self.process = process
        self.emission = emission
        self.energyShare = energyShare
        self.isInterruptible = isInterruptible
        self.listYear = listYear
    }
}
