import EmissionModel

/// From the sums of some days to ratios and verdicts (`domain.md` §3.11–13).
struct RatioAccounting {
    let parameters: AccountingParameters
    /// Full response days and stretches of days, or the one part day that a day's account is about. Their masses are those
    /// of their own hours, so that sums of masses are sums weighted by hours; the denominator and the targets are
    /// weighted here.
    let days: [CityDay]
    /// `days` is a part day: the plan is shown and nothing is judged.
    let isPartDay: Bool
    /// Part days were left out of `days`.
    let leavesOutDays: Bool
    /// There was no warning level: nothing to reach, rather than a day that could not be split.
    var isBelowLevels = false
    /// How far baselines may err on these days; nil where nothing is said of it.
    var simulation: ReductionSimulation?

    func accounts() -> (ratios: PerPollutant<RatioAccount>, verdict: Verdict) {
        var ratios = PerPollutant<RatioAccount> { account(of: $0) }
        if parameters.so2NoxInterchange { interchange(&ratios) }
        return (ratios, Self.worst(ratios.values.map(\.verdict)))
    }

    private func account(of pollutant: Pollutant) -> RatioAccount {
        let society = self.society(of: pollutant)
        let total = societyTotal(of: pollutant)
        let ratio = { (mass: Mass) -> Ratio? in total.flatMap { Ratio(Int(mass.milligrams)) / $0 } }
        let declared = sum { $0.declared[pollutant] }
        let plan = sum { $0.metered.plan[pollutant] }
        let low = sum { $0.metered.low[pollutant] }
        let high = sum { $0.metered.high[pollutant] }
        var account = RatioAccount(
            society: society, target: target(of: pollutant), plan: ratio(plan + declared),
            low: isPartDay ? nil : ratio(low + declared), high: isPartDay ? nil : ratio(high + declared),
            industryPlan: ratio(plan), industryLow: isPartDay ? nil : ratio(low),
            industryHigh: isPartDay ? nil : ratio(high), verdict: .undetermined)
        account.verdict = Self.verdict(low: account.low, high: account.high, target: account.target)
        let interval = interval(of: pollutant, account, total)
        account.interval90 = interval?.interval
        account.probabilityMet = interval?.probabilityMet
        account.notes = notes(of: pollutant, account)
        return account
    }

    private func interval(of pollutant: Pollutant, _ account: RatioAccount, _ society: Ratio?) -> RatioInterval? {
        guard !isPartDay, let simulation, let plan = account.plan, let low = account.low, let high = account.high,
            let society, society.isPositive
        else { return nil }
        return RatioInterval(
            simulation, pollutant, societyKilograms: society.value / 1_000_000, plan: plan, low: low, high: high,
            target: account.target, drift: parameters.intensityDrift[pollutant].value)
    }

    static func verdict(low: Ratio?, high: Ratio?, target: Ratio?) -> Verdict {
        guard let target else { return .undetermined }
        if let low, low >= target { return .met }
        if let high, high < target { return .notMet }
        return .undetermined
    }

    static func worst(_ verdicts: [Verdict]) -> Verdict {
        if verdicts.contains(.notMet) { return .notMet }
        return verdicts.contains(.undetermined) ? .undetermined : .met
    }

    /// SO2 and NOx by the sums of their ratios against the sum of their targets.
    private func interchange(_ ratios: inout PerPollutant<RatioAccount>) {
        let verdict = Self.verdict(
            low: Self.sum(ratios.so2.low, ratios.nox.low), high: Self.sum(ratios.so2.high, ratios.nox.high),
            target: Self.sum(ratios.so2.target, ratios.nox.target))
        for pollutant in [Pollutant.so2, .nox] {
            ratios[pollutant].verdict = verdict
            ratios[pollutant].notes.append(.so2NoxInterchange)
            ratios[pollutant].notes.sort { $0.rank < $1.rank }
        }
    }

    private static func sum(_ left: Ratio?, _ right: Ratio?) -> Ratio? {
        guard let left, let right else { return nil }
        return left + right
    }

    private func notes(of pollutant: Pollutant, _ account: RatioAccount) -> [VerdictNote] {
        VerdictNote.allCases.filter { note in
            switch note {
            case .coverageBelowMinimum:
                !isPartDay && coverage(of: pollutant).map { $0 < parameters.coverageMinimum } ?? false
            case .intervalSpansTarget:
                if let interval = account.interval90, let target = account.target {
                    interval.contains(target.value)
                } else {
                    false
                }
            case .so2NoxInterchange: false
            case .partDay: !isBelowLevels && (isPartDay || leavesOutDays)
            case .noSociety: !days.isEmpty && account.society == nil && !hasMismatch(pollutant)
            case .basisMismatch: hasMismatch(pollutant)
            case .noTarget: isBelowLevels || (!days.isEmpty && account.target == nil)
            }
        }
    }

    func coverage(of pollutant: Pollutant) -> Ratio? {
        sum { $0.metered.evident[pollutant] } / sum { $0.metered.plan[pollutant] }
    }

    private func hasMismatch(_ pollutant: Pollutant) -> Bool {
        pollutant == .pm && days.contains(where: \.hasBasisMismatch)
    }

    private func sum(_ mass: (CityDay) -> Mass) -> Mass { days.reduce(.zero) { $0 + mass($1) } }

    /// Σ T, nil where a day has none.
    private func societyTotal(of pollutant: Pollutant) -> Ratio? {
        guard !days.isEmpty, !hasMismatch(pollutant) else { return nil }
        var total = Ratio.zero
        for day in days {
            guard let society = day.society[pollutant] else { return nil }
            total = total + (day.minutes == 1440 ? society.perDay : society.perDay * Self.share(day.minutes))
        }
        return total
    }

    private func society(of pollutant: Pollutant) -> SocietyAccount? {
        guard var society = days.last?.society[pollutant], let total = societyTotal(of: pollutant),
            let perDay = Ratio(1440, over: Int128(minutes))
        else { return nil }
        society.perDay = total * perDay
        return society
    }

    private var minutes: Int { days.reduce(0) { $0 + $1.minutes } }

    /// Of a day.
    private static func share(_ minutes: Int) -> Ratio { Ratio(Int128(minutes), over: 1440) ?? .zero }

    /// The mean of the days' targets weighted by their hours, nil where a day has none.
    private func target(of pollutant: Pollutant) -> Ratio? {
        var total = Ratio.zero
        for day in days {
            guard let target = day.targets[pollutant] else { return nil }
            total = total + target.share * Ratio(day.minutes)
        }
        return Ratio(1, over: Int128(minutes)).map { total * $0 }
    }
}

extension VerdictNote {
    fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
