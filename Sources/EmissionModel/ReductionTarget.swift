/// A target of the targets table: what share of the whole society's emission a level must save, for some days, with the
/// document that approved a downward adjustment (核减).
public struct ReductionTarget: Sendable, Hashable {
    public var level: WarningLevel
    public var pollutant: Pollutant
    public var share: Ratio
    public var document: String?
    public var reason: String?
    public var approvedBy: String?
    public var validFrom: CalendarDay?
    public var validTo: CalendarDay?

    public init(
        level: WarningLevel, pollutant: Pollutant, share: Ratio, document: String? = nil, reason: String? = nil,
        approvedBy: String? = nil, validFrom: CalendarDay? = nil, validTo: CalendarDay? = nil
    ) {
        self.level = level
        self.pollutant = pollutant
        self.share = share
        self.document = document
        self.reason = reason
        self.approvedBy = approvedBy
        self.validFrom = validFrom
        self.validTo = validTo
    }

    public func isInForce(on day: CalendarDay) -> Bool {
        if let validFrom, day < validFrom { return false }
        if let validTo, day > validTo { return false }
        return true
    }
}
