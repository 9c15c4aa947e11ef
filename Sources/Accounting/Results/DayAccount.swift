public import EmissionModel

/// What a region saved on one accounted day at one level: the exact figures from which an episode, and a roll-up of
/// several regions, is summed.
public struct DayAccount: Sendable, Hashable {
    public var day: CalendarDay
    public var level: WarningLevel?
    /// Response minutes that the masses belong to.
    public var minutes: Int
    /// Of the metered enterprises.
    public var plan: PerPollutant<Mass>
    public var low: PerPollutant<Mass>
    public var high: PerPollutant<Mass>
    /// The part of the plan that has evidence.
    public var evident: PerPollutant<Mass>
    /// Of mobile, dust and other sources.
    public var declared: PerPollutant<Mass>
    /// Milligrams a day, exact; nil where the figure is missing, or refused because the particulate bases differ.
    public var society: PerPollutant<Ratio?>
    public var target: PerPollutant<Ratio?>
    /// Of the whole society's PM, nil where it is not stated.
    public var particulateBasis: ParticulateBasis?

    public init(
        day: CalendarDay, level: WarningLevel?, minutes: Int, plan: PerPollutant<Mass> = .zero,
        low: PerPollutant<Mass> = .zero, high: PerPollutant<Mass> = .zero, evident: PerPollutant<Mass> = .zero,
        declared: PerPollutant<Mass> = .zero, society: PerPollutant<Ratio?> = PerPollutant(repeating: nil),
        target: PerPollutant<Ratio?> = PerPollutant(repeating: nil), particulateBasis: ParticulateBasis? = nil
    ) {
        self.day = day
        self.level = level
        self.minutes = minutes
        self.plan = plan
        self.low = low
        self.high = high
        self.evident = evident
        self.declared = declared
        self.society = society
        self.target = target
        self.particulateBasis = particulateBasis
    }
}
