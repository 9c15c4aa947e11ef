public import EmissionModel

/// What online monitoring and on-site checks say of one enterprise on one day, beside its electricity (`domain.md` §3.9).
/// Nothing here changes a mass or an outcome.
public struct WitnessAccount: Sendable, Hashable {
    public enum State: String, Sendable, CaseIterable, Hashable {
        /// No second witness, or nothing to compare.
        case none
        case agreed
        /// For on-site checking.
        case conflict
        /// A conflict that an on-site check or a decision has settled.
        case settled
    }

    public var enterpriseID: String
    public var day: CalendarDay
    /// (baseline − day) / baseline of online monitoring; nil without a baseline or without the day.
    public var monitoredDrop: PerPollutant<Ratio?>
    /// c × a, what electricity claims; nil where one is not known.
    public var claimedDrop: PerPollutant<Ratio?>
    /// Pollutants on which the two differ by more than `witness.difference`.
    public var differing: [Pollutant]
    /// In order of time.
    public var inspections: [Inspection]
    /// A check says otherwise than electricity's outcome.
    public var isContradictedOnSite: Bool
    public var state: State
    /// What settled it, or what the checks say; nil where nobody has looked.
    public var conclusion: Inspection.Conclusion?

    /// What `abate decide` settles it by.
    public var decisionID: String { DecisionSubject.conflict(day, enterpriseID: enterpriseID).id }
}
