import EmissionModel

/// An enterprise's masses of one day at one level, before the consumption is looked at: exact products and the planned
/// milligrams. Masses are fixed per enterprise, day and pollutant (`domain.md` §3.8).
struct PlannedMasses {
    /// e × c of the production measure, in milligrams.
    let production: PerPollutant<Ratio>
    /// e × c of what electricity cannot see.
    let other: PerPollutant<Ratio>
    /// e.
    private let emission: PerPollutant<Ratio?>
    let plan: PerPollutant<Mass>
    /// The part of the plan that consumption can show.
    let productionPlan: PerPollutant<Mass>

    init(_ plan: MeasurePlan, emission: PerPollutant<Ratio?>) {
        let production = PerPollutant<Ratio> { pollutant in
            Self.product(emission[pollutant], plan.productionCut[pollutant] ?? .zero)
        }
        self.emission = emission
        self.production = production
        self.productionPlan = production.map { Mass(milligrams: $0.whole(.nearest)) }
        guard plan.cutsOthers else {
            other = PerPollutant(repeating: .zero)
            self.plan = productionPlan
            return
        }
        let cut = plan.plannedCut
        self.other = PerPollutant { Self.product(emission[$0], plan.otherCut[$0]) }
        self.plan = PerPollutant { pollutant in
            Mass(milligrams: Self.product(emission[pollutant], cut[pollutant] ?? .zero).whole(.nearest))
        }
    }

    private static func product(_ emission: Ratio?, _ cut: Ratio) -> Ratio {
        guard let emission, cut.isPositive else { return .zero }
        return cut == .one ? emission : emission * cut
    }

    /// e c a, exact.
    func reduction(_ attainment: Ratio) -> PerPollutant<Ratio> {
        attainment == .one ? production : production.map { $0 == .zero ? .zero : $0 * attainment }
    }

    /// M_low: rounded down, never above the plan.
    func low(_ reduction: PerPollutant<Ratio>) -> PerPollutant<Mass> {
        PerPollutant { min(Mass(milligrams: reduction[$0].whole(.down)), plan[$0]) }
    }

    /// M_high: rounded up, with all that electricity cannot see, never above the plan.
    func high(_ reduction: PerPollutant<Ratio>) -> PerPollutant<Mass> {
        PerPollutant { pollutant in
            let exact = other[pollutant] == .zero ? reduction[pollutant] : reduction[pollutant] + other[pollutant]
            return min(Mass(milligrams: exact.whole(.up)), plan[pollutant])
        }
    }

    /// What was saved beyond e × c, at most all that is emitted beside it.
    func overachieved(_ achieved: Ratio) -> PerPollutant<Mass> {
        guard achieved.isAboveOne else { return .zero }
        let excess = achieved - .one
        return PerPollutant { pollutant in
            let planned = production[pollutant] + other[pollutant]
            let rest = max(.zero, (emission[pollutant] ?? .zero) - planned)
            return Mass(milligrams: min(production[pollutant] * excess, rest).whole(.down))
        }
    }
}
