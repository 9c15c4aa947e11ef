import EmissionModel

/// What the attainment of one day stands on, kept so that it can be asked for another baseline.
struct AttainmentBasis {
    let test: MeasurePlan.Test
    let energy: Energy
    let baseline: Energy
    /// nil where unknown.
    let baseLoad: Energy?

    /// a, had the baseline been `factor` times as high; it never falls where the baseline rises. A baseline that no longer
    /// exceeds the base load gives what the formula comes to just above it: 1 where no more than the base load was used,
    /// else 0.
    func attainment(baselineTimes factor: Double, _ parameters: AccountingParameters) -> Ratio {
        guard let baseline = Energy(kilowattHours: baseline.kilowattHours * factor) else { return .one }
        let baseLoad = baseLoad ?? .zero
        guard let figures = LoadFigures(baseline: baseline, energy: energy, baseLoad: baseLoad) else {
            return energy <= baseLoad ? .one : .zero
        }
        return Attainment(
            figures, test: test, isBaseLoadKnown: self.baseLoad != nil, parameters: parameters.attainment
        ).value
    }
}
