import EmissionModel

/// One day of a region, or one stretch of one level of a day that was split: the sums over its enterprises, what other sources declared, the denominator and the targets.
struct CityDay {
    var day: CalendarDay
    var level: WarningLevel?
    /// Of a whole day, or of the stretch that was split off it: masses and declared reductions are of these minutes.
    var minutes = 1440
    /// When they begin, nil where it does not matter.
    var start: LocalMinute?
    var metered = DayMasses()
    var declared: PerPollutant<Mass> = .zero
    var society: PerPollutant<SocietyAccount?>
    var hasBasisMismatch = false
    var targets: PerPollutant<Targets.Target?>
}
