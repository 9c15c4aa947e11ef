public import Diagnostics
public import EmissionModel

/// One line of a plan's report schedule (`domain.md` §5).
public struct ReportRule: Sendable, Hashable {
    /// The report that carries it.
    public enum Kind: String, Sendable, CaseIterable, Hashable {
        case daily, episode, submission
        case listCheck = "list-check"
        case rollUp = "roll-up"
        case publicEdition = "public"
        case workSummary = "work-summary"
    }

    public enum Direction: String, Sendable, CaseIterable, Hashable {
        case ours, received
        /// Received by the office that the profile serves, and made by a sender that runs this tool itself.
        case both
    }

    /// The list of the profile that names the senders one by one.
    public enum Senders: String, Sendable, CaseIterable, Hashable {
        case areas, departments
    }

    /// Unique in its profile: `daily-to-prefecture`.
    public let id: String
    public let kind: Kind
    public let title: LocalizedText
    public let due: ReportDue
    public let recipient: String
    public let direction: Direction
    /// Who makes it, where it is received.
    public let sender: String?
    /// Where the senders stand one by one; nil where the plan does not list them.
    public let senders: Senders?
    /// The warning levels at which it is due, from yellow to red.
    public let levels: [WarningLevel]
    /// What the plan wants it to hold, point by point, in its own words.
    public let contents: [String]
    /// The clause of the plan, or the evidence of a default.
    public let source: String
    /// Whether the plan itself asks for it; otherwise it is a default.
    public let isPlanRule: Bool

    /// `contents` as one phrase; nil where the plan does not say.
    public var content: String? { contents.isEmpty ? nil : contents.joined(separator: "、") }
}

/// When a report is due.
public enum ReportDue: Sendable, Hashable {
    /// Each day in force, about that day (`dayBefore` false) or about the day before; `minute` of the day where an hour
    /// is stated.
    case daily(dayBefore: Bool, minute: Int?)
    case atIssue
    /// At the end of the n-th day after lifting, or at a minute of it.
    case daysAfterLift(Int, minute: Int?)
    /// At the end of the n-th working day after lifting; counting starts the day after.
    case workingDaysAfterLift(Int)
    /// Every year before this day.
    case beforeDate(month: Int, day: Int)
    /// After the response ends, no day stated.
    case afterLift
    /// The plan states no time.
    case unstated
}
