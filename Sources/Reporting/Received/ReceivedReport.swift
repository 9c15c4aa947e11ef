public import Diagnostics
public import EmissionModel
public import Jurisdiction

/// A report that others owe this office (`domain.md` §5), and which of its senders have sent it. What makes it there is
/// a row of the departments table.
public struct ReceivedReport: Sendable, Hashable {
    public struct Sender: Sendable, Hashable {
        public var name: String
        public var isThere: Bool
    }

    public var rule: ReportRule
    /// The last minute, nil where the plan states none or the calendar does not know the days.
    public var deadline: LocalMinute?
    /// One by one; where the plan does not list them, those that have sent it.
    public var senders: [Sender]
    /// Whether the plan lists the senders, so that a missing one can be named.
    public var isListed: Bool

    public var missing: [String] { senders.filter { !$0.isThere }.map(\.name) }
    public var sent: [String] { senders.filter(\.isThere).map(\.name) }

    /// Whether nobody who is known to owe it is missing; a report without a list of senders is never known to be whole.
    public var isWhole: Bool { isListed && missing.isEmpty }

    /// Who owes it, in the plan's words.
    public var senderText: String { rule.sender ?? FigureText.dash }

    /// Whether somebody has yet to send it; of senders that are not listed, whether nobody has.
    public var isOwed: Bool { isListed ? !missing.isEmpty : senders.isEmpty }
}

extension ReceivedReport {
    /// What is owed about a day in force.
    /// - Parameter departments: who has a row of that day, as written there.
    public static func daily(
        _ day: CalendarDay, level: WarningLevel?, from departments: Set<String>, under jurisdiction: Jurisdiction
    ) -> [ReceivedReport] {
        rules(jurisdiction, level, [.daily]).map { rule in
            make(rule, rule.due.deadline(for: day), departments, jurisdiction)
        }
    }

    /// What is owed after an episode was lifted on a day.
    public static func afterLifting(
        on day: CalendarDay, level: WarningLevel?, from departments: Set<String>, under jurisdiction: Jurisdiction,
        calendar: DayCalendar
    ) -> [ReceivedReport] {
        rules(jurisdiction, level, [.episode, .submission, .workSummary]).map { rule in
            make(rule, rule.due.deadline(lifted: day, calendar: calendar), departments, jurisdiction)
        }
    }

    /// An office that is itself one of the senders owes the report and waits for none.
    private static func rules(
        _ jurisdiction: Jurisdiction, _ level: WarningLevel?, _ kinds: Set<ReportRule.Kind>
    ) -> [ReportRule] {
        jurisdiction.reportRules.filter { rule in
            kinds.contains(rule.kind) && rule.direction != .ours && rule.concerns(level)
                && !(rule.direction == .both && jurisdiction.isSender(of: rule))
        }
    }

    private static func make(
        _ rule: ReportRule, _ deadline: LocalMinute?, _ departments: Set<String>, _ jurisdiction: Jurisdiction
    ) -> ReceivedReport {
        let listed = jurisdiction.profile.senders(of: rule)
        let senders =
            listed.isEmpty
            ? departments.sorted().map { Sender(name: $0, isThere: true) }
            : listed.map { name in
                Sender(name: name, isThere: departments.contains { jurisdiction.means($0, name) })
            }
        return ReceivedReport(rule: rule, deadline: deadline, senders: senders, isListed: !listed.isEmpty)
    }
}

extension ReportRule {
    /// Whether it is due at a level; a process below the levels is reported like any other.
    public func concerns(_ level: WarningLevel?) -> Bool { level.map(levels.contains) ?? true }
}

extension Jurisdiction {
    /// Whether the region is itself one of those who send a report.
    public func isSender(of rule: ReportRule) -> Bool {
        profile.senders(of: rule).contains { means(region, $0) }
    }

    /// Whether a row's department is the sender of that name: by its own name, another name of the area, or one of a
    /// group (各街道办事处).
    fileprivate func means(_ department: String, _ sender: String) -> Bool {
        if department == sender || profile.area(department)?.name == sender { return true }
        guard profile.departments.contains(where: { $0.name == sender && $0.isGroup }) else { return false }
        return department.hasSuffix(sender.hasPrefix("各") ? String(sender.dropFirst()) : sender)
    }
}
