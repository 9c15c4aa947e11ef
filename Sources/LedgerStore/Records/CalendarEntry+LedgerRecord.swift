public import EmissionModel

extension CalendarEntry: LedgerRecord {
    public static let ledgerTable = "calendar_entry"
    public static let ledgerColumns = [
        "day", "kind", "enterprise_id", "name",
    ]

    public var ledgerKey: String { "\(day.iso)|\(enterpriseID ?? "")" }

    public func encode(to encoder: inout LedgerEncoder) {
        encoder.day(day)
        encoder.choice(kind)
        encoder.text(enterpriseID)
        encoder.text(name)
    }

    public init(from decoder: inout LedgerDecoder) throws(MalformedRow) {
        let day = try decoder.requiredDay()
        let kind = try decoder.requiredChoice(Kind.self)
        let enterpriseID = try decoder.text()
        let name = try decoder.text()
        self.init(
            day: day, kind: kind, enterpriseID: enterpriseID, name: name)
    }
}
