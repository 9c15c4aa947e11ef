import EmissionModel

/// Puts one account together: the enterprises one by one, then the sums over them.
struct CityAssembly {
    let input: CityInput
    let days: AccountedDays
    private let scope: CityAccount.Scope
    let frame: DayFrame
    /// The accounted days, or the one part day that the account is about.
    let shownDays: [AccountedDays.Day]
    let isPartDay: Bool
    private let firstDayWithoutType: CalendarDay?
    /// Enterprises that are accounted, nil: all.
    private let only: Set<String>?

    init(
        _ input: CityInput, _ days: AccountedDays, scope: CityAccount.Scope, start: CalendarDay, last: CalendarDay,
        only: Set<String>? = nil
    ) {
        let frame = DayFrame(input, start: start, through: last)
        self.input = input
        self.days = days
        self.scope = scope
        self.only = only
        self.frame = frame
        isPartDay = days.accounted.isEmpty
        if case .day = scope, isPartDay {
            shownDays = days.partDays.map { AccountedDays.Day(day: $0.day, level: $0.levels.max()) }
        } else {
            shownDays = days.accounted
        }
        firstDayWithoutType = frame.firstDayWithoutType(shownDays.map { frame.index(of: $0.day) })
    }

    /// Figures are sums over several days or parts of a day.
    private var isSum: Bool {
        if case .episode = scope { true } else { shownDays.count > 1 }
    }

    func account() -> CityAccount { accountWithDays(of: workings()).account }

    /// What the sums are made of, before they are made.
    struct Workings {
        var accounting: EnterpriseAccounting
        /// Corrected by the comparison group, where there is one.
        var drafts: [EnterpriseDraft]
        var comparison: CityComparison?
        var placebo: CityPlacebo
        var results: [EnterpriseAccounting.Result]
    }

    func workings() -> Workings {
        let accounting = enterpriseAccounting()
        var drafts = EnterpriseCase.all(in: input.inventory, readings: input.readings)
            .map(accounting.draft)
        let comparison = CityComparison(drafts, accounting, episode: input.episode)
        if let comparison {
            for row in drafts.indices { drafts[row].consumption.correct(by: comparison.corrections(of: row)) }
        }
        let placebo = placebo(drafts, comparison)
        let results = drafts.indices.filter { isAccounted(drafts[$0].enterpriseCase) }.map {
            accounting.account(drafts[$0], row: $0, placebo.spreads[$0])
        }
        return Workings(
            accounting: accounting, drafts: drafts, comparison: comparison, placebo: placebo, results: results)
    }

    /// The account, and the days that it sums.
    func accountWithDays(of workings: Workings) -> (account: CityAccount, days: [CityDay]) {
        var totals = Array(repeating: DayMasses(), count: shownDays.count)
        var enterprises: [EnterpriseAccount] = []
        let compared = workings.comparison?.account(workings.drafts, input.parameters)
        var notices = calendarNotices(compared) + input.notices
        enterprises.reserveCapacity(input.inventory.enterprises.count)
        for result in workings.results {
            enterprises.append(result.account)
            notices += result.notices
            for position in totals.indices { totals[position] += result.days[position].masses }
        }
        let uncertainty = CityUncertainty(workings.placebo, workings.results, parameters: input.parameters)
        let cityDays = cityDays(totals, enterprises, &notices)
        let whole = ratioAccounting(
            cityDays, leavesOutDays: days.partDays.contains(where: \.isLevelled),
            uncertainty.simulation(of: Array(shownDays.indices)))
        let (ratios, verdict) = whole.accounts()
        let groups = GroupSums(enterprises)
        var account = CityAccount(
            region: input.region, scope: scope, episodeID: input.episode.id, level: days.highestLevel,
            minutes: days.minutes, accountedDays: days.days, partDays: days.partDays,
            segments: segments(cityDays, uncertainty), coverage: coverage(groups.total, whole),
            implementation: implementation(groups, enterprises), ratios: ratios, verdict: verdict,
            sectors: sectors(groups.total), counties: groups.counties, industries: groups.industries,
            departments: groups.departments, enterprises: enterprises, notices: Self.sortedOnce(notices),
            targetSources: PerPollutant { Self.sources(cityDays, $0) },
            days: isPartDay ? [] : cityDays.map { $0.account(minutes: $0.minutes) }, decisions: input.decisions)
        account.comparison = compared
        account.uncertainty = isPartDay ? nil : uncertainty.account
        if case .day(let day) = scope, !isPartDay {
            account.witnesses = WitnessComparison(input).accounts(of: enterprises, on: day)
        }
        return (account, cityDays)
    }

    /// All are drafted: those that are not accounted themselves make the comparison group, and tell how baselines err.
    private func isAccounted(_ enterpriseCase: EnterpriseCase) -> Bool {
        only?.contains(enterpriseCase.enterprise.id) ?? true
    }

    private func enterpriseAccounting() -> EnterpriseAccounting {
        EnterpriseAccounting(
            parameters: input.parameters, readings: input.readings, partReadings: input.partReadings, frame: frame,
            usableDays: UsableDays(frame),
            badDaysOfEnterprise: input.calendar.badDaysOfEnterprise,
            exemptions: Dictionary(grouping: input.exemptions, by: \.enterpriseID),
            days: shownDays.map { shown in
                let index = frame.index(of: shown.day)
                return EnterpriseAccounting.Day(
                    index: index, day: shown.day, level: shown.level,
                    isNearLunarNewYear: frame.isNearLunarNewYear[index], minutes: shown.minutes,
                    quarters: shown.part?.quarters)
            },
            level: shownDays.compactMap(\.level).max() ?? days.highestLevel,
            calendarIsKnown: firstDayWithoutType == nil, isPartDay: isPartDay, isSum: isSum)
    }

    private func ratioAccounting(
        _ cityDays: [CityDay], leavesOutDays: Bool, _ simulation: ReductionSimulation?
    ) -> RatioAccounting {
        RatioAccounting(
            parameters: input.parameters, days: cityDays, isPartDay: isPartDay, leavesOutDays: leavesOutDays,
            isBelowLevels: isPartDay && !days.partDays.contains(where: \.isLevelled), simulation: simulation)
    }

    /// What is not judged has no error: of a part day there is no window.
    private func placebo(_ drafts: [EnterpriseDraft], _ comparison: CityComparison?) -> CityPlacebo {
        let all = isPartDay ? [] : Array(shownDays.indices)
        let stretches = isPartDay ? [] : segmentRuns.map { positions(of: $0) }.filter { !$0.isEmpty && $0 != all }
        return CityPlacebo(
            drafts, frame: frame, days: shownDays.map { frame.index(of: $0.day) }, stretches: [all] + stretches,
            parameters: input.parameters.baseline, comparison: comparison)
    }
}

// MARK: - Days of the region

extension CityAssembly {
    private func cityDays(
        _ totals: [DayMasses], _ enterprises: [EnterpriseAccount], _ notices: inout [AccountingNotice]
    ) -> [CityDay] {
        let society = Society(input.society, region: input.region)
        let targets = Targets(table: input.targets, configured: input.parameters.targets)
        return zip(shownDays, totals).map { shown, metered in
            let year = shown.day.year
            let figures = PerPollutant<(account: SocietyAccount, isLater: Bool)?> { society.figure(of: $0, in: year) }
            var cityDay = CityDay(
                day: shown.day, level: shown.level, minutes: shown.minutes, start: shown.start, metered: metered,
                declared: declared(on: shown),
                society: figures.map { $0?.account },
                targets: PerPollutant { pollutant in
                    shown.level.flatMap { targets.target($0, pollutant, on: shown.day) }
                })
            for pollutant in Pollutant.allCases {
                if let figure = figures[pollutant], figure.isLater {
                    notices.append(
                        AccountingNotice(.societyOfLaterYear, pollutant: pollutant, year: figure.account.year))
                }
                if cityDay.targets[pollutant]?.isAmbiguous ?? false {
                    notices.append(AccountingNotice(.ambiguousTarget, pollutant: pollutant, level: shown.level))
                }
            }
            let offenders = Self.basisOffenders(enterprises, society: cityDay.society.pm?.particulateBasis)
            cityDay.hasBasisMismatch = !offenders.isEmpty || society.mixesBases(in: year)
            notices += offenders.map {
                AccountingNotice(.particulateBasisMismatch, enterpriseID: $0, pollutant: .pm)
            }
            return cityDay
        }
    }

    /// Enterprises whose planned particulate stands on another basis than the whole society's.
    private static func basisOffenders(
        _ enterprises: [EnterpriseAccount], society: ParticulateBasis?
    ) -> [String] {
        ParticulateBasisCheck.offenders(enterprises.lazy.map { ($0.enterprise, $0.plan.pm) }, society: society)
    }

    /// A declared reduction is one of a whole day: a stretch of it has its share by hours, rounded down.
    private func declared(on shown: AccountedDays.Day, by sector: SourceSector? = nil) -> PerPollutant<Mass> {
        let sum = declared(on: shown.day, by: sector)
        guard shown.minutes != 1440, let share = Ratio(Int128(shown.minutes), over: 1440) else { return sum }
        return sum.map { Mass(milligrams: (Ratio(Int($0.milligrams)) * share).whole(.down)) }
    }

    private func declared(on day: CalendarDay, by sector: SourceSector?) -> PerPollutant<Mass> {
        var sum = PerPollutant<Mass>.zero
        for source in input.otherSources where (sector == nil || source.sector == sector) && isDeclared(source, on: day)
        {
            sum[source.pollutant] += source.reduction
        }
        return sum
    }

    func isDeclared(_ source: OtherSourceReduction, on day: CalendarDay) -> Bool {
        switch source.period {
        case .day(let declaredDay): declaredDay == day
        case .episode(let id): id == input.episode.id
        }
    }

    private func sectors(_ metered: GroupAccount) -> [SectorAccount] {
        let industry = SectorAccount(
            sector: .industrial, isDeclared: false, plan: metered.plan, low: metered.low, high: metered.high)
        let shown = Set(shownDays.map(\.day))
        let declaring = Set(
            input.otherSources.filter { source in
                switch source.period {
                case .day(let day): shown.contains(day)
                case .episode(let id): id == input.episode.id && !shown.isEmpty
                }
            }.map(\.sector))
        let declared = SourceSector.allCases.filter { declaring.contains($0) }.map { sector in
            let sum = shownDays.reduce(PerPollutant<Mass>.zero) { $0 + self.declared(on: $1, by: sector) }
            return SectorAccount(sector: sector, isDeclared: true, plan: sum, low: sum, high: sum)
        }
        return [industry] + declared
    }
}

// MARK: - Segments

extension CityAssembly {
    /// The stretches of one level of an episode, those that begin after the last accounted day left out; of a day only
    /// those of a day that was split.
    private func segments(_ cityDays: [CityDay], _ uncertainty: CityUncertainty) -> [Segment] {
        segmentRuns.map { segment($0, cityDays, uncertainty) }
    }

    var segmentRuns: [LevelRun] {
        switch scope {
        case .episode(_, let last): return levelRuns(through: last)
        case .day(let day):
            guard days.accounted.contains(where: { $0.part != nil }) else { return [] }
            let (midnight, next) = (LocalMinute(day), LocalMinute(day, minute: 1440))
            return levelRuns(through: day).compactMap { run in
                let cut = LevelRun(
                    level: run.level, start: max(run.start, midnight), end: run.end.map { min($0, next) } ?? next,
                    last: day)
                return cut.start < next && cut.end ?? next > midnight ? cut : nil
            }
        }
    }

    /// Of the shown days that the run is made of.
    func positions(of run: LevelRun) -> [Int] {
        shownDays.indices.filter { shownDays[$0].level == run.level && run.contains(shownDays[$0].start) }
    }

    private func segment(_ run: LevelRun, _ cityDays: [CityDay], _ uncertainty: CityUncertainty) -> Segment {
        let positions = positions(of: run)
        let own = positions.map { cityDays[$0] }
        let touched = days.partDays.contains { $0.isLevelled && run.first <= $0.day && $0.day <= run.last }
        let accounting = RatioAccounting(
            parameters: input.parameters, days: own, isPartDay: own.isEmpty, leavesOutDays: touched,
            isBelowLevels: run.level == nil, simulation: uncertainty.simulation(of: positions))
        let (ratios, verdict) = accounting.accounts()
        var accounted: [CalendarDay] = []
        for day in own where accounted.last != day.day { accounted.append(day.day) }
        return Segment(
            level: run.level, first: run.first, last: run.last, start: run.start, end: run.end,
            minutes: own.reduce(0) { $0 + $1.minutes }, accountedDays: accounted, ratios: ratios, verdict: verdict)
    }

    /// Time of one level without a break in level.
    struct LevelRun {
        var level: WarningLevel?
        var start: LocalMinute
        /// nil while it goes on.
        var end: LocalMinute?
        /// The last day of it that the account is about.
        var last: CalendarDay

        var first: CalendarDay { start.day }

        func contains(_ minute: LocalMinute) -> Bool { minute >= start && end.map { minute < $0 } ?? true }
    }

    private func levelRuns(through last: CalendarDay) -> [LevelRun] {
        var runs: [LevelRun] = []
        for interval in input.episode.intervals where interval.start.day <= last {
            let lastDay = interval.end.map { min(LocalMinute(number: $0.number - 1).day, last) } ?? last
            if let previous = runs.indices.last, runs[previous].level == interval.level {
                runs[previous].last = lastDay
                runs[previous].end = interval.end
            } else {
                runs.append(
                    LevelRun(level: interval.level, start: interval.start, end: interval.end, last: lastDay))
            }
        }
        return runs
    }
}

// MARK: - Sums over enterprises

extension CityAssembly {
    private func coverage(_ total: GroupAccount, _ accounting: RatioAccounting) -> Coverage {
        Coverage(
            required: total.required, judged: total.judged,
            planMass: PerPollutant { accounting.coverage(of: $0) })
    }

    private func implementation(_ groups: GroupSums, _ enterprises: [EnterpriseAccount]) -> Implementation {
        var counts: [Outcome: Int] = [:]
        for account in enterprises { counts[account.outcome, default: 0] += 1 }
        let total = groups.total
        return Implementation(
            count: Ratio(Int128(total.implemented), over: Int128(total.required)),
            mass: PerPollutant { total.low[$0] / total.plan[$0] }, implemented: total.implemented,
            outcomes: Outcome.allCases.map { OutcomeCount(outcome: $0, enterprises: counts[$0] ?? 0) })
    }

    private func calendarNotices(_ comparison: ComparisonAccount?) -> [AccountingNotice] {
        var notices: [AccountingNotice] = []
        if let day = firstDayWithoutType {
            notices.append(AccountingNotice(.calendarUnknown, day: day, year: day.year))
        }
        for shown in shownDays where input.calendar.distanceToLunarNewYear(shown.day) == nil {
            notices.append(AccountingNotice(.lunarNewYearUnknown, year: shown.day.year))
        }
        for shown in shownDays where !isPartDay && frame.isNearLunarNewYear[frame.index(of: shown.day)] {
            let stands = comparison?.stands(on: shown.day) ?? false
            notices.append(AccountingNotice(stands ? .lunarNewYearCompared : .lunarNewYearGate, day: shown.day))
        }
        notices += comparison?.notices ?? []
        if !CityAccounting.supportedMethods.contains(input.parameters.baseline.method) {
            notices.append(AccountingNotice(.methodNotSupported))
        }
        if input.parameters.baseline.method == .lunarLastYear, !frame.isInLunarSeason {
            notices.append(AccountingNotice(.lunarSeasonOver))
        }
        return notices
    }

    static func sortedOnce(_ notices: [AccountingNotice]) -> [AccountingNotice] {
        var result: [AccountingNotice] = []
        for notice in notices.sorted() where result.last != notice { result.append(notice) }
        return result
    }

    private static func sources(_ days: [CityDay], _ pollutant: Pollutant) -> [TargetSource] {
        var sources: [TargetSource] = []
        for case let target? in days.map({ $0.targets[pollutant] }) where !sources.contains(target.source) {
            sources.append(target.source)
        }
        return sources
    }
}
