import EmissionModel

/// Comparisons with 0 and 1 need no cross products; every cut and attainment is compared so, many times an enterprise.
extension Ratio {
    var isPositive: Bool { numerator > 0 }
    var isAboveOne: Bool { numerator > denominator }

    /// Held to 0…1. A cut beyond is a finding of the list's checks, an attainment beyond has its own column.
    var asShare: Ratio {
        if numerator <= 0 { return .zero }
        return numerator >= denominator ? .one : self
    }
}
