import EmissionModel

/// One enterprise on one accounted day: what is planned and what its consumption shows.
struct EnterpriseDay {
    enum Evidence: Hashable {
        case attained, noData, weakBaseline
        /// Around Lunar New Year without a comparison group.
        case cannotTell
        /// The standing asks for no evidence, or electricity cannot give it.
        case none
    }

    var standing: MeasurePlan.Standing
    var evidence = Evidence.none
    var attainment: Ratio?
    /// Where there is an attainment.
    var basis: AttainmentBasis?
    var masses = DayMasses()
    var productionPlan = PerPollutant<Mass>.zero
    var overachieved = PerPollutant<Mass>.zero

    /// What is known about the day's consumption.
    struct Consumption {
        var energy: Energy?
        var baseline: Energy?
        /// nil where unknown.
        var baseLoad: Energy?
        var isGated: Bool
    }

    init(
        _ plan: MeasurePlan, _ planned: PlannedMasses, _ consumption: Consumption,
        parameters: AccountingParameters, isPartDay: Bool
    ) {
        standing = plan.standing
        masses.plan = planned.plan
        productionPlan = planned.productionPlan
        switch plan.standing {
        case .exempt, .longIdle: return
        case .cap, .notVerifiable:
            masses.high = planned.plan
            return
        case .judged: break
        }
        masses.high = planned.plan
        guard !isPartDay, let test = plan.test else { return }
        judge(test, planned, consumption, parameters)
    }

    private mutating func judge(
        _ test: MeasurePlan.Test, _ planned: PlannedMasses, _ consumption: Consumption,
        _ parameters: AccountingParameters
    ) {
        guard let energy = consumption.energy else {
            evidence = .noData
            return
        }
        let isKnown = consumption.baseLoad != nil
        guard let baseline = consumption.baseline,
            let figures = LoadFigures(
                baseline: baseline, energy: energy, baseLoad: consumption.baseLoad ?? .zero)
        else {
            evidence = .weakBaseline
            return
        }
        guard !consumption.isGated else {
            evidence = .cannotTell
            return
        }
        let attained = Attainment(
            figures, test: test, isBaseLoadKnown: isKnown, parameters: parameters.attainment)
        evidence = .attained
        attainment = attained.value
        basis = AttainmentBasis(
            test: test, energy: energy, baseline: baseline, baseLoad: consumption.baseLoad)
        let reduction = planned.reduction(attained.value)
        let highest = isKnown ? attained.value : Self.highest(attained.value, baseline, energy, test, parameters)
        masses.low = planned.low(reduction)
        masses.high = planned.high(highest == attained.value ? reduction : planned.reduction(highest))
        masses.evident = PerPollutant { min(planned.productionPlan[$0], planned.plan[$0]) }
        if !test.isStop { overachieved = planned.overachieved(attained.achieved) }
    }

    /// The day with the attainment that it would have had, had its baseline been `factor` times as high; its masses stay.
    func attained(baselineTimes factor: Double, _ parameters: AccountingParameters) -> EnterpriseDay {
        var day = self
        day.attainment = basis?.attainment(baselineTimes: factor, parameters)
        return day
    }

    /// The attainment with the default base load, where the enterprise's own is unknown.
    private static func highest(
        _ lowest: Ratio, _ baseline: Energy, _ energy: Energy, _ test: MeasurePlan.Test,
        _ parameters: AccountingParameters
    ) -> Ratio {
        guard lowest < .one,
            let figures = LoadFigures(
                baseline: baseline, energy: energy,
                baseLoad: baseline.scaled(by: parameters.baseLoad.defaultShare, .nearest))
        else { return lowest }
        let attained = Attainment(
            figures, test: test, isBaseLoadKnown: false, parameters: parameters.attainment)
        return max(lowest, attained.value)
    }
}
