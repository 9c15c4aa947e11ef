import EmissionModel

/// Who is asked for nothing (`domain.md` §4): no measure on the list at any level in force since the episode's first
/// response day, nor one inherited from a lower level.
///
/// Out is whoever has a measure of any kind, be it voluntary, a cap, or one that electricity cannot see, and a small
/// enterprise with a measure of its own, though none of them is judged: they were told to do something. Out is also who
/// was exempted by a decision: the reason of an exemption is one for using more than usual. What an enterprise must do on
/// a later day cannot matter yet, so that an episode stays the sum of its days.
struct ComparisonMembership {
    private let episode: Episode
    private let exemptions: [String: [Exemption]]

    init(_ episode: Episode, exemptions: [String: [Exemption]]) {
        self.episode = episode
        self.exemptions = exemptions
    }

    /// The levels in force for at least a minute from the first response day to `day`, from the lowest.
    func levels(through day: CalendarDay) -> [WarningLevel] {
        let end = LocalMinute(day, minute: 1440)
        let inForce = episode.intervals.filter { interval in
            interval.start < end && interval.end.map { $0 > interval.start } ?? true
        }
        return Set(inForce.compactMap(\.level)).sorted()
    }

    /// - Parameter levels: those up to `day`.
    func isFree(_ enterpriseCase: EnterpriseCase, at levels: [WarningLevel], through day: CalendarDay) -> Bool {
        let own = exemptions[enterpriseCase.enterprise.id] ?? []
        if own.contains(where: { exempts($0, at: levels, through: day) }) { return false }
        return levels.allSatisfy { level in
            let measure = LineDuties(enterpriseCase, at: level)?.measure
            return measure == nil || measure == .exempt
        }
    }

    private func exempts(_ exemption: Exemption, at levels: [WarningLevel], through day: CalendarDay) -> Bool {
        guard let first = episode.firstDay, first <= day else { return false }
        return (first...day).contains { day in levels.contains { exemption.holds(on: day, at: $0) } }
    }
}
