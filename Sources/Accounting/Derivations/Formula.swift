public import EmissionModel

/// How a figure is made of its operands, in their order. Each case names a formula of `domain.md` §3 or §4.
public enum Formula {
    /// A leaf: what a source, a parameter or a rule says.
    case given(SourceFact)
    case same
    case sum
    /// Σ sign × kWh: missing where nothing is added.
    case energySum
    case product
    /// Nil where the divisor is zero.
    case quotient
    /// a / b of numbers that are taken apart again: (M + D) / T.
    case ratioWithDeclared
    /// Σ x w / Σ w over pairs of a value and its weight.
    case weightedMean
    /// The same held to 0…1; Σ x y likewise.
    case shareOfSum
    case lowest, highest
    /// (value × factor) to the nearest whole unit.
    case scaledToNearest
    /// (value × factor) down to the whole unit.
    case scaledDown
    /// u, ρ and q of E, L, B; q of E, B.
    case loadRatio, productionCut, drop
    /// a of a stop: u, ρ and its limit; where the base load is unknown also q and its limit.
    case stopAttainment(isBaseLoadKnown: Bool)
    /// a of a limit: ρ or q, x or t, and the tolerance.
    case limitAttainment
    /// How far a measure went: ρ / x.
    case achieved
    /// M_plan of e and the cuts of production and of what electricity cannot see.
    case plannedMass
    /// M_low of e, c, a, M_plan.
    case lowMass
    /// M_high of e, c, a, M_plan and the cut that electricity cannot see.
    case highMass
    /// e, c, the other cut, ρ / x.
    case overachieved
    case difference
    /// of low, high and target.
    case verdict
    /// Of the low ratios of two pollutants, their high ratios and their targets.
    case interchangedVerdict
    case worstVerdict
    /// How many operands are the word.
    case count(of: String)
    /// A word that follows from a rule.
    case outcome(OutcomeRule)
    // Statistics, in doubles
    case kilowattHours
    case milliwattHours
    case realQuotient, realProduct
    case mean, median, trimmedMean
    /// max(f, 0.2)
    case divisor
    /// Of the ratios of so many days of a type.
    case dayTypeFactor(days: Int)
    /// value × e^log.
    case correction
    /// A routine of the accounting, run again on the operands.
    case routine(Routine)

    var isGiven: Bool {
        if case .given = self { true } else { false }
    }

    /// The fact a leaf stands on.
    public var fact: SourceFact? {
        if case .given(let fact) = self { fact } else { nil }
    }
}

/// A calculation with too many steps to be spread out: what it stands on is listed, and it is run again to check.
public struct Routine {
    public enum Name: String, Sendable, CaseIterable {
        /// A baseline of the readings before (and after) the response.
        case baseline
        /// The base load of own full stops.
        case fullStops
    }

    public let name: Name
    /// The baseline's method.
    public let detail: String?
    let run: ([Quantity]) -> Quantity
}
