public import EmissionModel

/// Quarter-hours of many accounts over some days, each a function of seed, account, day and quarter-hour alone: any
/// part can be made in any order, and what all of it adds to is known without reading it back.
///
/// On the last day, the response, every reading is six tenths of what it would be; the five days before it are the
/// baseline.
public struct ReadingPlan: Sendable {
    public var seed: UInt64
    public var accounts: Int
    public var firstDay: CalendarDay
    public var days: Int
    public var accountsPerEnterprise: Int

    public static let quarters = 96
    public static let baselineDays = 5

    /// From 2026-01-01 on, three accounts an enterprise.
    public init(
        accounts: Int, days: Int, seed: UInt64 = 1, firstDay: CalendarDay = CalendarDay(number: 20_454),
        accountsPerEnterprise: Int = 3
    ) {
        precondition(accounts > 0 && days > 0 && accountsPerEnterprise > 0, "a plan of nothing")
        precondition(accounts <= 10_000_000, "account numbers have thirteen digits")
        self.seed = seed
        self.accounts = accounts
        self.firstDay = firstDay
        self.days = days
        self.accountsPerEnterprise = accountsPerEnterprise
    }

    public var readings: Int { accounts * days * Self.quarters }
    public var enterprises: Int { (accounts + accountsPerEnterprise - 1) / accountsPerEnterprise }
    public var lastDay: CalendarDay { firstDay.advanced(by: days - 1) }
    public var firstBaselineDay: CalendarDay { lastDay.advanced(by: -Self.baselineDays) }

    /// Thirteen digits.
    public func accountNumber(_ account: Int) -> Int { 6_500_000_000_000 + account * 7 }

    /// `Q000001`.
    public func enterpriseID(_ enterprise: Int) -> String { "Q" + String(1_000_001 + enterprise).dropFirst() }

    func isResponse(_ day: Int) -> Bool { day == days - 1 }
}
