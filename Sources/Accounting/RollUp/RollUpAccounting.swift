import EmissionModel

/// The accounts of several regions as one: sums of exact masses over the days that all have in common, the same in
/// whatever order the members come.
///
/// A day counts where every region that has sent its figures accounted it at the same level; the others are listed
/// with the regions that lack them. A member that has not sent its figures is never zero: it counts as nothing in low
/// and is unknown in plan and high, so that a target is never called missed, nor met by a smaller denominator.
public enum RollUpAccounting {
    public static func account(_ input: RollUpInput) -> RollUpAccount {
        var input = input
        input.members.sort { $0.name < $1.name }
        let regions = input.members.flatMap(\.regions).sorted { $0.path.lexicographicallyPrecedes($1.path) }
        let names = Set(input.members.map(\.name))
        let missing =
            (Set(input.expected).subtracting(names).map { [$0] } + input.members.flatMap(\.missing))
            .sorted { $0.lexicographicallyPrecedes($1) }
        let days = RollUpDays(input).days()
        let enterprises = regions.flatMap(\.enterprises)
        let groups = GroupSums(enterprises)
        let whole = ratios(.whole, days, input, hasMissing: !missing.isEmpty)
        let present = ratios(.present, days, input, hasMissing: !missing.isEmpty)
        let (ratios, verdict) = whole.ratios()
        let (presentRatios, presentVerdict) = present.ratios()
        return RollUpAccount(
            region: input.region, regions: regions, missing: missing, days: days, ratios: ratios, verdict: verdict,
            present: presentRatios, presentVerdict: presentVerdict,
            segments: segments(days, input, hasMissing: !missing.isEmpty),
            coverage: Coverage(
                required: groups.total.required, judged: groups.total.judged,
                planMass: PerPollutant { present.coverage(of: $0) }),
            implementation: implementation(groups.total, enterprises), sectors: sectors(regions, groups.total),
            rows: RollUpRows(input, days: days).rows(missing: missing), counties: counties(regions),
            industries: groups.industries, departments: groups.departments)
    }

    static func ratios(
        _ area: RollUpRatios.Area, _ days: [RollUpDay], _ input: RollUpInput, hasMissing: Bool
    ) -> RollUpRatios {
        let counted = days.filter(\.isComparable)
        return RollUpRatios(
            area: area, days: counted, hasMissing: hasMissing, leavesOutDays: counted.count < days.count,
            coverageMinimum: input.coverageMinimum, so2NoxInterchange: input.so2NoxInterchange)
    }

    /// Runs of one level among the counted days.
    private static func segments(_ days: [RollUpDay], _ input: RollUpInput, hasMissing: Bool) -> [RollUpSegment] {
        var runs: [[RollUpDay]] = []
        for day in days where day.isComparable {
            if let last = runs.indices.last, runs[last].last?.key.level == day.key.level {
                runs[last].append(day)
            } else {
                runs.append([day])
            }
        }
        return runs.compactMap { run in
            guard let first = run.first, let last = run.last else { return nil }
            let (ratios, verdict) = ratios(.whole, run, input, hasMissing: hasMissing).ratios()
            return RollUpSegment(
                level: first.key.level, first: first.key.day, last: last.key.day,
                minutes: run.reduce(0) { $0 + $1.minutes }, ratios: ratios, verdict: verdict)
        }
    }

    static func implementation(_ total: GroupAccount, _ enterprises: [EnterpriseAccount]) -> Implementation {
        var counts: [Outcome: Int] = [:]
        for account in enterprises { counts[account.outcome, default: 0] += 1 }
        return Implementation(
            count: Ratio(Int128(total.implemented), over: Int128(total.required)),
            mass: PerPollutant { total.low[$0] / total.plan[$0] }, implemented: total.implemented,
            outcomes: Outcome.allCases.map { OutcomeCount(outcome: $0, enterprises: counts[$0] ?? 0) })
    }

    private static func sectors(_ regions: [RegionAccount], _ metered: GroupAccount) -> [SectorAccount] {
        let industry = SectorAccount(
            sector: .industrial, isDeclared: false, plan: metered.plan, low: metered.low, high: metered.high)
        let declared = regions.flatMap(\.declared)
        return [industry]
            + SourceSector.allCases.compactMap { sector in
                let own = declared.filter { $0.sector == sector }
                guard !own.isEmpty else { return nil }
                return own.reduce(
                    SectorAccount(sector: sector, isDeclared: true, plan: .zero, low: .zero, high: .zero)
                ) { sum, next in
                    SectorAccount(
                        sector: sector, isDeclared: true, plan: sum.plan + next.plan, low: sum.low + next.low,
                        high: sum.high + next.high)
                }
            }
    }

    private static func counties(_ regions: [RegionAccount]) -> [RegionGroup] {
        regions.flatMap { region in
            GroupSums(region.enterprises).counties.map { RegionGroup(path: region.path, group: $0) }
        }
    }
}
