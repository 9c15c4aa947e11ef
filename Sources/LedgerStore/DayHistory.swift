import EmissionModel

/// What one transaction knows of the days it has met, so that flush after flush of a file does not read again what can
/// say nothing of its accounts.
struct DayHistory {
    private var before: [CalendarDay: Bool] = [:]
    private var own: [CalendarDay: [ClosedRange<Int32>]] = [:]

    /// Whether other files have given anything for a day.
    /// - Parameter ask: asked once a day.
    mutating func hasOtherFiles(on day: CalendarDay, ask: () throws -> Bool) rethrows -> Bool {
        if let known = before[day] { return known }
        let answer = try ask()
        before[day] = answer
        return answer
    }

    /// Whether the file itself has given something for a day within a range of accounts.
    func hasOwn(_ accounts: ClosedRange<Int32>, on day: CalendarDay) -> Bool {
        own[day]?.contains { $0.overlaps(accounts) } ?? false
    }

    mutating func note(_ accounts: ClosedRange<Int32>, on day: CalendarDay) {
        own[day, default: []].append(accounts)
    }
}
