import EmissionModel

/// What is the same for every enterprise of a region. Each is drafted first and judged when all are drafted, because how
/// far a baseline may err, and how a group moved, is learnt from all of them.
struct EnterpriseAccounting {
    /// An accounted day, or the one part day that a day's account is about.
    struct Day {
        var index: Int
        var day: CalendarDay
        var level: WarningLevel?
        var isNearLunarNewYear: Bool
        var minutes = 1440
        /// Of a stretch that was split off a day; nil for a whole day.
        var quarters: Range<Int>?
    }

    struct Result {
        /// Of the draft.
        var row: Int
        var account: EnterpriseAccount
        /// One for each of `days`.
        var days: [EnterpriseDay]
        var planned: [PlannedMasses]
        var notices: [AccountingNotice]
    }

    let parameters: AccountingParameters
    let readings: ReadingTable
    let partReadings: [Range<Int>: ReadingTable]
    let frame: DayFrame
    let usableDays: UsableDays
    let badDaysOfEnterprise: [String: Set<CalendarDay>]
    let exemptions: [String: [Exemption]]
    let days: [Day]
    /// The highest level of `days`, or of the part days where there are no accounted ones.
    let level: WarningLevel?
    /// Of `days` and the look-back.
    let calendarIsKnown: Bool
    /// Nothing is judged: the account is about days that daily readings cannot split.
    let isPartDay: Bool
    /// The account is a sum over `days`, not about one whole day.
    let isSum: Bool

    func draft(_ enterpriseCase: EnterpriseCase) -> EnterpriseDraft {
        let keys = planKeys(of: enterpriseCase.enterprise)
        let consumption = EnterpriseConsumption(enterpriseCase, self)
        let plans = EnterprisePlans(
            enterpriseCase, keys: keys,
            displayed: EnterprisePlans.Key(
                level: level, isExempt: !keys.isEmpty && keys.allSatisfy { $0.isExempt }),
            isOffSeason: consumption.offSeason != nil)
        return EnterpriseDraft(enterpriseCase: enterpriseCase, keys: keys, plans: plans, consumption: consumption)
    }

    /// - Parameter spread: how far the baseline may err; nil where it is given or nothing is known.
    func account(_ draft: EnterpriseDraft, row: Int, _ spread: ErrorSpread?) -> Result {
        let enterprise = draft.enterpriseCase.enterprise
        let (plans, consumption) = (draft.plans, draft.consumption)
        let records = days.indices.map { position in
            EnterpriseDay(
                plans[draft.keys[position]].plan, plans[draft.keys[position]].masses,
                consumption.day(position, isNearLunarNewYear: days[position].isNearLunarNewYear),
                parameters: parameters, isPartDay: isPartDay)
        }
        let judgement = EnterpriseJudgement(
            records, plans: plans, consumption: consumption, caps: days.map { enterprise.cap?.within($0.minutes) },
            parameters: parameters, isPartDay: isPartDay, isSum: isSum, spread: spread)
        let plan = plans.displayed
        let observability = enterprise.observability ?? (plan.measure.isUnseen ? Observability.none : .strong)
        let account = EnterpriseAccount(
            enterprise: enterprise, measure: plan.measure, measureText: plan.text, inheritedFrom: plan.inheritedFrom,
            observability: observability, baselineMethod: consumption.baseline.source,
            baseline: consumption.totalBaseline, baselineUncorrected: consumption.totalUncorrected,
            baselineTwoSided: Energy.sum(consumption.baseline.twoSided),
            baselinePrior5: Energy.sum(consumption.baseline.prior5), baseLoad: consumption.baseLoad,
            energy: consumption.totalEnergy, drop: judgement.drop, loadRatio: judgement.figures?.loadRatio,
            productionCut: judgement.figures?.productionCut, expectedCut: plan.expected,
            plannedCut: plan.plannedCut, attainment: judgement.attainment,
            attainment90: judgement.attainment90.map { ($0.lowerBound.value...$0.upperBound.value).roundedOutward },
            baselineError: spread?.account, outcome: judgement.outcome,
            evidence: plans.isRequired
                ? judgement.grade(consumption, observability, isInherited: plan.inheritedFrom != nil) : nil,
            emission: plans.emission, plan: judgement.total.plan, low: judgement.total.low,
            high: judgement.total.high, overachieved: judgement.overachieved, isRequired: plans.isRequired,
            hasEvidence: judgement.hasEvidence)
        return Result(
            row: row, account: account, days: records, planned: draft.keys.map { plans[$0].masses },
            notices: notices(draft.enterpriseCase, plans, consumption, judgement))
    }

    /// One for each of `days`.
    private func planKeys(of enterprise: Enterprise) -> [EnterprisePlans.Key] {
        let own = exemptions[enterprise.id] ?? []
        return days.map { day in
            EnterprisePlans.Key(
                level: day.level, isExempt: own.contains { $0.holds(on: day.day, at: day.level) },
                minutes: day.minutes)
        }
    }

    private func notices(
        _ enterpriseCase: EnterpriseCase, _ plans: EnterprisePlans, _ consumption: EnterpriseConsumption,
        _ judgement: EnterpriseJudgement
    ) -> [AccountingNotice] {
        let id = enterpriseCase.enterprise.id
        var notices = plans.notices
        if plans.isRequired || judgement.standing == .cap {
            let missing = Set(days.indices.filter { consumption.energies[$0] == nil }.map { days[$0].index }).count
            if !enterpriseCase.accounts.contains(where: { $0.binding.sign > 0 }) {
                notices.append(AccountingNotice(.noAccount, enterpriseID: id))
            } else {
                if missing > 0 { notices.append(AccountingNotice(.missingDays, enterpriseID: id, count: missing)) }
                if plans.isRequired, consumption.baseline.source == .none, calendarIsKnown {
                    notices.append(
                        consumption.lacksCurves
                            ? AccountingNotice(.missingCurves, enterpriseID: id)
                            : AccountingNotice(.tooFewBaselineDays, enterpriseID: id, count: consumption.levelDays))
                }
            }
        }
        if consumption.baseline.source == .given, plans.isRequired {
            notices.append(AccountingNotice(.givenBaseline, enterpriseID: id))
        }
        if consumption.isBaseLoadRefused { notices.append(AccountingNotice(.baseLoadRefused, enterpriseID: id)) }
        if judgement.standing == .exempt, let drop = judgement.drop, drop < -parameters.attainment.increase {
            notices.append(AccountingNotice(.voluntaryRise, enterpriseID: id, ratio: drop))
        }
        let known = consumption.energies.compactMap { $0 }
        let sum = known.reduce(.zero, +)
        if judgement.standing == .longIdle, consumption.offSeason != nil {
            notices.append(AccountingNotice(.offSeason, enterpriseID: id))
            if consumption.isRunningOffSeason {
                notices.append(AccountingNotice(.offSeasonRunning, enterpriseID: id, energy: sum))
            }
        } else if judgement.standing == .longIdle, known.contains(where: { $0 > Self.idle }) {
            notices.append(AccountingNotice(.idleRunning, enterpriseID: id, energy: sum))
        }
        return notices
    }

    /// What a plant that stands still may use a day: 10 kWh.
    private static let idle = Energy(milliwattHours: 10_000_000)
}

extension MeasureType? {
    /// Electricity cannot see what the measure does.
    fileprivate var isUnseen: Bool { self == .transport || self == .other }
}
