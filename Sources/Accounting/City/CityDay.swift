import EmissionModel

/// One day of a region: the sums over its enterprises, what other sources declared, the denominator and the targets.
struct CityDay {
    var day: CalendarDay
    var level: WarningLevel?
    var metered = DayMasses()
    var declared: PerPollutant<Mass> = .zero
    var society: PerPollutant<SocietyAccount?>
    var hasBasisMismatch = false
    var targets: PerPollutant<Targets.Target?>
}
