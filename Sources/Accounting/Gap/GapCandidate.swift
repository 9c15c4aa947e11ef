import EmissionModel

/// An enterprise that may be asked for more, with what each whole percentage would add.
struct GapCandidate: Sendable {
    let enterpriseCase: EnterpriseCase
    let protections: [Protection]
    let options: [GapSolver.Option]
    private let levels: Set<WarningLevel>

    var tier: Int { enterpriseCase.enterprise.gapTier }

    init(_ enterpriseCase: EnterpriseCase, _ protections: Set<Protection>, _ stretches: [GapStretch], step: Int) {
        let levels = Set(stretches.map(\.level))
        let present = stretches.plan(enterpriseCase)
        var options: [GapSolver.Option] = []
        for percent in stride(from: step, through: 100, by: step) {
            let raised = FurtherCut(percent: percent, levels: levels).applied(to: enterpriseCase)
            let gain = (stretches.plan(raised) - present).map(\.milligrams)
            let last = options.last?.gain ?? .zero
            // What gives less of anything than a smaller cut is no further cut.
            guard gain != last, Pollutant.allCases.allSatisfy({ gain[$0] >= last[$0] }) else { continue }
            options.append(GapSolver.Option(percent: percent, gain: gain, cost: gain.values.reduce(0, +)))
        }
        self.enterpriseCase = enterpriseCase
        self.protections = Protection.allCases.filter { protections.contains($0) }
        self.options = options
        self.levels = levels
    }

    func proposal(_ percent: Int, _ stretches: [GapStretch]) -> GapProposal {
        let level = levels.max() ?? .yellow
        let raised = FurtherCut(percent: percent, levels: levels).applied(to: enterpriseCase)
        let (now, then) = (MeasurePlan(enterpriseCase, at: level), MeasurePlan(raised, at: level))
        let isByLine = FurtherCut.isByLine(enterpriseCase, at: level)
        return GapProposal(
            enterprise: enterpriseCase.enterprise, protections: protections,
            lineIDs: isByLine ? FurtherCut.raisedLines(enterpriseCase).map(\.lineID) : [], level: level,
            measure: now.measure, cut: now.expected, percent: percent, plannedCut: now.plannedCut,
            proposedCut: then.plannedCut, added: stretches.plan(raised) - stretches.plan(enterpriseCase),
            leavesSmallClass: enterpriseCase.enterprise.kind == .small,
            weakerLevels: Self.weakerLevels(raised, than: then, above: level))
    }

    private static func weakerLevels(
        _ raised: EnterpriseCase, than plan: MeasurePlan, above level: WarningLevel
    ) -> [WarningLevel] {
        WarningLevel.allCases.filter { higher in
            guard higher > level else { return false }
            let other = MeasurePlan(raised, at: higher)
            return Pollutant.allCases.contains {
                (other.plannedCut[$0] ?? .zero) < (plan.plannedCut[$0] ?? .zero)
            }
        }
    }
}
