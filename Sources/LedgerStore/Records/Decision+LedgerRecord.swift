public import EmissionModel

extension Decision: LedgerRecord {
    public static let ledgerTable = "decision"
    public static let ledgerColumns = [
        "subject", "value", "decided_by", "reason", "document", "valid_from_day", "expires_day", "decided_at_minute",
    ]

    /// A later decision on the same matter takes the place of an earlier one.
    public var ledgerKey: String { subject.id }

    public func encode(to encoder: inout LedgerEncoder) {
        encoder.text(subject.id)
        encoder.text(value.canonical)
        encoder.text(decidedBy)
        encoder.text(reason)
        encoder.text(document)
        encoder.day(validFrom)
        encoder.day(expires)
        encoder.minute(decidedAt)
    }

    public init(from decoder: inout LedgerDecoder) throws(MalformedRow) {
        let id = try decoder.requiredText()
        let subject = try decoder.required(DecisionSubject(id: id))
        let words = try decoder.requiredText()
        let value = try decoder.required(DecisionValue(canonical: words))
        let decidedBy = try decoder.requiredText()
        let reason = try decoder.requiredText()
        let document = try decoder.requiredText()
        let validFrom = try decoder.day()
        let expires = try decoder.day()
        let decidedAt = try decoder.minute()
        self.init(
            subject: subject, value: value, decidedBy: decidedBy, reason: reason, document: document,
            validFrom: validFrom, expires: expires, decidedAt: decidedAt)
    }
}
