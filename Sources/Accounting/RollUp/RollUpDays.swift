import EmissionModel

/// Adds up the days of several regions.
struct RollUpDays {
    private let input: RollUpInput
    private let regions: [(path: [String], days: [LevelDay: DayAccount])]
    private let society: Society
    private let targets: Targets?

    init(_ input: RollUpInput) {
        self.input = input
        regions = input.members.flatMap(\.regions).map { ($0.path, Self.merged($0.days)) }
        society = Society(input.society, region: input.region)
        targets = input.configuredTargets.map { Targets(table: input.targets, configured: $0) }
    }

    /// In the order of time, and on one day of the levels.
    func days() -> [RollUpDay] {
        Set(regions.flatMap { $0.days.keys }).sorted().map(day)
    }

    /// A region's stretches of one level on one day are one.
    static func merged(_ days: [DayAccount]) -> [LevelDay: DayAccount] {
        Dictionary(days.map { (LevelDay(day: $0.day, level: $0.level), $0) }) { first, second in
            var sum = first
            sum.minutes += second.minutes
            sum.plan.add(second.plan)
            sum.low.add(second.low)
            sum.high.add(second.high)
            sum.evident.add(second.evident)
            sum.declared.add(second.declared)
            return sum
        }
    }

    private func day(_ key: LevelDay) -> RollUpDay {
        let own = regions.compactMap { $0.days[key] }
        let bases = Set(own.compactMap(\.particulateBasis))
        var day = RollUpDay(
            key: key, minutes: own.map(\.minutes).max() ?? 0,
            lacking: regions.filter { $0.days[key] == nil }.map(\.path), plan: .zero, low: .zero, high: .zero,
            evident: .zero, declared: .zero, present: PerPollutant(repeating: nil),
            whole: PerPollutant(repeating: nil), given: PerPollutant(repeating: nil),
            target: PerPollutant(repeating: nil), mixesBases: bases.count > 1,
            contradictsSociety: PerPollutant(repeating: false))
        for account in own {
            day.plan.add(account.plan)
            day.low.add(account.low)
            day.high.add(account.high)
            day.evident.add(account.evident)
            day.declared.add(account.declared)
        }
        day.target = PerPollutant { target(key, $0, own) }
        addSociety(to: &day, own, basis: bases.first)
        return day
    }

    // MARK: The denominator

    private func addSociety(to day: inout RollUpDay, _ own: [DayAccount], basis: ParticulateBasis?) {
        for pollutant in Pollutant.allCases where !(pollutant == .pm && day.mixesBases) {
            day.present[pollutant] = Self.sum(own.map { $0.society[pollutant]?.over(minutes: $0.minutes) })
            guard let figure = society.figure(of: pollutant, in: day.key.day.year)?.account else {
                day.whole[pollutant] = sumOfMembers(day.key, pollutant)
                continue
            }
            if let stated = figure.particulateBasis, let basis, stated != basis {
                day.mixesBases = true
                day.present[pollutant] = nil
                continue
            }
            let whole = figure.perDay.over(minutes: day.minutes)
            day.given[pollutant] = figure.perDay
            day.contradictsSociety[pollutant] = day.present[pollutant].map { whole < $0 } ?? false
            if !day.contradictsSociety[pollutant] { day.whole[pollutant] = whole }
        }
    }

    /// Σ over the members, each with its own figure of its whole area; nil where one is missing or says nothing.
    private func sumOfMembers(_ key: LevelDay, _ pollutant: Pollutant) -> Ratio? {
        let names = Set(input.members.map(\.name))
        guard input.expected.allSatisfy(names.contains) else { return nil }
        return Self.sum(
            input.members.map { member in
                let own = member.regions.compactMap { region in
                    regions.first { $0.path == region.path }?.days[key]
                }
                if let given = member.society[key].flatMap({ $0[pollutant] }) {
                    return given.over(minutes: own.map(\.minutes).max() ?? 0)
                }
                guard member.missing.isEmpty else { return nil }
                return Self.sum(own.map { $0.society[pollutant]?.over(minutes: $0.minutes) })
            })
    }

    private static func sum(_ masses: [Ratio?]) -> Ratio? {
        var total = Ratio.zero
        for mass in masses {
            guard let mass else { return nil }
            total = total + mass
        }
        return masses.isEmpty ? nil : total
    }

    // MARK: The target

    /// The office's own; else the one that all members have in common, or the highest of theirs.
    private func target(_ key: LevelDay, _ pollutant: Pollutant, _ own: [DayAccount]) -> RollUpTarget? {
        guard let level = key.level else { return nil }
        if let targets {
            return targets.target(level, pollutant, on: key.day).map {
                RollUpTarget(share: $0.share, lowest: $0.share, isOwn: true)
            }
        }
        let shares = own.map { $0.target[pollutant] }
        let known = shares.compactMap { $0 }
        guard known.count == shares.count, let highest = known.max(), let lowest = known.min() else { return nil }
        return RollUpTarget(share: highest, lowest: lowest, isOwn: false)
    }
}

extension Ratio {
    /// A mass a day over so many minutes of it.
    func over(minutes: Int) -> Ratio {
        minutes == 1440 ? self : self * (Ratio(Int128(minutes), over: 1440) ?? .zero)
    }
}
