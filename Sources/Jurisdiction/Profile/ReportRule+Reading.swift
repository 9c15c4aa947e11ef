import Diagnostics
import EmissionModel

extension ReportRule: ProfileEntry {
    var identity: String? { id }

    init(_ node: YAMLNode, plan: PlanDocument) throws(JurisdictionError) {
        let fields = try node.mapping(
            [
                "id", "kind", "title", "due", "recipient", "direction", "sender", "senders", "levels", "contents",
            ] + YAMLMapping.originKeys)
        let origin = try fields.origin(in: plan)
        self.init(
            id: try fields.text("id"), kind: try fields.required("kind").word(of: Kind.self),
            title: try fields.localized("title"), due: try ReportDue(try fields.required("due")),
            recipient: try fields.text("recipient"),
            direction: try fields.required("direction").word(of: Direction.self),
            sender: try fields.optionalText("sender"), senders: try fields["senders"]?.word(of: Senders.self),
            levels: try Self.levels(fields["levels"]), contents: try fields.texts("contents"),
            source: origin.source, isPlanRule: origin.isPlanRule)
    }

    /// Every level where none is written.
    private static func levels(_ node: YAMLNode?) throws(JurisdictionError) -> [WarningLevel] {
        guard let node else { return WarningLevel.allCases }
        var levels: [WarningLevel] = []
        for item in try node.list() { levels.append(try item.word(of: WarningLevel.self)) }
        return levels.sorted()
    }
}

extension ReportDue {
    private enum Name: String, CaseIterable {
        case daily, dailyForDayBefore, atIssue, daysAfterLift, workingDaysAfterLift, beforeDate, afterLift, unstated
    }

    /// `{when: dailyForDayBefore, at: "09:00"}`, `{when: daysAfterLift, days: 2}`, `{when: beforeDate, date: 09-01}`.
    init(_ node: YAMLNode) throws(JurisdictionError) {
        let fields = try node.mapping(["when", "at", "days", "date"])
        let name = try fields.required("when").word(of: Name.self)
        let minute = try fields["at"].map { node throws(JurisdictionError) in try Self.minute(node) }
        switch name {
        case .daily: self = .daily(dayBefore: false, minute: minute)
        case .dailyForDayBefore: self = .daily(dayBefore: true, minute: minute)
        case .atIssue: self = .atIssue
        case .daysAfterLift:
            self = .daysAfterLift(try fields.required("days").integer(in: 1...60), minute: minute)
        case .workingDaysAfterLift:
            self = .workingDaysAfterLift(try fields.required("days").integer(in: 1...60))
        case .beforeDate: self = try Self.date(try fields.required("date"))
        case .afterLift: self = .afterLift
        case .unstated: self = .unstated
        }
    }

    private static func minute(_ node: YAMLNode) throws(JurisdictionError) -> Int {
        let parts = try node.text().split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]),
            let minute = Int(parts[1]), (0...23).contains(hour), (0...59).contains(minute)
        else { throw node.mistyped(zh: "“09:00”这样的时刻", en: "a time such as “09:00”") }
        return hour * 60 + minute
    }

    private static func date(_ node: YAMLNode) throws(JurisdictionError) -> ReportDue {
        let parts = try node.text().split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let month = Int(parts[0]),
            let day = Int(parts[1]), CalendarDay(year: 2024, month: month, day: day) != nil
        else { throw node.mistyped(zh: "“09-01”这样的月日", en: "a month and day such as “09-01”") }
        return .beforeDate(month: month, day: day)
    }
}
