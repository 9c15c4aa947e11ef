import EmissionModel

/// From the days that all regions have in common to ratios and verdicts, by the rule of `domain.md` §3.11–13.
struct RollUpRatios {
    enum Area {
        /// The regions that have sent theirs.
        case present
        /// All of it, what is missing included.
        case whole
    }

    let area: Area
    /// Those that count.
    let days: [RollUpDay]
    let hasMissing: Bool
    let leavesOutDays: Bool
    let coverageMinimum: Ratio
    let so2NoxInterchange: Bool

    func ratios() -> (ratios: PerPollutant<RollUpRatio>, verdict: Verdict) {
        var ratios = PerPollutant<RollUpRatio> { ratio(of: $0) }
        if so2NoxInterchange { interchange(&ratios) }
        return (ratios, RatioAccounting.worst(ratios.values.map(\.verdict)))
    }

    private var lacksMembers: Bool { area == .whole && hasMissing }

    private func ratio(of pollutant: Pollutant) -> RollUpRatio {
        let total = societyTotal(of: pollutant)
        let over = { (mass: Mass) -> Ratio? in total.flatMap { Ratio(Int(mass.milligrams)) / $0 } }
        let declared = sum { $0.declared[pollutant] }
        let (plan, low, high) = (sum { $0.plan[pollutant] }, sum { $0.low[pollutant] }, sum { $0.high[pollutant] })
        var ratio = RollUpRatio(
            society: total, target: target(of: pollutant, \.share), lowestTarget: target(of: pollutant, \.lowest),
            plan: lacksMembers ? nil : over(plan + declared), low: over(low + declared),
            high: lacksMembers ? nil : over(high + declared), industryPlan: lacksMembers ? nil : over(plan),
            industryLow: over(low), industryHigh: lacksMembers ? nil : over(high), verdict: .undetermined, notes: [])
        ratio.verdict = Self.verdict(ratio)
        ratio.notes = notes(of: pollutant, ratio)
        return ratio
    }

    private static func verdict(_ ratio: RollUpRatio) -> Verdict {
        verdict(low: ratio.low, high: ratio.high, target: ratio.target, lowest: ratio.lowestTarget)
    }

    private static func verdict(low: Ratio?, high: Ratio?, target: Ratio?, lowest: Ratio?) -> Verdict {
        if RatioAccounting.verdict(low: low, high: high, target: target) == .met { return .met }
        return RatioAccounting.verdict(low: nil, high: high, target: lowest)
    }

    private func interchange(_ ratios: inout PerPollutant<RollUpRatio>) {
        let both = [ratios.so2, ratios.nox]
        let sum = { (value: (RollUpRatio) -> Ratio?) -> Ratio? in
            guard let first = value(both[0]), let second = value(both[1]) else { return nil }
            return first + second
        }
        let verdict = Self.verdict(
            low: sum(\.low), high: sum(\.high), target: sum(\.target), lowest: sum(\.lowestTarget))
        for pollutant in [Pollutant.so2, .nox] {
            ratios[pollutant].verdict = verdict
            let notes = ratios[pollutant].notes
            ratios[pollutant].notes = RollUpNote.allCases.filter { notes.contains($0) || $0 == .so2NoxInterchange }
        }
    }

    private func notes(of pollutant: Pollutant, _ ratio: RollUpRatio) -> [RollUpNote] {
        let isMixed = pollutant == .pm && days.contains(where: \.mixesBases)
        let isContradicted = area == .whole && days.contains { $0.contradictsSociety[pollutant] }
        return RollUpNote.allCases.filter { note in
            switch note {
            case .membersMissing: lacksMembers
            case .wholeUnknown: lacksMembers && !days.isEmpty && ratio.society == nil && !isMixed && !isContradicted
            case .noSociety: !lacksMembers && !days.isEmpty && ratio.society == nil && !isMixed && !isContradicted
            case .basisMismatch: isMixed
            case .societyContradicted: isContradicted
            case .noTarget: !days.isEmpty && ratio.target == nil
            case .targetsDiffer: days.contains { $0.target[pollutant]?.differs ?? false }
            case .coverageBelowMinimum: coverage(of: pollutant).map { $0 < coverageMinimum } ?? false
            case .so2NoxInterchange: false
            case .daysLeftOut: leavesOutDays && !days.isEmpty
            case .nothingComparable: days.isEmpty
            }
        }
    }

    /// Planned mass with evidence over planned mass, of the regions that are there.
    func coverage(of pollutant: Pollutant) -> Ratio? { sum { $0.evident[pollutant] } / sum { $0.plan[pollutant] } }

    private func sum(_ mass: (RollUpDay) -> Mass) -> Mass { days.reduce(.zero) { $0 + mass($1) } }

    /// Σ h T, nil where a day has none.
    private func societyTotal(of pollutant: Pollutant) -> Ratio? {
        guard !days.isEmpty, !(pollutant == .pm && days.contains(where: \.mixesBases)) else { return nil }
        var total = Ratio.zero
        for day in days {
            guard let mass = area == .present ? day.present[pollutant] : day.whole[pollutant] else { return nil }
            total = total + mass
        }
        return total
    }

    /// The hour-weighted mean of the days' targets, nil where a day has none.
    private func target(of pollutant: Pollutant, _ share: (RollUpTarget) -> Ratio) -> Ratio? {
        var total = Ratio.zero
        for day in days {
            guard let target = day.target[pollutant] else { return nil }
            total = total + share(target) * Ratio(day.minutes)
        }
        return total / Ratio(days.reduce(0) { $0 + $1.minutes })
    }
}
