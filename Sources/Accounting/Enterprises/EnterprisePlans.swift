import EmissionModel

/// An enterprise's measure and planned masses at every level that the accounted days had.
struct EnterprisePlans {
    typealias Entry = (plan: MeasurePlan, masses: PlannedMasses)

    /// Milligrams a day.
    let emission: PerPollutant<Ratio?>
    /// At the highest accounted level.
    let displayed: MeasurePlan
    private let entries: [(key: Key, entry: Entry)]

    /// What a plan depends on: the level, and whether the enterprise is exempt by a decision.
    struct Key: Hashable {
        var level: WarningLevel?
        var isExempt: Bool
    }

    init(_ enterpriseCase: EnterpriseCase, keys: [Key], displayed: Key) {
        let emission = enterpriseCase.enterprise.emission.map { $0?.daily }
        self.emission = emission
        var entries: [(key: Key, entry: Entry)] = []
        for key in [displayed] + keys where !entries.contains(where: { $0.key == key }) {
            let plan = key.isExempt ? .exempted : key.level.map { MeasurePlan(enterpriseCase, at: $0) } ?? .nothing
            entries.append((key, (plan, PlannedMasses(plan, emission: emission))))
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
