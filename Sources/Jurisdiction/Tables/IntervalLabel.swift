/// What a quarter-hour's time of day means: the moment at which it ends, or at which it starts.
public enum IntervalLabel: String, Sendable, CaseIterable, Hashable {
    /// Told from each file itself; a file that does not tell it is refused.
    case auto
    case end, start
}
