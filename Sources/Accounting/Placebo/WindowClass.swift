import EmissionModel

/// What kind of days a window and the fortnight before it are made of; a baseline errs differently in each
/// (`evidence.md` 4.1).
public enum WindowClass: String, Sendable, CaseIterable, Hashable {
    /// No holiday in it nor in the fourteen days before it, and none of these within 21 days of Lunar New Year.
    case normal
    /// Without a holiday itself, after one, or after a bad day.
    case postHoliday
    /// A statutory holiday is in it.
    case holiday
    /// One of its days is within 21 days of Lunar New Year.
    case lunarNewYear

    /// Days on which nothing happened, from which errors are learnt (`evidence.md` 4.6).
    static let ordinary: Set<WindowClass> = [.normal, .postHoliday]

    private static let daysBefore = 14

    /// nil where the type of a day is not known, or a day of the window is bad.
    init?(_ window: Range<Int>, in frame: DayFrame) {
        guard window.allSatisfy({ frame.types[$0] != nil && frame.isTrusted[$0] }) else { return nil }
        let before = max(0, window.lowerBound - Self.daysBefore)..<window.lowerBound
        if window.contains(where: { frame.isNearLunarNewYear[$0] }) {
            self = .lunarNewYear
        } else if window.contains(where: { frame.types[$0] == .holiday }) {
            self = .holiday
        } else if before.contains(where: {
            frame.types[$0] == .holiday || frame.isNearLunarNewYear[$0] || !frame.isTrusted[$0]
        }) {
            self = .postHoliday
        } else {
            self = .normal
        }
    }
}
