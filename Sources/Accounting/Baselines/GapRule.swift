import EmissionModel

/// What stands in for reference days of a baseline that have no reading: the more is missing, the lower, as 40 CFR 75.33
/// substitutes ever higher emissions for the hours that a stack monitor misses.
///
/// A single day of an otherwise well-known look-back is skipped; else each missing day takes a low quantile of the
/// enterprise's own days, and never more than the lowest of the reference days that are known. A seven-day level that
/// was a₁ ≤ … ≤ a₇ then rises by at most (a₆ − a₂) / 5 when readings are deleted, at given factors: for one skipped day
/// the most is Σ(aᵢ − a₂) / 20 over the four values above a₂, for two substituted ones (a₃ − a₂) / 5.
struct GapRule {
    let parameters: AccountingParameters.Gap
    /// The share of the look-back's usable days that have a reading.
    let availability: Ratio

    /// What each missing day takes; nil where they are skipped.
    /// - Parameters:
    ///   - missing: reference days without a reading.
    ///   - lowest: of those that have one.
    ///   - own: the enterprise's values that a quantile is taken of.
    func substitute(for missing: Int, lowest: Double, own: () -> [Double]) -> Double? {
        if missing <= parameters.skippedDays, availability >= parameters.skipFrom { return nil }
        return min(lowest, Self.quantile(quantile, of: own()) ?? lowest)
    }

    private var quantile: Ratio {
        if availability >= parameters.skipFrom { return parameters.quantile }
        return availability >= parameters.strictFrom ? parameters.strictQuantile : .zero
    }

    /// The order statistic at or below the quantile; the lowest for zero.
    private static func quantile(_ share: Ratio, of values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let rank = (share * Ratio(values.count - 1)).whole(.down)
        return values.sorted()[Int(rank)]
    }
}
