/// What figures may have changed by, in the fixed order in which one state's inputs take the place of another's. Each is
/// accounted before the next, so that the changes add up to the whole exactly; an effect that two causes have only
/// together falls to the later.
public enum ChangeCause: String, Sendable, CaseIterable, Hashable {
    /// Issued, changed and lifted warnings: without one there is nothing to account.
    case responses
    /// Readings where there were none.
    case newData
    /// Readings in the place of others.
    case correction
    /// Enterprises, lines, measures, grades.
    case list
    case accounts
    case society, targets
    /// Declared reductions, and the lists of sites and fleets they are taken from.
    case otherSources
    case calendar
    /// Online monitoring and on-site checks.
    case witnesses
    case decisions
    /// The plan's profile, the official calendars.
    case rule
    /// `abate.yaml`.
    case parameter
    /// A report's own figures against the same inputs accounted now.
    case program
    /// Of documents alone, which do not hold their inputs: the enterprises' figures, as they are listed.
    case enterprises
}
