/// How evenly an enterprise uses electricity: σ = 1.4826 × MAD of log(actual / baseline) over its past placebo windows
/// (evidence 4.6).
public enum VolatilityClass: String, Sendable, CaseIterable, Hashable {
    /// σ under 5 %.
    case a = "A"
    /// 5 to 10 %.
    case b = "B"
    /// 10 to 20 %.
    case c = "C"
    /// 20 to 40 %.
    case d = "D"
    /// 40 % and more.
    case e = "E"

    public init(sigma: Double) {
        switch sigma {
        case ..<0.05: self = .a
        case ..<0.10: self = .b
        case ..<0.20: self = .c
        case ..<0.40: self = .d
        default: self = .e
        }
    }
}
