/// One line of a region's own calendar (日历): a workday or day off beside the official notice, or a day whose readings
/// are not to be trusted, for all or for one enterprise.
public struct CalendarEntry: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable, Hashable {
        case workday, off, bad, outage
    }

    public var day: CalendarDay
    public var kind: Kind
    /// nil: the whole region.
    public var enterpriseID: String?
    public var name: String?

    public init(day: CalendarDay, kind: Kind, enterpriseID: String? = nil, name: String? = nil) {
        self.day = day
        self.kind = kind
        self.enterpriseID = enterpriseID
        self.name = name
    }
}

extension DayCalendar {
    /// The official calendar with a region's entries laid over it.
    public func adding(_ entries: some Sequence<CalendarEntry>) -> DayCalendar {
        var result = self
        for entry in entries {
            switch (entry.kind, entry.enterpriseID) {
            case (.workday, nil):
                result.holidays.remove(entry.day)
                result.makeUpWorkdays.insert(entry.day)
            case (.off, nil):
                result.makeUpWorkdays.remove(entry.day)
                result.holidays.insert(entry.day)
            case (.bad, nil), (.outage, nil): result.badDays.insert(entry.day)
            // One enterprise's day off is no holiday of the region: like a holiday, it is no measure of the enterprise's
            // ordinary days. A single enterprise's workday changes nothing.
            case (.off, let enterprise?), (.bad, let enterprise?), (.outage, let enterprise?):
                result.badDaysOfEnterprise[enterprise, default: []].insert(entry.day)
            case (.workday, _?): break
            }
        }
        return result
    }
}
