public import EmissionModel

extension Inspection: LedgerRecord {
    public static let ledgerTable = "inspection"
    public static let ledgerColumns = [
        "day", "minute_of_day", "enterprise_id", "mode", "conclusion", "problem", "action", "attachments", "inspector",
        "record_number",
    ]

    /// The same unit's second account of one check corrects its first; a time or a number tells several checks apart.
    public var ledgerKey: String {
        "\(day.iso)|\(enterpriseID)|\(mode.rawValue)|\(inspector ?? "")|\(minute.map(String.init) ?? "")|\(recordNumber ?? "")"
    }

    public func encode(to encoder: inout LedgerEncoder) {
        encoder.day(day)
        encoder.integer(minute)
        encoder.text(enterpriseID)
        encoder.choice(mode)
        encoder.choice(conclusion)
        encoder.text(problem)
        encoder.text(action)
        encoder.text(attachments)
        encoder.text(inspector)
        encoder.text(recordNumber)
    }

    public init(from decoder: inout LedgerDecoder) throws(MalformedRow) {
        let day = try decoder.requiredDay()
        let minute = try decoder.smallInteger()
        let enterpriseID = try decoder.requiredText()
        let mode = try decoder.requiredChoice(Mode.self)
        let conclusion = try decoder.requiredChoice(Conclusion.self)
        let problem = try decoder.text()
        let action = try decoder.text()
        let attachments = try decoder.text()
        let inspector = try decoder.text()
        let recordNumber = try decoder.text()
        self.init(
            day: day, minute: minute, enterpriseID: enterpriseID, mode: mode, conclusion: conclusion, problem: problem,
            action: action, attachments: attachments, inspector: inspector, recordNumber: recordNumber)
    }
}
