import EmissionModel

/// An enterprise's measure and planned masses at every level that the accounted days had.
struct EnterprisePlans {
    typealias Entry = (plan: MeasurePlan, masses: PlannedMasses)

    /// Milligrams a day.
    let emission: PerPollutant<Ratio?>
    /// At the highest accounted level.
    let displayed: MeasurePlan
    private let entries: [(level: WarningLevel?, entry: Entry)]

    init(_ enterpriseCase: EnterpriseCase, levels: [WarningLevel?], displayed: WarningLevel?) {
        let emission = enterpriseCase.enterprise.emission.map { $0?.daily }
        self.emission = emission
        var entries: [(level: WarningLevel?, entry: Entry)] = []
        for level in [displayed] + levels where !entries.contains(where: { $0.level == level }) {
            let plan = level.map { MeasurePlan(enterpriseCase, at: $0) } ?? .nothing
            entries.append((level, (plan, PlannedMasses(plan, emission: emission))))
        }
        self.entries = entries
        self.displayed = entries[0].entry.plan
    }

    subscript(level: WarningLevel?) -> Entry {
        (entries.first { $0.level == level } ?? entries[0]).entry
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
