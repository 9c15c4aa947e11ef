import EmissionModel

/// The comparison group of an account and what it makes of every enterprise's baselines: worked out before the
/// enterprises are judged, from all of them.
struct CityComparison {
    let enterprises: [ComparedEnterprise]
    /// One for each accounted day, or part of one.
    let days: [ComparisonDay]

    /// nil where no group is asked for, or nothing is to be corrected.
    init?(_ drafts: [EnterpriseDraft], _ city: EnterpriseAccounting, episode: Episode) {
        let method = city.parameters.comparisonGroup
        guard method != .none, city.calendarIsKnown, !city.isPartDay, !city.days.isEmpty else { return nil }
        let enterprises = drafts.map { ComparedEnterprise($0, city) }
        let repeated = DuplicateSeries(kilowattHours: enterprises.map { Array($0.kilowattHours[city.frame.lookback]) })
        let eligible = enterprises.indices.filter { enterprises[$0].isEligible }.filter(repeated.isFirst)
        let membership = ComparisonMembership(episode, exemptions: city.exemptions)
        let levels = enterprises.map(\.level)
        var standing: [[Int]: StandingGroup] = [:]
        days = city.days.enumerated().map { position, day in
            let asked = membership.levels(through: day.day)
            let free = eligible.filter { membership.isFree(drafts[$0].enterpriseCase, at: asked, through: day.day) }
            let group = ComparisonGroup(
                candidates: free, levels: levels, minimum: city.parameters.comparisonMinimum)
            let correction = GroupCorrection(
                method, group, logRatios: enterprises.map { $0.logRatios[position] },
                isExceptionalDay: city.frame.isExceptional(day.index))
            guard let correction else { return ComparisonDay(day: day.day, candidates: free, group: group) }
            var own = standing[free] ?? StandingGroup(group)
            own.prepare(for: correction.strength, enterprises, city)
            let logs = own.corrections(by: correction, past: enterprises.map(\.pastLogRatios))
            standing[free] = own
            return ComparisonDay(day: day.day, candidates: free, group: group, correction: correction, logs: logs)
        }
        self.enterprises = enterprises
        standingGroup = days.first { $0.correction != nil }.flatMap { standing[$0.candidates] }
        shortPasts = standing.values.map(\.shortPasts).max() ?? 0
    }

    /// Of the first day on which one stands.
    let standingGroup: StandingGroup?

    /// Enterprises that take half strength for want of a past of their own.
    let shortPasts: Int

    /// log(corrected / uncorrected) of the baselines of the accounted days; nil where one keeps its own.
    func corrections(of row: Int) -> [Double?] {
        days.map { day in day.logs.flatMap { $0[row] } }
    }
}

/// One accounted day, or part of one, of a comparison group.
struct ComparisonDay {
    var day: CalendarDay
    /// Rows under no measure that may be members, the giants among them.
    var candidates: [Int]
    var group: ComparisonGroup
    /// nil where the group does not stand.
    var correction: GroupCorrection?
    /// log(corrected / uncorrected) of every row, nil for one that keeps its own; no rows where the group does not stand.
    var logs: [Double?]?
}

extension DuplicateSeries {
    /// No row before it is the same account registered for another enterprise.
    fileprivate func isFirst(_ row: Int) -> Bool { !pairs.contains { $0.later == row } }
}

extension DayFrame {
    /// A statutory holiday, or a day around Lunar New Year.
    fileprivate func isExceptional(_ index: Int) -> Bool { types[index] == .holiday || isNearLunarNewYear[index] }
}
