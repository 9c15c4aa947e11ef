public import EmissionModel

/// Everything one region's accounting stands on.
public struct CityInput: Sendable {
    public var region: String
    public var parameters: AccountingParameters
    /// Of all years and sectors; figures of other regions are passed over.
    public var society: [SocietyFigure]
    /// The whole targets table.
    public var targets: [ReductionTarget]
    public var inventory: EmissionInventory
    /// At least from max(look-back, stop look-back) days before the episode to the last accounted day; the days after
    /// the episode, where they are given, make the two-sided baseline.
    public var readings: ReadingTable
    /// Of the same accounts, for each range of quarter-hours of `CityAccounting.quarterRanges(of:through:)` the energies
    /// within it on each day, from the first day of the baseline's look-back on. Empty where no account declares them.
    public var partReadings: [Range<Int>: ReadingTable]
    public var episode: Episode
    public var otherSources: [OtherSourceReduction]
    public var calendar: DayCalendar
    /// Intervals of other episodes: their days are not usable in a baseline.
    public var earlierResponses: [ResponseInterval]
    /// Enterprises that need not carry out their measures, for some days and levels.
    public var exemptions: [Exemption]
    /// Decisions that the values above already show, or that settle a conflict of witnesses.
    public var decisions: [Decision]
    /// The second and the third witness; neither changes a mass.
    public var monitoring: [OnlineMonitoring] = []
    public var inspections: [Inspection] = []
    /// What was noticed while the input was put together.
    public var notices: [AccountingNotice]

    public init(
        region: String, parameters: AccountingParameters, society: [SocietyFigure], targets: [ReductionTarget] = [],
        inventory: EmissionInventory, readings: ReadingTable, partReadings: [Range<Int>: ReadingTable] = [:],
        episode: Episode,
        otherSources: [OtherSourceReduction] = [], calendar: DayCalendar, earlierResponses: [ResponseInterval] = [],
        exemptions: [Exemption] = [], decisions: [Decision] = [], notices: [AccountingNotice] = []
    ) {
        self.region = region
        self.parameters = parameters
        self.society = society
        self.targets = targets
        self.inventory = inventory
        self.readings = readings
        self.partReadings = partReadings
        self.episode = episode
        self.otherSources = otherSources
        self.calendar = calendar
        self.earlierResponses = earlierResponses
        self.exemptions = exemptions
        self.decisions = decisions
        self.notices = notices
    }
}
