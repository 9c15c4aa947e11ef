public import Diagnostics
public import EmissionModel

/// A day on which the readings of many accounts went missing, or to almost nothing, at once. It is proposed as a day
/// that is not to be trusted; somebody has to decide (`DecisionSubject.badDay`).
public struct PartialCollection: Sendable, Hashable {
    public var day: CalendarDay
    /// Accounts that went missing.
    public var accounts: Int
    /// Accounts that were in use, and would be expected.
    public var expected: Int
    /// What went missing of what the expected ones usually use.
    public var share: Ratio

    public init(day: CalendarDay, accounts: Int, expected: Int, share: Ratio) {
        self.day = day
        self.accounts = accounts
        self.expected = expected
        self.share = share
    }

    /// What `abate decide` is given to settle it.
    public var decisionID: String { DecisionSubject.badDay(day, enterpriseID: nil).id }

    public var diagnostic: Diagnostic {
        IngestionMessages.partialCollection(
            day.chinese, String(accounts), String(expected), share.percentText, decisionID, day.iso)
    }
}
