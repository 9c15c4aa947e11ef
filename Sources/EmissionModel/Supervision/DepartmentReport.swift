/// What a department, or a county, has reported (部门报送): its work of one day, or of a whole episode after the lifting.
/// That it is there is what makes a received report received.
public struct DepartmentReport: Sendable, Hashable {
    public enum Period: Sendable, Hashable {
        case day(CalendarDay)
        case episode(String)
    }

    public var period: Period
    public var department: String
    /// 出动人次.
    public var people: Int?
    /// 检查家次.
    public var checks: Int?
    /// 停产、停工家数.
    public var stopped: Int?
    /// 工地数.
    public var sites: Int?
    /// 车辆数.
    public var vehicles: Int?
    /// 采取的措施.
    public var work: String?
    /// 取得的成效.
    public var results: String?
    /// 发现的问题.
    public var problems: String?
    /// 改进措施.
    public var improvements: String?
    public var attachments: String?

    public init(
        period: Period, department: String, people: Int? = nil, checks: Int? = nil, stopped: Int? = nil,
        sites: Int? = nil, vehicles: Int? = nil, work: String? = nil, results: String? = nil,
        problems: String? = nil, improvements: String? = nil, attachments: String? = nil
    ) {
        self.period = period
        self.department = department
        self.people = people
        self.checks = checks
        self.stopped = stopped
        self.sites = sites
        self.vehicles = vehicles
        self.work = work
        self.results = results
        self.problems = problems
        self.improvements = improvements
        self.attachments = attachments
    }
}
