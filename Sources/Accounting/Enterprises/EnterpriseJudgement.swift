import EmissionModel
import Foundation

/// The days of one enterprise brought to one finding.
struct EnterpriseJudgement {
    let standing: MeasurePlan.Standing
    let total: DayMasses
    let overachieved: PerPollutant<Mass>
    let hasEvidence: Bool
    /// q of the summed energies; nil for a part day and where a day has none.
    let drop: Ratio?
    let figures: LoadFigures?
    let attainment: Ratio?
    /// Nine times in ten; nil where the baseline is given, or nothing is known of its error.
    let attainment90: ClosedRange<Ratio>?
    let outcome: Outcome

    init(
        _ days: [EnterpriseDay], plans: EnterprisePlans, consumption: EnterpriseConsumption, caps: [Energy?],
        parameters: AccountingParameters, isPartDay: Bool, isSum: Bool, spread: ErrorSpread?
    ) {
        let standing = Self.standing(days, plans)
        let total = days.reduce(into: DayMasses()) { $0 += $1.masses }
        let hasEvidence = days.contains { $0.evidence == .attained }
        let figures = isPartDay ? nil : Self.figures(consumption)
        let drop = isPartDay ? nil : Self.drop(consumption)
        let attainment = hasEvidence ? Self.attainment(days, isSum: isSum) : nil
        let attainment90 = attainment.flatMap { _ in
            spread.flatMap { Self.attainment90(days, $0.interval, isSum: isSum, parameters) }
        }
        self.standing = standing
        self.total = total
        self.overachieved = days.reduce(into: .zero) { $0.add($1.overachieved) }
        self.hasEvidence = hasEvidence
        self.figures = figures
        self.drop = drop
        self.attainment = attainment
        self.attainment90 = attainment90
        switch standing {
        case .exempt: outcome = .exempt
        case .longIdle: outcome = .longIdle
        case .notVerifiable: outcome = .notVerifiable
        case .cap: outcome = isPartDay ? .notVerifiable : Self.capOutcome(consumption.energies, caps)
        case .judged:
            if isPartDay {
                outcome = .notVerifiable
            } else if !hasEvidence {
                outcome = Self.withoutEvidence(days)
            } else if let drop, drop < -parameters.attainment.increase {
                outcome = .increased
            } else if let attainment90, attainment90.lowerBound < parameters.attainment.partial,
                attainment90.upperBound >= parameters.attainment.partial
            {
                // Its ends lie on both sides: below one half is a lead, one half itself is not.
                outcome = .cannotTell
            } else {
                let judged = attainment ?? Self.summedAttainment(figures, plans, consumption, parameters)
                outcome = judged.map { Self.outcome(of: $0, parameters.attainment) } ?? .cannotTell
            }
        }
    }

    /// Of days at several levels the one that says most: judged on any of them, else the next.
    private static func standing(_ days: [EnterpriseDay], _ plans: EnterprisePlans) -> MeasurePlan.Standing {
        let standings = days.isEmpty ? [plans.displayed.standing] : days.map(\.standing)
        let order: [MeasurePlan.Standing] = [.judged, .notVerifiable, .cap, .longIdle]
        return order.first { standings.contains($0) } ?? .exempt
    }

    private static func figures(_ consumption: EnterpriseConsumption) -> LoadFigures? {
        guard let baseline = consumption.totalBaseline, let energy = consumption.totalEnergy else { return nil }
        return LoadFigures(
            baseline: baseline, energy: energy, baseLoad: consumption.baseLoad.energy ?? .zero)
    }

    private static func drop(_ consumption: EnterpriseConsumption) -> Ratio? {
        guard let baseline = consumption.totalBaseline, let energy = consumption.totalEnergy, baseline > .zero else {
            return nil
        }
        return (baseline - energy) / baseline
    }

    /// Of an episode, or of a day that was split, the attainments of days and parts weighed by the planned mass that consumption can show, all four pollutants
    /// added; a day without evidence counts as nothing. This is ΣM_low / ΣM_plan before the milligrams are fixed, so
    /// that days that all reach a bound reach it together.
    private static func attainment(_ days: [EnterpriseDay], isSum: Bool) -> Ratio? {
        guard isSum else { return days.first?.attainment }
        var reduced = Ratio.zero
        var planned = Ratio.zero
        for day in days {
            let weight = Ratio(Int(day.productionPlan.sum.milligrams))
            planned = planned + weight
            if let attainment = day.attainment { reduced = reduced + attainment * weight }
        }
        return reduced / planned
    }

    /// The attainment at either end of what the baseline may have been; it never falls where the baseline rises. Where
    /// one half lies between them the masses stay as they are: there is evidence, it only does not settle the question.
    private static func attainment90(
        _ days: [EnterpriseDay], _ error: ClosedRange<Double>, isSum: Bool, _ parameters: AccountingParameters
    ) -> ClosedRange<Ratio>? {
        let ends = [error.lowerBound, error.upperBound].map { end in
            attainment(days.map { $0.attained(baselineTimes: exp(end), parameters) }, isSum: isSum)
        }
        guard let lower = ends[0], let upper = ends[1], let point = attainment(days, isSum: isSum) else { return nil }
        return min(lower, point)...max(upper, point)
    }

    /// Where the list plans no mass, so that no mass can weigh the days: by the summed energies.
    private static func summedAttainment(
        _ figures: LoadFigures?, _ plans: EnterprisePlans, _ consumption: EnterpriseConsumption,
        _ parameters: AccountingParameters
    ) -> Ratio? {
        guard let figures, let test = plans.displayed.test else { return nil }
        return Attainment(
            figures, test: test, isBaseLoadKnown: consumption.baseLoad.perDay != nil,
            parameters: parameters.attainment
        ).value
    }

    private static func capOutcome(_ energies: [Energy?], _ caps: [Energy?]) -> Outcome {
        guard !caps.contains(nil) else { return .notVerifiable }
        let isOver = zip(energies, caps).contains { energy, cap in
            if let energy, let cap { energy > cap } else { false }
        }
        if isOver { return .overCap }
        return energies.contains(nil) ? .noData : .withinCap
    }

    private static func withoutEvidence(_ days: [EnterpriseDay]) -> Outcome {
        let kinds = days.map(\.evidence).filter { $0 != .none }
        if kinds.allSatisfy({ $0 == .noData }) { return .noData }
        return kinds.contains(.weakBaseline) ? .weakBaseline : .cannotTell
    }

    private static func outcome(of attainment: Ratio, _ parameters: AccountingParameters.Attainment) -> Outcome {
        if attainment >= parameters.implemented { return .implemented }
        return attainment >= parameters.partial ? .partial : .suspected
    }

    /// Of a required enterprise, by the rule that stands at `EvidenceGrade`.
    func grade(
        _ consumption: EnterpriseConsumption, _ observability: Observability, isInherited: Bool
    ) -> EvidenceGrade {
        guard hasEvidence else { return .d }
        let isGiven = consumption.baseline.source == .given
        let isBaseLoadKnown = consumption.baseLoad.perDay != nil
        if observability == .weak || (isInherited && !isGiven && !isBaseLoadKnown) { return .c }
        let lacking = [isGiven, !isBaseLoadKnown, observability != .strong].count { $0 }
        return lacking == 0 ? .a : lacking == 1 ? .b : .c
    }
}
