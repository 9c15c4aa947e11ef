/// What the online monitoring (在线监测) of one outlet counted on one day. A second witness beside electricity
/// (`domain.md` §3.9); it overwrites nothing.
public struct OnlineMonitoring: Sendable, Hashable {
    public enum Status: String, Sendable, CaseIterable, Hashable {
        case valid
        /// Calibration, maintenance or a fault: not to be trusted.
        case invalid
        /// The facility stood still and said so.
        case shutDown
    }

    public var day: CalendarDay
    public var enterpriseID: String
    /// 排口; nil where the enterprise has one.
    public var outlet: String?
    /// Of the day; nil where the outlet does not measure the pollutant or gave nothing.
    public var masses: PerPollutant<Mass?>
    /// 有效小时数, 0…24; nil where it is not stated.
    public var validHours: Ratio?
    public var status: Status

    public init(
        day: CalendarDay, enterpriseID: String, outlet: String? = nil, masses: PerPollutant<Mass?>,
        validHours: Ratio? = nil, status: Status = .valid
    ) {
        self.day = day
        self.enterpriseID = enterpriseID
        self.outlet = outlet
        self.masses = masses
        self.validHours = validHours
        self.status = status
    }
}
