public import EmissionModel

extension Measure: LedgerRecord {
    public static let ledgerTable = "measure"
    public static let ledgerColumns = [
        "enterprise_id", "line_id", "level", "type", "production_cut", "so2_cut", "nox_cut", "pm_cut", "vocs_cut",
        "energy_cut", "counting_basis", "text", "owner", "is_from_list_text",
        "list_year",
    ]

    /// Of one enterprise, line and level there is one measure on production, an exemption from it being one too; only
    /// transport and other measures stand beside it.
    public var ledgerKey: String {
        let standsBeside = type == .transport || type == .other
        let duty = isFromListText ? "list text" : standsBeside ? type.rawValue : "production"
        return "\(listYear.map(String.init) ?? "")|\(enterpriseID)|\(lineID ?? "")|\(level.rawValue)|\(duty)"
    }

    public func encode(to encoder: inout LedgerEncoder) {
        encoder.text(enterpriseID)
        encoder.text(lineID)
        encoder.choice(level)
        encoder.choice(type)
        encoder.ratio(productionCut)
        encoder.cuts(cuts)
        encoder.ratio(energyCut)
        encoder.text(countingBasis)
        encoder.text(text)
        encoder.text(owner)
        encoder.flag(isFromListText)
        encoder.integer(listYear)
    }

    public init(from decoder: inout LedgerDecoder) throws(MalformedRow) {
        let enterpriseID = try decoder.requiredText()
        let lineID = try decoder.text()
        let level = try decoder.requiredChoice(WarningLevel.self)
        let type = try decoder.requiredChoice(MeasureType.self)
        let productionCut = try decoder.ratio()
        let cuts = try decoder.cuts()
        let energyCut = try decoder.ratio()
        let countingBasis = try decoder.text()
        let text = try decoder.text()
        let owner = try decoder.text()
        let isFromListText = try decoder.requiredFlag()
        let listYear = try decoder.smallInteger()
        self.init(
            enterpriseID: enterpriseID, lineID: lineID, level: level, type: type, productionCut: productionCut,
            cuts: cuts, energyCut: energyCut, countingBasis: countingBasis, text: text, owner: owner,
            isFromListText: isFromListText, listYear: listYear)
    }
}
