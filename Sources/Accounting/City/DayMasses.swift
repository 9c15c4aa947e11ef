import EmissionModel

/// The metered masses of one enterprise, or of many, on one accounted day.
struct DayMasses: Sendable {
    var plan = PerPollutant<Mass>.zero
    var low = PerPollutant<Mass>.zero
    var high = PerPollutant<Mass>.zero
    /// The part of the plan that has evidence.
    var evident = PerPollutant<Mass>.zero

    static func += (total: inout DayMasses, day: DayMasses) {
        total.plan.add(day.plan)
        total.low.add(day.low)
        total.high.add(day.high)
        total.evident.add(day.evident)
    }
}

extension PerPollutant<Mass> {
    /// The generic sum of another module costs ten times as much, once an enterprise and day.
    mutating func add(_ other: Self) {
        so2 += other.so2
        nox += other.nox
        pm += other.pm
        vocs += other.vocs
    }

    /// All four pollutants together.
    var sum: Mass { so2 + nox + pm + vocs }
}
