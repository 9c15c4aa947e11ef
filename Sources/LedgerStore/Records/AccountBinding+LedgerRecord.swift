public import EmissionModel

extension AccountBinding: LedgerRecord {
    public static let ledgerTable = "account_binding"
    public static let ledgerColumns = [
        "account_number", "enterprise_id", "role", "sign", "multiplier", "valid_from_day", "valid_to_day",
        "resolution",
    ]

    /// An account that is sent again with other days, or another sign, is corrected, not bound twice.
    public var ledgerKey: String { "\(accountNumber)|\(enterpriseID)" }

    public func encode(to encoder: inout LedgerEncoder) {
        encoder.text(accountNumber)
        encoder.text(enterpriseID)
        encoder.choice(role)
        encoder.integer(sign)
        encoder.ratio(multiplier)
        encoder.day(validFrom)
        encoder.day(validTo)
        encoder.choice(resolution)
    }

    public init(from decoder: inout LedgerDecoder) throws(MalformedRow) {
        let accountNumber = try decoder.requiredText()
        let enterpriseID = try decoder.requiredText()
        let role = try decoder.requiredChoice(AccountRole.self)
        let sign = try decoder.requiredSmallInteger()
        let multiplier = try decoder.ratio()
        let validFrom = try decoder.day()
        let validTo = try decoder.day()
        let resolution = try decoder.choice(ReadingResolution.self)
        self.init(
            accountNumber: accountNumber, enterpriseID: enterpriseID, role: role, sign: sign,
            multiplier: multiplier, validFrom: validFrom, validTo: validTo, resolution: resolution)
    }
}
