public import EmissionModel

/// The enterprises of one county, industry or department.
public struct GroupAccount: Sendable, Hashable {
    /// nil where the list leaves it blank (未填写).
    public var name: String?
    public var enterprises: Int
    public var required: Int
    public var implemented: Int
    public var judged: Int
    public var plan: PerPollutant<Mass>
    public var low: PerPollutant<Mass>
    public var high: PerPollutant<Mass>

    public init(
        name: String?, enterprises: Int = 0, required: Int = 0, implemented: Int = 0, judged: Int = 0,
        plan: PerPollutant<Mass> = .zero, low: PerPollutant<Mass> = .zero, high: PerPollutant<Mass> = .zero
    ) {
        self.name = name
        self.enterprises = enterprises
        self.required = required
        self.implemented = implemented
        self.judged = judged
        self.plan = plan
        self.low = low
        self.high = high
    }
}

/// The reductions of one sector: the metered enterprises, or what a sector has declared.
public struct SectorAccount: Sendable, Hashable {
    public var sector: SourceSector
    /// Declared with its evidence, not metered.
    public var isDeclared: Bool
    public var plan: PerPollutant<Mass>
    public var low: PerPollutant<Mass>
    public var high: PerPollutant<Mass>

    public init(
        sector: SourceSector, isDeclared: Bool, plan: PerPollutant<Mass>, low: PerPollutant<Mass>,
        high: PerPollutant<Mass>
    ) {
        self.sector = sector
        self.isDeclared = isDeclared
        self.plan = plan
        self.low = low
        self.high = high
    }
}
