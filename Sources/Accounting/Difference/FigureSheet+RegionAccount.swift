import EmissionModel

extension FigureSheet {
    /// Of what a region has sent: the same figures from its exact masses, its whole-society emission and its targets.
    public init(_ region: RegionAccount) {
        self = .nothing
        level = region.days.compactMap(\.level).max()
        verdicts = region.verdicts.map { Optional($0) }
        verdict = region.days.isEmpty ? .undetermined : RatioAccounting.worst(region.verdicts.values)
        enterprises = region.enterprises.sorted { $0.enterprise.id < $1.enterprise.id }
        for pollutant in Pollutant.allCases { figures[pollutant].fill(region.days, pollutant) }
    }
}

extension ComparedFigures {
    fileprivate mutating func fill(_ days: [DayAccount], _ pollutant: Pollutant) {
        let sum = { (masses: KeyPath<DayAccount, PerPollutant<Mass>>) in
            Ratio(Int(days.reduce(Mass.zero) { $0 + $1[keyPath: masses][pollutant] }.milligrams))
        }
        let (plan, low, high, declared) = (sum(\.plan), sum(\.low), sum(\.high), sum(\.declared))
        (self[.planMass], self[.lowMass], self[.highMass]) = (plan + declared, low + declared, high + declared)
        self[.target] = Self.mean(of: days) { $0.target[pollutant] }
        guard let society = Self.sum(of: days, { $0.society[pollutant] }), society.isPositive else { return }
        self[.society] = society
        (self[.plan], self[.low], self[.high]) =
            ((plan + declared) / society, (low + declared) / society, (high + declared) / society)
        (self[.industryPlan], self[.industryLow], self[.industryHigh]) =
            (plan / society, low / society, high / society)
    }

    /// Weighted by days, nil where one has none.
    private static func sum(of days: [DayAccount], _ value: (DayAccount) -> Ratio?) -> Ratio? {
        guard !days.isEmpty else { return nil }
        var total = Ratio.zero
        for day in days {
            guard let value = value(day), let share = Ratio(Int128(day.minutes), over: 1440) else { return nil }
            total = total + value * share
        }
        return total
    }

    private static func mean(of days: [DayAccount], _ value: (DayAccount) -> Ratio?) -> Ratio? {
        let minutes = days.reduce(0) { $0 + $1.minutes }
        guard let total = sum(of: days, value), let share = Ratio(1440, over: Int128(minutes)) else { return nil }
        return total * share
    }
}
