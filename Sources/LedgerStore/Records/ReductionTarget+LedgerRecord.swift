public import EmissionModel

extension ReductionTarget: LedgerRecord {
    public static let ledgerTable = "reduction_target"
    public static let ledgerColumns = [
        "level", "pollutant", "target_share", "document", "reason", "approved_by", "valid_from_day", "valid_to_day",
    ]

    public var ledgerKey: String { "\(level.rawValue)|\(pollutant.rawValue)|\(validFrom?.iso ?? "")" }

    public func encode(to encoder: inout LedgerEncoder) {
        encoder.choice(level)
        encoder.choice(pollutant)
        encoder.ratio(share)
        encoder.text(document)
        encoder.text(reason)
        encoder.text(approvedBy)
        encoder.day(validFrom)
        encoder.day(validTo)
    }

    public init(from decoder: inout LedgerDecoder) throws(MalformedRow) {
        let level = try decoder.requiredChoice(WarningLevel.self)
        let pollutant = try decoder.requiredChoice(Pollutant.self)
        let share = try decoder.requiredRatio()
        let document = try decoder.text()
        let reason = try decoder.text()
        let approvedBy = try decoder.text()
        let validFrom = try decoder.day()
        let validTo = try decoder.day()
        self.init(
            level: level, pollutant: pollutant, share: share, document: document, reason: reason,
            approvedBy:
                approvedBy, validFrom: validFrom, validTo: validTo)
    }
}
