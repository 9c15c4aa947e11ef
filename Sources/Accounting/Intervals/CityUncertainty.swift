import EmissionModel

/// The reductions of a region and of its stretches in the light of what past windows teach.
struct CityUncertainty {
    private var simulations: [ReductionSimulation]
    private let placebo: CityPlacebo
    private var giants: [String] = []

    /// Of the baselines of all that are judged: from here on an enterprise's own error moves the sum.
    private static let giantShare = 0.05

    /// - Parameter results: in the order of the drafts of the placebo.
    init(_ placebo: CityPlacebo, _ results: [EnterpriseAccounting.Result], parameters: AccountingParameters) {
        self.placebo = placebo
        simulations = placebo.simulations
        let baselines = results.map { result in
            result.days.reduce(0) { $0 + ($1.basis?.baseline.kilowattHours ?? 0) }
        }
        let giant = baselines.reduce(0, +) * Self.giantShare
        for (result, baseline) in zip(results, baselines) where result.days.contains(where: { $0.masses.high != .zero })
        {
            let isGiant = placebo.spreads[result.row] != nil && baseline > giant
            let id = result.account.enterprise.id
            if isGiant { giants.append(id) }
            for index in simulations.indices {
                simulations[index].add(
                    result.days, result.planned, row: result.row, seed: JointErrors.seed(of: id), isGiant: isGiant,
                    parameters)
            }
        }
    }

    /// nil where there are no such days.
    func simulation(of positions: [Int]) -> ReductionSimulation? {
        positions.isEmpty ? nil : simulations.first { $0.positions == positions }
    }

    var account: Uncertainty {
        let spreads = placebo.spreads.compactMap { $0 }
        return Uncertainty(
            windows: placebo.windows, windowDays: placebo.windowDays, judged: spreads.count,
            ownHistory: spreads.count { $0.basis == .own }, giants: giants)
    }
}
