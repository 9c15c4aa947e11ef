public import EmissionModel

/// One day at one level over the regions that accounted it.
public struct RollUpDay: Sendable, Hashable {
    public var key: LevelDay
    /// The longest response of the regions.
    public var minutes: Int
    /// Regions that did not account the day at this level; the day then counts in no ratio.
    public var lacking: [[String]]
    public var plan: PerPollutant<Mass>
    public var low: PerPollutant<Mass>
    public var high: PerPollutant<Mass>
    public var evident: PerPollutant<Mass>
    public var declared: PerPollutant<Mass>
    /// Milligrams over each region's own minutes, of the regions that are there; nil where one of them has none.
    public var present: PerPollutant<Ratio?>
    /// Milligrams of the whole area over `minutes`; nil where it is not known.
    public var whole: PerPollutant<Ratio?>
    /// Milligrams a day of the whole area as the receiving office gives it, nil where it does not.
    public var given: PerPollutant<Ratio?>
    public var target: PerPollutant<RollUpTarget?>
    /// The regions' particulate figures stand on different bases.
    public var mixesBases: Bool
    /// The given figure of the whole area is below the sum of its parts.
    public var contradictsSociety: PerPollutant<Bool>

    public var isComparable: Bool { lacking.isEmpty }
}

/// τ of a day over several regions.
public struct RollUpTarget: Sendable, Hashable {
    /// The office's own, or the highest of the members'.
    public var share: Ratio
    /// The lowest of the members', below which alone a miss is sure.
    public var lowest: Ratio
    public var isOwn: Bool

    public var differs: Bool { lowest < share }
}
