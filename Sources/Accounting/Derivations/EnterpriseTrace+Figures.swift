import EmissionModel

/// The published figures of an enterprise by the names that the account's document gives them.
extension EnterpriseTrace {
    static let keys: [String] =
        [
            "baseline_kwh", "baselineTwoSided_kwh", "baselinePrior5_kwh", "baselineUncorrected_kwh", "baseLoad_kwh",
            "energy_kwh", "drop", "loadRatio", "productionCut", "expectedCut", "attainment", "attainment90", "outcome",
        ]
        + Bound.allCases.flatMap { bound in Pollutant.allCases.map { "\(bound.rawValue)_kg/\($0.rawValue)" } }
        + ["groupCorrection", "baselineError90", "placeboWindows"]

    func figure(_ key: String) -> Derivation? {
        switch key {
        case "baseline_kwh": return baseline
        case "baselineTwoSided_kwh":
            return besides(.dtl7TwoSided, .baselineTwoSided, as: key, account.baselineTwoSided)
        case "baselinePrior5_kwh": return besides(.prior5DayType, .baselinePrior5, as: key, account.baselinePrior5)
        case "baselineUncorrected_kwh": return baselineUncorrected
        case "baseLoad_kwh": return baseLoad
        case "energy_kwh": return energy
        case "drop": return drop
        case "loadRatio": return loadRatio
        case "productionCut": return productionCut
        case "expectedCut": return expectedCut
        case "attainment": return attainment
        case "attainment90": return attainment90
        case "outcome": return outcome
        case "groupCorrection": return groupCorrection
        case "baselineError90": return baselineError
        case "placeboWindows": return placeboWindows
        default: return mass(key)
        }
    }

    private func mass(_ key: String) -> Derivation? {
        Bound.parse(key).map { mass($0.bound, $0.pollutant) }
    }

    /// By which share the comparison group moved the baseline.
    private var groupCorrection: Derivation {
        once("groupCorrection") {
            guard account.groupCorrection != nil else { return nothing(.groupCorrection, subject()) }
            let difference = Derivation(
                .groupCorrection, subject(), made: .difference, [baseline, baselineUncorrected], in: .milliwattHours)
            return Derivation(
                id: "\(prefix)/groupCorrection", .groupCorrection, subject(), made: .quotient,
                [difference, baselineUncorrected])
        }
    }
}

extension EnterpriseTrace.Bound {
    /// `low_kg/so2`; nil where it is no such key.
    static func parse(_ key: String) -> (bound: Self, pollutant: Pollutant)? {
        let parts = key.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].hasSuffix("_kg"), let bound = Self(rawValue: String(parts[0].dropLast(3))),
            let pollutant = Pollutant(rawValue: String(parts[1]))
        else { return nil }
        return (bound, pollutant)
    }
}
