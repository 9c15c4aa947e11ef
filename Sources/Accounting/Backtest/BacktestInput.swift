public import EmissionModel

/// The history that baselines are judged on: every enterprise's daily energies.
public struct BacktestInput: Sendable {
    /// The day of the first column.
    public var firstDay: CalendarDay
    public var dayCount: Int
    /// Sorted.
    public var enterpriseIDs: [String]
    /// kWh by enterprise and day, NaN where there is no reading or none that is to be trusted.
    public var kilowattHours: [[Double]]
    public var calendar: DayCalendar
    /// No window holds a minute of these, and their days are not usable in a baseline.
    public var responses: [ResponseInterval]
    public var parameters: AccountingParameters

    public init(
        firstDay: CalendarDay, dayCount: Int, enterpriseIDs: [String], kilowattHours: [[Double]],
        calendar: DayCalendar, responses: [ResponseInterval], parameters: AccountingParameters
    ) {
        self.firstDay = firstDay
        self.dayCount = dayCount
        self.enterpriseIDs = enterpriseIDs
        self.kilowattHours = kilowattHours
        self.calendar = calendar
        self.responses = responses
        self.parameters = parameters
    }

    public var lastDay: CalendarDay { firstDay.advanced(by: dayCount - 1) }
}
