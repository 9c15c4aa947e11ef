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

    /// Of several rows in force the one that came into force last, then the highest.
    func target(_ level: WarningLevel, _ pollutant: Pollutant, on day: CalendarDay) -> Target? {
        let rows = table.filter { $0.level == level && $0.pollutant == pollutant && $0.isInForce(on: day) }
        let ruling = rows.max { left, right in
            let (first, second) = (left.validFrom?.number ?? .min, right.validFrom?.number ?? .min)
            if first != second { return first < second }
            if left.share != right.share { return left.share < right.share }
            return left.document ?? "" < right.document ?? ""
        }
        if let ruling {
            return Target(share: ruling.share, source: .table(document: ruling.document), isAmbiguous: rows.count > 1)
        }
        return configured[level].map { Target(share: $0[pollutant], source: .configured, isAmbiguous: false) }
    }
}
