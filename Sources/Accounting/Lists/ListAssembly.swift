import EmissionModel

/// Puts the account of a list together: the enterprises one by one, then the sums at each level.
struct ListAssembly {
    private let input: ListInput
    private let society: Society
    private let targets: Targets

    init(_ input: ListInput) {
        self.input = input
        society = Society(input.society, region: input.region)
        targets = Targets(table: input.targets, configured: input.parameters.targets)
    }

    func account() -> ListAccount {
        let cases = EnterpriseCase.all(in: input.inventory)
        let listed = cases.map { Self.listed($0) }
        let enterprises = listed.map(\.enterprise)
        let sources = SourceSector.allCases.flatMap { sector in
            input.sources.filter { $0.sector == sector }.sorted { $0.id < $1.id }
        }
        var notices = listed.flatMap(\.notices)
        let levels = PerLevel { level in plan(enterprises, sources, at: level, &notices) }
        return ListAccount(
            region: input.region, day: input.day, enterprises: enterprises, sources: sources, levels: levels,
            classes: Self.ordered(enterprises, EnterpriseClass.allCases.map(\.name)) { $0.kind.name },
            grades: Self.ordered(enterprises, PerformanceGrade.allCases.map(\.rawValue)) { $0.grade.rawValue },
            counties: Self.groups(enterprises) { $0.county }, industries: Self.groups(enterprises) { $0.industry },
            departments: Self.groups(enterprises) { $0.department }, notices: CityAssembly.sortedOnce(notices))
    }

    // MARK: Enterprises

    private static func listed(
        _ enterpriseCase: EnterpriseCase
    ) -> (enterprise: ListedEnterprise, notices: [AccountingNotice]) {
        let plans = EnterprisePlans(enterpriseCase, levels: WarningLevel.allCases, displayed: .yellow)
        let listed = ListedEnterprise(
            enterprise: enterpriseCase.enterprise, emission: plans.emission,
            plans: PerLevel { level in
                let (plan, masses) = plans[level]
                return ListedPlan(
                    measure: plan.measure, text: plan.text, inheritedFrom: plan.inheritedFrom,
                    expectedCut: plan.expected, plannedCut: plan.plannedCut, plan: masses.plan,
                    isRequired: plan.isRequired)
            })
        return (listed, plans.notices)
    }

    // MARK: A level

    private func plan(
        _ enterprises: [ListedEnterprise], _ sources: [PlannedSource], at level: WarningLevel,
        _ notices: inout [AccountingNotice]
    ) -> LevelPlan {
        let sectors = Self.sectors(enterprises, sources, at: level)
        let cityDay = cityDay(sectors, enterprises, at: level, &notices)
        let accounting = RatioAccounting(
            parameters: input.parameters, days: [cityDay], isPartDay: false, leavesOutDays: false)
        let (ratios, verdict) = accounting.accounts()
        return LevelPlan(
            level: level,
            ratios: PerPollutant { pollutant in
                Self.planned(ratios[pollutant], cityDay, pollutant)
            },
            verdict: verdict, sectors: sectors, required: enterprises.count { $0.plans[level].isRequired })
    }

    private static func planned(
        _ ratio: RatioAccount, _ cityDay: CityDay, _ pollutant: Pollutant
    ) -> PlannedRatio {
        let industry = cityDay.metered.plan[pollutant]
        let reduction = industry + cityDay.declared[pollutant]
        var missing: Mass?
        if let society = ratio.society, let target = ratio.target {
            missing =
                ratio.verdict == .met
                ? .zero : Society.shortfall(of: reduction, to: target, of: society.perDay)
        }
        return PlannedRatio(
            society: ratio.society, target: ratio.target, targetSource: cityDay.targets[pollutant]?.source,
            reduction: reduction, industry: industry, plan: ratio.plan, industryPlan: ratio.industryPlan,
            missing: missing, verdict: ratio.verdict, notes: ratio.notes)
    }

    private static func sectors(
        _ enterprises: [ListedEnterprise], _ sources: [PlannedSource], at level: WarningLevel
    ) -> [SectorPlan] {
        let industry = enterprises.reduce(into: PerPollutant<Mass>.zero) { $0.add($1.plans[level].plan) }
        let declared = SourceSector.allCases.compactMap { sector -> SectorPlan? in
            let own = sources.filter { $0.sector == sector }
            guard !own.isEmpty else { return nil }
            let sum = own.reduce(into: PerPollutant<Mass>.zero) { sum, source in
                sum.add(source.reduction(at: level).map { $0 ?? .zero })
            }
            return SectorPlan(sector: sector, isDeclared: true, plan: sum)
        }
        return [SectorPlan(sector: .industrial, isDeclared: false, plan: industry)] + declared
    }

    /// A day on which everything at the level is carried out and proven.
    private func cityDay(
        _ sectors: [SectorPlan], _ enterprises: [ListedEnterprise], at level: WarningLevel,
        _ notices: inout [AccountingNotice]
    ) -> CityDay {
        let plan = sectors[0].plan
        let figures = PerPollutant<(account: SocietyAccount, isLater: Bool)?> { pollutant in
            society.figure(of: pollutant, in: input.day.year)
        }
        var cityDay = CityDay(
            day: input.day, level: level,
            metered: DayMasses(plan: plan, low: plan, high: plan, evident: plan),
            declared: sectors.dropFirst().reduce(into: .zero) { $0.add($1.plan) },
            society: figures.map { $0?.account },
            targets: PerPollutant { targets.target(level, $0, on: input.day) })
        for pollutant in Pollutant.allCases {
            if let figure = figures[pollutant], figure.isLater {
                notices.append(AccountingNotice(.societyOfLaterYear, pollutant: pollutant, year: figure.account.year))
            }
            if cityDay.targets[pollutant]?.isAmbiguous ?? false {
                notices.append(AccountingNotice(.ambiguousTarget, pollutant: pollutant, level: level))
            }
        }
        let offenders = ParticulateBasisCheck.offenders(
            enterprises.lazy.map { ($0.enterprise, $0.plans[level].plan.pm) },
            society: cityDay.society.pm?.particulateBasis)
        notices += offenders.map { AccountingNotice(.particulateBasisMismatch, enterpriseID: $0, pollutant: .pm) }
        cityDay.hasBasisMismatch = !offenders.isEmpty || society.mixesBases(in: input.day.year)
        return cityDay
    }

    // MARK: Groups

    /// Sorted by name, the unnamed group last.
    private static func groups(_ enterprises: [ListedEnterprise], by name: (Enterprise) -> String?) -> [ListGroup] {
        gathered(enterprises, by: name).values.sorted { left, right in
            guard let first = left.name else { return false }
            guard let second = right.name else { return true }
            return first < second
        }
    }

    /// In a given order of names; the empty name stands for none.
    private static func ordered(
        _ enterprises: [ListedEnterprise], _ names: [String], by name: (Enterprise) -> String?
    ) -> [ListGroup] {
        let groups = gathered(enterprises, by: name)
        return names.compactMap { groups[$0] }
    }

    private static func gathered(
        _ enterprises: [ListedEnterprise], by name: (Enterprise) -> String?
    ) -> [String: ListGroup] {
        var groups: [String: ListGroup] = [:]
        for listed in enterprises {
            let key = name(listed.enterprise) ?? ""
            groups[key, default: ListGroup(named: key)].add(listed)
        }
        return groups
    }
}

extension ListGroup {
    fileprivate init(named name: String) {
        self.init(
            name: name.isEmpty ? nil : name, enterprises: 0, plan: PerLevel { _ in .zero },
            required: PerLevel { _ in 0 })
    }

    fileprivate mutating func add(_ listed: ListedEnterprise) {
        enterprises += 1
        for level in WarningLevel.allCases {
            plan[level].add(listed.plans[level].plan)
            if listed.plans[level].isRequired { required[level] += 1 }
        }
    }
}
