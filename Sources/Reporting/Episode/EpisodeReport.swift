public import Accounting
public import Diagnostics
public import EmissionModel
public import Jurisdiction

/// All that is said of a whole episode: the one value from which the summary (过程总结评估), the work summary (工作总结) and
/// the submission (报送材料) are made, each as JSON, Markdown and workbook.
public struct EpisodeReport: Sendable {
    /// With the account of the whole episode; its `kind` says which of the reports this is.
    public var base: DailyReport
    /// The account of each day in force by itself, in the order of time.
    public var days: [CityAccount]
    /// Of each day in force, where the ledger has any.
    public var air: [AirDay]
    /// What departments have sent, by day and then by name.
    public var work: [DepartmentWork]
    /// What on-site checks found, by day and then by enterprise.
    public var checks: [SiteCheck]

    public init(
        base: DailyReport, days: [CityAccount], air: [AirDay] = [], work: [DepartmentWork] = [],
        checks: [SiteCheck] = []
    ) {
        self.base = base
        self.days = days
        self.air = air
        self.work = work
        self.checks = checks
    }

    var account: CityAccount { base.account }
    var jurisdiction: Jurisdiction { base.jurisdiction }

    /// The air of a day, nil where nothing is known of it.
    func air(on day: CalendarDay) -> AirDay? { air.first { $0.day == day } }
}

/// The air of one day as a report shows it.
public struct AirDay: Sendable, Hashable {
    public var day: CalendarDay
    public var aqi: Int?
    public var primaryPollutant: String?

    public init(day: CalendarDay, aqi: Int?, primaryPollutant: String? = nil) {
        self.day = day
        self.aqi = aqi
        self.primaryPollutant = primaryPollutant
    }
}

/// What one department did on a day, or over the episode, in its own figures.
public struct DepartmentWork: Sendable, Hashable {
    public var department: String
    /// nil: about the episode as a whole.
    public var day: CalendarDay?
    public var people: Int?
    public var checks: Int?
    public var stopped: Int?
    public var sites: Int?
    public var vehicles: Int?
    public var text: String?
    public var results: String?
    public var problems: String?
    public var improvements: String?

    public init(
        department: String, day: CalendarDay?, people: Int? = nil, checks: Int? = nil, stopped: Int? = nil,
        sites: Int? = nil, vehicles: Int? = nil, text: String? = nil, results: String? = nil,
        problems: String? = nil, improvements: String? = nil
    ) {
        self.department = department
        self.day = day
        self.people = people
        self.checks = checks
        self.stopped = stopped
        self.sites = sites
        self.vehicles = vehicles
        self.text = text
        self.results = results
        self.problems = problems
        self.improvements = improvements
    }
}

/// What a check of one enterprise found, in the words of the table.
public struct SiteCheck: Sendable, Hashable {
    public var enterpriseID: String
    public var day: CalendarDay
    public var kind: String
    public var conclusion: String
    public var problem: String?
    public var action: String?
    /// 影像资料 and other papers, by their names.
    public var attachments: String?

    public init(
        enterpriseID: String, day: CalendarDay, kind: String, conclusion: String, problem: String? = nil,
        action: String? = nil, attachments: String? = nil
    ) {
        self.attachments = attachments
        self.enterpriseID = enterpriseID
        self.day = day
        self.kind = kind
        self.conclusion = conclusion
        self.problem = problem
        self.action = action
    }
}
