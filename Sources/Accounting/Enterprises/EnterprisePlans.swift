import EmissionModel

/// An enterprise's measure and planned masses at every level that the accounted days had.
struct EnterprisePlans {
    typealias Entry = (plan: MeasurePlan, masses: PlannedMasses)

    /// Milligrams a day.
    let emission: PerPollutant<Ratio?>
    /// At the highest accounted level.
    let displayed: MeasurePlan
    private let entries: [(key: Key, entry: Entry)]

    /// What a plan and its masses depend on: the level, whether the enterprise is exempt by a decision, and the minutes of
    /// the day.
    struct Key: Hashable {
        var level: WarningLevel?
        var isExempt: Bool
        var minutes = 1440
    }

    /// - Parameter isOffSeason: it stands still before the episode, at whatever level.
    init(_ enterpriseCase: EnterpriseCase, keys: [Key], displayed: Key, isOffSeason: Bool = false) {
        let emission = enterpriseCase.enterprise.emission.map { $0?.daily }
        self.emission = emission
        var entries: [(key: Key, entry: Entry)] = []
        for key in [displayed] + keys where !entries.contains(where: { $0.key == key }) {
            let known = entries.first { $0.key.level == key.level && $0.key.isExempt == key.isExempt }?.entry.plan
            let plan =
                known
                ?? (key.isExempt
                    ? .exempted
                    : key.level.map { MeasurePlan(enterpriseCase, at: $0, isOffSeason: isOffSeason) } ?? .nothing)
            let own = key.minutes == 1440 ? emission : Self.emission(emission, within: key.minutes)
            entries.append((key, (plan, PlannedMasses(plan, emission: own))))
        }
        self.entries = entries
        self.displayed = entries[0].entry.plan
    }

    /// Without any decision.
    init(_ enterpriseCase: EnterpriseCase, levels: [WarningLevel?], displayed: WarningLevel?) {
        self.init(
            enterpriseCase, keys: levels.map { Key(level: $0, isExempt: false) },
            displayed: Key(level: displayed, isExempt: false))
    }

    subscript(level: WarningLevel?) -> Entry { self[Key(level: level, isExempt: false)] }

    subscript(key: Key) -> Entry {
        (entries.first { $0.key == key } ?? entries[0]).entry
    }

    private static func emission(
        _ emission: PerPollutant<Ratio?>, within minutes: Int
    ) -> PerPollutant<Ratio?> {
        guard let share = Ratio(Int128(minutes), over: 1440) else { return emission }
        return emission.map { $0.map { $0 * share } }
    }

    /// At any of the levels.
    var isRequired: Bool { entries.contains { $0.entry.plan.isRequired } }

    /// Of all levels, each once.
    var notices: [AccountingNotice] {
        var notices: [AccountingNotice] = []
        for entry in entries {
            for notice in entry.entry.plan.notices where !notices.contains(notice) { notices.append(notice) }
        }
        return notices
    }
}
