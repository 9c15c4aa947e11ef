import EmissionModel

/// How a day's (or a sum of days') consumption stands to its baseline (`domain.md` §3.5).
struct LoadFigures {
    let baseline: Energy
    let energy: Energy
    /// L; 0 where it is unknown and the conservative figure is wanted.
    let baseLoad: Energy

    /// nil where the baseline is weak: not above zero, or not above the base load.
    init?(baseline: Energy, energy: Energy, baseLoad: Energy) {
        guard baseline > .zero, baseline > baseLoad else { return nil }
        self.baseline = baseline
        self.energy = energy
        self.baseLoad = baseLoad
    }

    /// q.
    var drop: Ratio { (baseline - energy) / baseline ?? .zero }
    /// u.
    var loadRatio: Ratio { max(.zero, energy - baseLoad) / (baseline - baseLoad) ?? .zero }
    /// ρ = 1 − u.
    var productionCut: Ratio { (baseline - max(energy, baseLoad)) / (baseline - baseLoad) ?? .zero }
}

/// a, and how far a limit went beyond its expected cut (`domain.md` §3.7).
struct Attainment {
    let value: Ratio
    /// ρ / x or q / t; more than `value` where the measure was overfulfilled.
    let achieved: Ratio

    init(
        _ figures: LoadFigures, test: MeasurePlan.Test, isBaseLoadKnown: Bool,
        parameters: AccountingParameters.Attainment
    ) {
        let cut = test.isOnRawDrop ? figures.drop : figures.productionCut
        let achieved = cut / test.expected ?? .zero
        let isReached: Bool
        if test.isStop {
            isReached =
                figures.loadRatio <= parameters.stopLoadRatio
                || (!isBaseLoadKnown && figures.drop >= parameters.stopDrop)
        } else {
            let tolerance = min(parameters.limitTolerance, test.expected * Ratio(significand: 1, scale: 1))
            isReached = cut >= test.expected - tolerance
        }
        self.achieved = achieved
        self.value = isReached ? .one : achieved.asShare
    }
}
