import EmissionModel

/// τ of a level and pollutant on a day: the targets table in force, then the configuration.
struct Targets {
    let table: [ReductionTarget]
    let configured: [WarningLevel: PerPollutant<Ratio>]

    struct Target {
        var share: Ratio
        var source: TargetSource
        /// More than one row of the table is in force.
        var isAmbiguous: Bool
    }

    func target(_ level: WarningLevel, _ pollutant: Pollutant, on day: CalendarDay) -> Target? {
        switch ruling(level, pollutant, on: day) {
        case .row(let row):
            let isAmbiguous = rows(level, pollutant, on: day).count > 1
            return Target(share: row.share, source: .table(document: row.document), isAmbiguous: isAmbiguous)
        case .configured(let share): return Target(share: share, source: .configured, isAmbiguous: false)
        case nil: return nil
        }
    }

    enum Ruling {
        case row(ReductionTarget)
        case configured(Ratio)
    }

    /// Of several rows in force the one that came into force last, then the highest.
    func ruling(_ level: WarningLevel, _ pollutant: Pollutant, on day: CalendarDay) -> Ruling? {
        let ruling = rows(level, pollutant, on: day).max { left, right in
            let (first, second) = (left.validFrom?.number ?? .min, right.validFrom?.number ?? .min)
            if first != second { return first < second }
            if left.share != right.share { return left.share < right.share }
            return left.document ?? "" < right.document ?? ""
        }
        return ruling.map(Ruling.row) ?? configured[level].map { .configured($0[pollutant]) }
    }

    private func rows(_ level: WarningLevel, _ pollutant: Pollutant, on day: CalendarDay) -> [ReductionTarget] {
        table.filter { $0.level == level && $0.pollutant == pollutant && $0.isInForce(on: day) }
    }
}
