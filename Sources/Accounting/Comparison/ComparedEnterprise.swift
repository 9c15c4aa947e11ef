import EmissionModel

/// What a comparison group must know of an enterprise, whether it is a member or is to be corrected: its baselines
/// before any correction, of the ruling method, and what it used on whole days.
struct ComparedEnterprise {
    let id: String
    /// Of the accounted days.
    let energies: [Energy?]
    let baselines: [Energy?]
    /// log(actual / baseline) of the accounted days, NaN where either is missing.
    let logRatios: [Double]
    /// Mean kWh of the 28 days before the episode, NaN where none is known.
    let level: Double
    /// Of every day of the frame; NaN where there is no reading, or the enterprise's own calendar calls the day bad.
    let kilowattHours: [Double]
    /// It uses enough, often enough, in a year and a season in which it works, and its baseline is computed and passes the
    /// gates.
    let isEligible: Bool

    /// log(actual / baseline of the event) of the days of `JointPast`, NaN where either is missing; empty where no joint
    /// movement is asked for.
    let pastLogRatios: [Double]

    init(_ draft: EnterpriseDraft, _ city: EnterpriseAccounting) {
        let consumption = draft.consumption
        let history = consumption.history
        id = draft.enterpriseCase.enterprise.id
        energies = city.days.map { Energy(kilowattHours: history[$0.index]) }
        baselines = consumption.wholeBaseline.daily
        logRatios = zip(energies, baselines).map { energy, baseline in
            guard let energy, let baseline else { return .nan }
            return ComparisonGroup.logRatio(actual: energy.kilowattHours, baseline: baseline.kilowattHours)
        }
        kilowattHours = history
        pastLogRatios = Self.pastLogRatios(draft, history, city)
        level = Self.level(history, before: city.frame.start)
        isEligible =
            draft.enterpriseCase.enterprise.status != .longIdle && consumption.offSeason == nil
            && consumption.wholeBaseline.source.isComputed
            && Eligibility.level(history, before: city.frame.start) != nil
    }

    private static func pastLogRatios(
        _ draft: EnterpriseDraft, _ history: [Double], _ city: EnterpriseAccounting
    ) -> [Double] {
        guard city.parameters.comparisonGroup == .nearestRidge else { return [] }
        let days = JointPast.days(city.usableDays, method: city.parameters.baseline.method)
        guard case .method(let method) = draft.consumption.wholeBaseline.source else { return days.map { _ in .nan } }
        let ownBadDays = city.badDaysOfEnterprise[draft.enterpriseCase.enterprise.id] ?? []
        let study = BaselineStudy(
            frame: city.frame, days: ownBadDays.isEmpty ? city.usableDays : UsableDays(city.frame, without: ownBadDays),
            kilowattHours: history, parameters: city.parameters.baseline)
        let figures = study.figures(method)
        return days.map { day in
            figures[day].map { ComparisonGroup.logRatio(actual: history[day], baseline: $0) } ?? .nan
        }
    }

    private static func level(_ kilowattHours: [Double], before start: Int) -> Double {
        kilowattHours[max(0, start - Eligibility.days)..<start].filter { !$0.isNaN }.mean ?? .nan
    }
}

extension BaselineSource {
    /// Not given by the power company, and there.
    fileprivate var isComputed: Bool {
        if case .method = self { true } else { false }
    }
}
