public import Accounting
public import Diagnostics
public import EmissionModel
public import Jurisdiction

/// All that a roll-up says: one value from which JSON, Markdown and workbook are made, and from which a public edition
/// is made by changing `account`. Nothing in it depends on a clock or on the order of the submissions.
public struct RollUpReport: Sendable {
    /// Its regions' enterprises are the only place where enterprises are named.
    public var account: RollUpAccount
    /// Of a daily roll-up; nil for an episode.
    public var date: CalendarDay?
    /// The plan of the receiving office; nil where none is given.
    public var profile: Profile?
    /// Members that are to send theirs; empty where nobody says which.
    public var expected: [String]
    /// Where the whole area's emission comes from, nil where the members' are added.
    public var societySource: String?
    /// Sorted by region and file.
    public var submissions: [SubmissionEntry]
    /// Of the files received; the roll-up's own are added where they are printed.
    public var findings: [Diagnostic]

    public init(
        account: RollUpAccount, date: CalendarDay?, profile: Profile?, expected: [String], societySource: String?,
        submissions: [SubmissionEntry], findings: [Diagnostic]
    ) {
        self.account = account
        self.date = date
        self.profile = profile
        self.expected = expected
        self.societySource = societySource
        self.submissions = submissions
        self.findings = findings
    }

    public func json(_ language: Language = .zh) -> JSONValue { RollUpDocument.json(self, language: language) }

    /// The gravest first.
    public var allFindings: [Diagnostic] {
        (findings + RollUpMessages.findings(of: self)).sorted { ($1.severity, $0) < ($0.severity, $1) }
    }

    var title: String { "\(account.region)重污染天气应急减排汇总" }

    /// 2026年1月8日, or first and last day.
    var dateText: String {
        if let date { return date.chinese }
        guard let first = account.days.first?.key.day, let last = account.days.last?.key.day else {
            return FigureText.dash
        }
        return first == last ? first.chinese : "\(first.chinese)至\(last.chinese)"
    }

    /// The last day of it, which dates the workbook.
    var day: CalendarDay { date ?? account.days.last?.key.day ?? CalendarDay(number: 0) }

    var targetSource: String {
        let targets = account.days.flatMap { $0.target.values }.compactMap { $0 }
        guard let first = targets.first else { return FigureText.dash }
        if first.isOwn { return "汇总单位（\(profile?.id ?? FigureText.dash)及减排目标表）" }
        return targets.contains(where: \.differs) ? "各地区目标不一，取最高者" : "各地区共同的目标"
    }

    var societyText: String { societySource ?? "各地区全社会排放总量之和" }
}
