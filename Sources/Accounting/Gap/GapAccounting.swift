import EmissionModel

/// What is missing to each target, and further cuts that close it (`abate gap`).
///
/// Added kilograms of all four pollutants together are kept least, enterprises of the worse grades asked first
/// (`GapSolver` says how, and how near that comes to the least). A proposal is a measure with a whole percentage. What
/// it adds is never estimated: the measure is put into the list, and the list is accounted anew by the functions of
/// the daily account. A further cut counts as carried out; what the enterprise's present measure has not proven stays
/// unproven.
public enum GapAccounting {
    /// - Parameter included: protections that the reader has lifted.
    public static func close(_ input: GapInput, including included: Set<Protection> = []) -> GapAccount {
        close(input, including: included, step: 1)
    }

    /// - Parameter step: in percents; the tests look at all combinations of coarser steps.
    static func close(_ input: GapInput, including included: Set<Protection>, step: Int) -> GapAccount {
        let search = GapSearch(input, including: included, step: step)
        let chosen = search.solver.solve()
        let proposals = zip(search.candidates, chosen).compactMap { candidate, option in
            option.map { candidate.proposal(candidate.options[$0].percent, input.stretches) }
        }
        var figures = input.figures
        let added = added(by: proposals, to: input)
        for pollutant in Pollutant.allCases {
            figures[pollutant].add(added[pollutant])
            figures[pollutant].reach = Mass(milligrams: search.solver.reach[pollutant])
        }
        return GapAccount(
            region: input.region, basis: input.basis, stretches: input.stretches, figures: figures,
            proposals: proposals.sorted { ($0.total, $0.enterprise.id) < ($1.total, $1.enterprise.id) },
            exclusions: search.exclusions, unknownEmissions: search.unknownEmissions)
    }

    /// The plan of the list with the proposed measures in it, less the present plan.
    private static func added(by proposals: [GapProposal], to input: GapInput) -> PerPollutant<Mass> {
        guard !proposals.isEmpty else { return .zero }
        return plan(of: inventory(with: proposals, in: input), input.stretches)
            - plan(of: input.inventory, input.stretches)
    }

    private static func plan(of inventory: EmissionInventory, _ stretches: [GapStretch]) -> PerPollutant<Mass> {
        EnterpriseCase.all(in: inventory).reduce(into: .zero) { $0.add(stretches.plan($1)) }
    }

    /// The list as it would stand if the proposals were issued.
    static func inventory(with proposals: [GapProposal], in input: GapInput) -> EmissionInventory {
        let percents = Dictionary(proposals.map { ($0.enterprise.id, $0.percent) }, uniquingKeysWith: max)
        let levels = Set(input.stretches.map(\.level))
        var inventory = input.inventory
        inventory.enterprises = []
        inventory.measures = []
        for enterpriseCase in EnterpriseCase.all(in: input.inventory) {
            let percent = percents[enterpriseCase.enterprise.id]
            let raised = percent.map { FurtherCut(percent: $0, levels: levels).applied(to: enterpriseCase) }
            inventory.enterprises.append((raised ?? enterpriseCase).enterprise)
            inventory.measures += (raised ?? enterpriseCase).measures
        }
        return inventory
    }
}
