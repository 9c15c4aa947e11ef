public import EmissionModel

extension Regrading: LedgerRecord {
    public static let ledgerTable = "regrading"
    public static let ledgerColumns = ["enterprise_id", "grade", "valid_from_day", "document", "reason"]

    public var ledgerKey: String { "\(enterpriseID)|\(validFrom.iso)" }

    public func encode(to encoder: inout LedgerEncoder) {
        encoder.text(enterpriseID)
        encoder.choice(grade)
        encoder.day(validFrom)
        encoder.text(document)
        encoder.text(reason)
    }

    public init(from decoder: inout LedgerDecoder) throws(MalformedRow) {
        let enterpriseID = try decoder.requiredText()
        let grade = try decoder.requiredChoice(PerformanceGrade.self)
        let validFrom = try decoder.requiredDay()
        let document = try decoder.text()
        let reason = try decoder.text()
        self.init(
            enterpriseID: enterpriseID, grade: grade, validFrom: validFrom, document: document, reason: reason)
    }
}
