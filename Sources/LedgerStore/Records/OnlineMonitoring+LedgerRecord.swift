public import EmissionModel

extension OnlineMonitoring: LedgerRecord {
    public static let ledgerTable = "online_monitoring"
    public static let ledgerColumns = [
        "day", "enterprise_id", "outlet", "so2_mg", "nox_mg", "pm_mg", "vocs_mg", "valid_hours", "status",
    ]

    public var ledgerKey: String { "\(day.iso)|\(enterpriseID)|\(outlet ?? "")" }

    public func encode(to encoder: inout LedgerEncoder) {
        encoder.day(day)
        encoder.text(enterpriseID)
        encoder.text(outlet)
        encoder.masses(masses)
        encoder.ratio(validHours)
        encoder.choice(status)
    }

    public init(from decoder: inout LedgerDecoder) throws(MalformedRow) {
        let day = try decoder.requiredDay()
        let enterpriseID = try decoder.requiredText()
        let outlet = try decoder.text()
        let masses = try decoder.masses()
        let validHours = try decoder.ratio()
        let status = try decoder.requiredChoice(Status.self)
        self.init(
            day: day, enterpriseID: enterpriseID, outlet: outlet, masses: masses, validHours: validHours, status: status
        )
    }
}

extension LedgerEncoder {
    mutating func masses(_ value: PerPollutant<Mass?>) {
        for pollutant in Pollutant.allCases { mass(value[pollutant]) }
    }
}

extension LedgerDecoder {
    mutating func masses() throws(MalformedRow) -> PerPollutant<Mass?> {
        let so2 = try mass()
        let nox = try mass()
        let pm = try mass()
        let vocs = try mass()
        return PerPollutant(so2: so2, nox: nox, pm: pm, vocs: vocs)
    }
}
