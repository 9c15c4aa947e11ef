public import EmissionModel

/// Response time of one level, over which masses are added.
public struct GapStretch: Sendable, Hashable {
    public var level: WarningLevel
    public var minutes: Int

    public init(level: WarningLevel, minutes: Int) {
        self.level = level
        self.minutes = minutes
    }

    static let day = 1440
}

extension [GapStretch] {
    /// Planned masses of an enterprise over the stretches: whole days as a day's account has them, the rest by hours.
    func plan(_ enterpriseCase: EnterpriseCase) -> PerPollutant<Mass> {
        let emission = enterpriseCase.enterprise.emission.map { $0?.daily }
        return reduce(into: .zero) { sum, stretch in
            let plan = MeasurePlan(enterpriseCase, at: stretch.level)
            let (days, rest) = stretch.minutes.quotientAndRemainder(dividingBy: GapStretch.day)
            let day = PlannedMasses(plan, emission: emission).plan
            sum.add(day.map { Mass(milligrams: $0.milligrams * Int64(days)) })
            guard rest > 0, let share = Ratio(Int128(rest), over: Int128(GapStretch.day)) else { return }
            sum.add(PlannedMasses(plan, emission: emission.map { $0.map { $0 * share } }).plan)
        }
    }
}
