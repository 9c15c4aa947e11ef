/// Whether a target was reached, as far as the readings can tell.
public enum Verdict: String, Sendable, CaseIterable, Hashable {
    case met, notMet, undetermined
}

/// What must be printed beside a verdict.
public enum VerdictNote: String, Sendable, CaseIterable, Hashable {
    case coverageBelowMinimum, intervalSpansTarget, so2NoxInterchange
    /// The day, or a day of the episode, was left out because it was only partly in force.
    case partDay
    case noSociety
    /// The whole society's particulate figure and an enterprise's stand on different bases.
    case basisMismatch
    case noTarget
}

/// Where a target comes from.
public enum TargetSource: Sendable, Hashable {
    /// The targets table, with the document that approved the figure.
    case table(document: String?)
    /// `abate.yaml` or the profile.
    case configured
}
