public import EmissionModel

/// One pollutant's ratios over several regions. Exact, compared unrounded.
public struct RollUpRatio: Sendable, Hashable {
    /// Milligrams over the counted days; nil where it is not known.
    public var society: Ratio?
    public var target: Ratio?
    /// Below `target` where the members' targets differ: a miss is sure only below it.
    public var lowestTarget: Ratio?
    public var plan: Ratio?
    public var low: Ratio?
    /// nil also where a region is missing, of which nothing is known.
    public var high: Ratio?
    public var industryPlan: Ratio?
    public var industryLow: Ratio?
    public var industryHigh: Ratio?
    public var verdict: Verdict
    /// In the order of `RollUpNote.allCases`.
    public var notes: [RollUpNote]
}

/// What must be said beside a ratio of several regions.
public enum RollUpNote: String, Sendable, CaseIterable, Hashable {
    /// A member that is expected has not sent its figures: nothing in low, unknown in high.
    case membersMissing
    /// The whole area's emission is not known, because a member is missing.
    case wholeUnknown
    /// A region has no whole-society emission.
    case noSociety
    case basisMismatch
    /// The given emission of the whole area is below the sum of its parts.
    case societyContradicted
    case noTarget
    /// No own target, and the members' differ: met above the highest only, missed below the lowest only.
    case targetsDiffer
    case coverageBelowMinimum
    case so2NoxInterchange
    /// Days on which not every region was in force at the same level are left out.
    case daysLeftOut
    /// There is no day that all regions accounted at the same level.
    case nothingComparable
}
