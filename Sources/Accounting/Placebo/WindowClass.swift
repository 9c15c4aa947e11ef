/// What kind of days a placebo window lies among; no window is of two classes (evidence 4.1).
public enum WindowClass: String, Sendable, CaseIterable, Hashable {
    /// No holiday, no day around Lunar New Year and no bad day in the window or in the 14 days before it.
    case normal
    /// One of these in the 14 days before the window, none in it.
    case postHoliday
    /// A statutory holiday in the window.
    case holiday
    /// A day of the window lies within the margin of Lunar New Year.
    case lunarNewYear
}
