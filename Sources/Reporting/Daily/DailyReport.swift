public import Accounting
public import Diagnostics
public import EmissionModel
public import Jurisdiction

/// All that a daily report says beside the account: one value from which JSON, Markdown and workbook are made. Nothing
/// in it depends on a clock, so that equal values give equal bytes.
public struct DailyReport: Sendable {
    public var account: CityAccount
    public var episode: Episode
    public var jurisdiction: Jurisdiction
    /// The last day of which readings are in the figures.
    public var cutoff: CalendarDay?
    public var inventoryVersion: String
    /// What the figures stand on, the same in whatever order the input came.
    public var inputsDigest: String
    /// Of the input; the account's own notices are added where they are printed.
    public var findings: [Diagnostic]
    public var revision: RevisionNote
    /// The report it is: a day's, or one of those about a whole episode, which stand on the same account.
    public var kind = ReportRule.Kind.daily
    /// What others owe this office about the day or the episode.
    public var received: [ReceivedReport] = []
    /// What departments sent about the day, and what on-site checks found.
    public var work: [DepartmentWork] = []
    public var checks: [SiteCheck] = []
    /// For deadlines in working days.
    public var calendar: DayCalendar?

    public init(
        account: CityAccount, episode: Episode, jurisdiction: Jurisdiction, cutoff: CalendarDay?,
        inventoryVersion: String, inputsDigest: String, findings: [Diagnostic] = [],
        revision: RevisionNote = .first
    ) {
        self.account = account
        self.episode = episode
        self.jurisdiction = jurisdiction
        self.cutoff = cutoff
        self.inventoryVersion = inventoryVersion
        self.inputsDigest = inputsDigest
        self.findings = findings
        self.revision = revision
    }

    /// The account object of `cli.md`, with the plan's areas where it has any.
    public func json(_ language: Language = .zh) -> JSONValue { json(language, withFindings: true) }

    /// The same but for the findings: a finding of a later file is no new figure.
    public var figures: JSONValue {
        guard case .object(let members) = json(.zh, withFindings: false) else { return [:] }
        return .object(members.filter { $0.key != "findings" })
    }

    private func json(_ language: Language, withFindings: Bool) -> JSONValue {
        let areas = areas
        let object = AccountDocument.json(
            account, profile: jurisdiction.profile.id, cutoff: cutoff?.iso, inventoryVersion: inventoryVersion,
            inputsDigest: inputsDigest,
            findings: withFindings ? findings + AccountingMessages.findings(of: areas) : nil, language: language)
        guard case .object(let members) = object else { return object }
        let areaMembers =
            jurisdiction.profile.areas.isEmpty ? [] : [(key: "areas", value: JSONValue.array(areas.map(\.json)))]
        return .object(members + areaMembers + attachedMembers)
    }

    /// What others sent and checked, of a day; an episode's reports hold theirs beside the account.
    private var attachedMembers: [(key: String, value: JSONValue)] {
        guard case .day = account.scope,
            case .object(let members) = EpisodeReport(base: self, days: [], work: work, checks: checks).attachments
        else { return [] }
        // The account's own `departments` are groups of enterprises.
        return members.filter { $0.value != .array([]) }
            .map { ($0.key == "departments" ? "departmentReports" : $0.key, $0.value) }
    }

    /// Of the input and of the accounting, the gravest first.
    var allFindings: [Diagnostic] {
        (findings + ownFindings).sorted { ($1.severity, $0) < ($0.severity, $1) }
    }

    /// What the account itself and the plan's areas have to say.
    public var ownFindings: [Diagnostic] {
        AccountingMessages.findings(of: account) + AccountingMessages.findings(of: areas) + unknownDeadlines
    }

    /// The day, or the last one of an episode.
    var day: CalendarDay {
        switch account.scope {
        case .day(let day): day
        case .episode(_, let last): last
        }
    }

    /// Whether the day was only partly in force, or changed its level, and therefore has no verdict.
    var isPartDay: Bool { !account.partDays.isEmpty && account.accountedDays.isEmpty }
}
