/// The emission inventory (应急减排清单) in force: enterprises, their lines and measures, and the accounts bound to
/// them, each in the order of its key, so that equal lists are equal values.
public struct EmissionInventory: Sendable, Hashable {
    public var enterprises: [Enterprise]
    public var lines: [ProductionLine]
    public var measures: [Measure]
    public var bindings: [AccountBinding]

    public init(
        enterprises: [Enterprise] = [], lines: [ProductionLine] = [], measures: [Measure] = [],
        bindings: [AccountBinding] = []
    ) {
        self.enterprises = enterprises
        self.lines = lines
        self.measures = measures
        self.bindings = bindings
    }
}

/// A metering account (用电户号) bound to an enterprise for some days.
public struct AccountBinding: Sendable, Hashable {
    public var accountNumber: String
    public var enterpriseID: String
    public var role: AccountRole
    /// +1 counted, −1 subtracted, 0 excluded.
    public var sign: Int
    public var multiplier: Ratio?
    /// First and last day of the binding; nil is open.
    public var validFrom: CalendarDay?
    public var validTo: CalendarDay?
    /// How finely the account's consumption is promised; nil, or a day, where its sender does not say so. Declared, not
    /// found out: a curve that is then missing counts as nothing saved.
    public var resolution: ReadingResolution?

    public init(
        accountNumber: String, enterpriseID: String, role: AccountRole = .wholePlant, sign: Int = 1,
        multiplier: Ratio? = nil, validFrom: CalendarDay? = nil, validTo: CalendarDay? = nil,
        resolution: ReadingResolution? = nil
    ) {
        self.accountNumber = accountNumber
        self.enterpriseID = enterpriseID
        self.role = role
        self.sign = sign
        self.multiplier = multiplier
        self.validFrom = validFrom
        self.validTo = validTo
        self.resolution = resolution
    }

    /// Another enterprise counts the same account on a day on which this one does.
    public func isContradicted(by other: AccountBinding) -> Bool {
        guard other.accountNumber == accountNumber, other.enterpriseID != enterpriseID, sign != 0, other.sign != 0
        else {
            return false
        }
        let startsAfter = validFrom.flatMap { from in other.validTo.map { from > $0 } } ?? false
        let endsBefore = validTo.flatMap { to in other.validFrom.map { to < $0 } } ?? false
        return !startsAfter && !endsBefore
    }

    public func isValid(on day: CalendarDay) -> Bool {
        if let validFrom, day < validFrom { return false }
        if let validTo, day > validTo { return false }
        return true
    }
}

/// 采集粒度 of an account.
public enum ReadingResolution: String, Sendable, CaseIterable, Hashable {
    case day
    case quarterHour = "quarter-hour"
}

/// 用途 of an account.
public enum AccountRole: String, Sendable, CaseIterable, Hashable {
    case wholePlant, production, abatement, combined, indirect, resale
}

extension Sequence<AccountBinding> {
    /// The bindings that another one contradicts: whose account two enterprises count on one day.
    public var contradicted: Set<AccountBinding> {
        var result: Set<AccountBinding> = []
        for (_, claims) in Dictionary(grouping: self, by: \.accountNumber) where claims.count > 1 {
            for claim in claims where claims.contains(where: { claim.isContradicted(by: $0) }) { result.insert(claim) }
        }
        return result
    }
}
