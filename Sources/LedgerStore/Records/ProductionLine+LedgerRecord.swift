public import EmissionModel

extension ProductionLine: LedgerRecord {
    public static let ledgerTable = "production_line"
    public static let ledgerColumns = [
        "enterprise_id", "line_id", "process", "so2_mg", "so2_days", "nox_mg", "nox_days", "pm_mg", "pm_days",
        "vocs_mg", "vocs_days", "energy_share", "is_interruptible", "list_year",
    ]

    public var ledgerKey: String { "\(listYear.map(String.init) ?? "")|\(enterpriseID)|\(lineID)" }

    public func encode(to encoder: inout LedgerEncoder) {
        encoder.text(enterpriseID)
        encoder.text(lineID)
        encoder.text(process)
        encoder.emissions(emission)
        encoder.ratio(energyShare)
        encoder.flag(isInterruptible)
        encoder.integer(listYear)
    }

    public init(from decoder: inout LedgerDecoder) throws(MalformedRow) {
        let enterpriseID = try decoder.requiredText()
        let lineID = try decoder.requiredText()
        let process = try decoder.text()
        let emission = try decoder.emissions()
        let energyShare = try decoder.ratio()
        let isInterruptible = try decoder.flag()
        let listYear = try decoder.smallInteger()
        self.init(
            enterpriseID: enterpriseID, lineID: lineID, process: process, emission: emission,
            energyShare:
                energyShare, isInterruptible: isInterruptible, listYear: listYear)
    }
}
