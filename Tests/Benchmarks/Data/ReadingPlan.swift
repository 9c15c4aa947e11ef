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
    public private(set) var days: Int
    public var accountsPerEnterprise: Int
    /// Days of the whole plan before the first of this part of it.
    private var offset = 0
    private var response: Int

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
        response = days - 1
    }

    /// Some of the days, with the readings that they have in the whole.
    public func only(_ range: Range<Int>) -> ReadingPlan {
        precondition(range.lowerBound >= 0 && range.upperBound <= days && !range.isEmpty, "no such days")
        var part = self
        part.firstDay = firstDay.advanced(by: range.lowerBound)
        part.days = range.count
        part.offset += range.lowerBound
        return part
    }

    public var readings: Int { accounts * days * Self.quarters }
    public var enterprises: Int { (accounts + accountsPerEnterprise - 1) / accountsPerEnterprise }
    public var lastDay: CalendarDay { firstDay.advanced(by: days - 1) }
    public var firstBaselineDay: CalendarDay { lastDay.advanced(by: -Self.baselineDays) }

    /// Thirteen digits.
    public func accountNumber(_ account: Int) -> Int { 6_500_000_000_000 + account * 7 }

    /// `Q000001`.
    public func enterpriseID(_ enterprise: Int) -> String { "Q" + String(1_000_001 + enterprise).dropFirst() }

    func isResponse(_ day: Int) -> Bool { offset + day == response }

    /// The number of a day in the whole plan.
    func number(ofDay day: Int) -> Int { offset + day }
}
