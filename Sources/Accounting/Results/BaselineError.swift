/// How far an enterprise's baseline may be from what it would have used: as a method erred in past windows of the same
/// length in which nothing happened (`domain.md` §4, "Interval").
public struct BaselineError: Sendable, Hashable {
    /// What it was learnt from.
    public enum Basis: String, Sendable, CaseIterable, Hashable {
        /// The enterprise's own past windows, blended with those of all.
        case own
        /// Enterprises of the region that use electricity as evenly: its own past is too short.
        case similarEnterprises
        /// The same, of the 1,454 enterprises of `evidence.md`: the region's past is too short as well.
        case published
    }

    /// Nine times in ten (actual − baseline) / baseline lies within.
    public var interval: ClosedRange<Double>
    /// Own past windows that could be judged.
    public var windows: Int
    public var basis: Basis

    public init(interval: ClosedRange<Double>, windows: Int, basis: Basis) {
        self.interval = interval
        self.windows = windows
        self.basis = basis
    }
}
