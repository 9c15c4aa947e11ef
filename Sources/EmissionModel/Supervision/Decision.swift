/// What somebody has decided, with a reason and a document (核定): without it nothing is guessed.
public struct Decision: Sendable, Hashable {
    public var subject: DecisionSubject
    public var value: DecisionValue
    public var decidedBy: String
    public var reason: String
    public var document: String
    /// First day on which it holds, nil: always.
    public var validFrom: CalendarDay?
    /// Last day on which it holds, nil: always.
    public var expires: CalendarDay?
    public var decidedAt: LocalMinute?

    public init(
        subject: DecisionSubject, value: DecisionValue, decidedBy: String, reason: String, document: String,
        validFrom: CalendarDay? = nil, expires: CalendarDay? = nil, decidedAt: LocalMinute? = nil
    ) {
        self.subject = subject
        self.value = value
        self.decidedBy = decidedBy
        self.reason = reason
        self.document = document
        self.validFrom = validFrom
        self.expires = expires
        self.decidedAt = decidedAt
    }

    public func isInForce(on day: CalendarDay) -> Bool {
        if let validFrom, day < validFrom { return false }
        if let expires, day > expires { return false }
        return true
    }
}
