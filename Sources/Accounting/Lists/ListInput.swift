public import EmissionModel

/// What the planned accounting of a list stands on: no readings and no episode.
public struct ListInput: Sendable {
    public var region: String
    /// The list is accounted as of this day: its year's whole-society emission, the targets in force on it.
    public var day: CalendarDay
    public var parameters: AccountingParameters
    public var society: [SocietyFigure]
    public var targets: [ReductionTarget]
    /// The list of one year.
    public var inventory: EmissionInventory
    /// Sites and fleets with what they declare by level.
    public var sources: [PlannedSource]

    public init(
        region: String, day: CalendarDay, parameters: AccountingParameters, society: [SocietyFigure],
        targets: [ReductionTarget] = [], inventory: EmissionInventory, sources: [PlannedSource] = []
    ) {
        self.region = region
        self.day = day
        self.parameters = parameters
        self.society = society
        self.targets = targets
        self.inventory = inventory
        self.sources = sources
    }
}
