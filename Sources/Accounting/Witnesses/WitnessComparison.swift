public import EmissionModel

/// Electricity, online monitoring and on-site checks of one day, side by side.
public struct WitnessComparison: Sendable {
    private let input: CityInput
    private let monitoring: [String: [OnlineMonitoring]]
    private let inspections: [String: [Inspection]]

    public init(_ input: CityInput) {
        self.input = input
        monitoring = Dictionary(grouping: input.monitoring, by: \.enterpriseID)
        inspections = Dictionary(grouping: input.inspections, by: \.enterpriseID)
    }

    /// One for each enterprise of the account of a day of which there is a second or third witness.
    public func accounts(of enterprises: [EnterpriseAccount], on day: CalendarDay) -> [WitnessAccount] {
        enterprises.compactMap { account in
            let id = account.enterprise.id
            let rows = monitoring[id] ?? []
            let checks = (inspections[id] ?? []).filter { $0.day == day }.sorted(by: Self.precedes)
            guard !checks.isEmpty || rows.contains(where: { $0.day == day }) else { return nil }
            return witness(account, MonitoringSeries(rows, input.parameters), checks, on: day)
        }
    }

    private func witness(
        _ account: EnterpriseAccount, _ series: MonitoringSeries, _ checks: [Inspection], on day: CalendarDay
    ) -> WitnessAccount {
        let monitored = PerPollutant<Ratio?> { drop(of: $0, series, on: day) }
        let claimed = PerPollutant<Ratio?> { pollutant in
            guard let attainment = account.attainment, let cut = account.plannedCut[pollutant] else { return nil }
            return cut * attainment
        }
        let differing = Pollutant.allCases.filter { pollutant in
            guard let seen = monitored[pollutant], let said = claimed[pollutant],
                account.plannedCut[pollutant]?.isPositive ?? false
            else { return false }
            return max(seen, said) - min(seen, said) > input.parameters.witness.difference
        }
        let found = checks.last { $0.conclusion.settles }?.conclusion
        let onSite = found.map { Self.contradicts($0, account.outcome) } ?? false
        let decided = decision(account.enterprise.id, on: day)
        var result = WitnessAccount(
            enterpriseID: account.enterprise.id, day: day, monitoredDrop: monitored, claimedDrop: claimed,
            differing: differing, inspections: checks, isContradictedOnSite: onSite, state: .none,
            conclusion: decided ?? found)
        let compared = Pollutant.allCases.contains { monitored[$0] != nil && claimed[$0] != nil }
        if decided != nil || (found != nil && !differing.isEmpty) {
            result.state = .settled
        } else if !differing.isEmpty || onSite {
            result.state = .conflict
        } else if compared || found != nil {
            result.state = .agreed
        }
        return result
    }

    private func drop(of pollutant: Pollutant, _ series: MonitoringSeries, on day: CalendarDay) -> Ratio? {
        guard let start = input.episode.firstDay else { return nil }
        let outlets = series.outlets(of: pollutant, through: day)
        guard let mass = series.mass(of: pollutant, on: day, outlets: outlets),
            let baseline = series.baseline(of: pollutant, before: start, outlets: outlets, isUsable: isUsable),
            baseline.isPositive
        else { return nil }
        return (baseline - Ratio(Int(mass.milligrams))) / baseline
    }

    /// No holiday, no bad day and no day of another response, as for a baseline of electricity.
    private func isUsable(_ day: CalendarDay) -> Bool {
        input.calendar.type(of: day) != .holiday && !input.calendar.badDays.contains(day)
            && !input.earlierResponses.contains { $0.minutes(on: day) > 0 }
    }

    private func decision(_ id: String, on day: CalendarDay) -> Inspection.Conclusion? {
        for decision in input.decisions {
            if decision.subject == .conflict(day, enterpriseID: id), case .conclusion(let value) = decision.value {
                return value
            }
        }
        return nil
    }

    /// Of two checks of a day the later speaks last; without times, in order of the unit and the number.
    private static func precedes(_ left: Inspection, _ right: Inspection) -> Bool {
        if left.minute != right.minute { return left.minute ?? -1 < right.minute ?? -1 }
        return [left.inspector ?? "", left.recordNumber ?? "", left.mode.rawValue, left.conclusion.rawValue]
            .lexicographicallyPrecedes(
                [right.inspector ?? "", right.recordNumber ?? "", right.mode.rawValue, right.conclusion.rawValue])
    }

    /// Only plain opposites: 已落实 against 疑似未落实 or 用电上升, and 未落实 against 已落实.
    private static func contradicts(_ conclusion: Inspection.Conclusion, _ outcome: Outcome) -> Bool {
        switch conclusion {
        case .implemented: outcome == .suspected || outcome == .increased
        case .notImplemented: outcome == .implemented
        case .partial, .normal, .unclear: false
        }
    }
}
