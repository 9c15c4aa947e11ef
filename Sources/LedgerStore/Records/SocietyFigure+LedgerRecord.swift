public import EmissionModel

extension SocietyFigure: LedgerRecord {
    public static let ledgerTable = "society_figure"
    public static let ledgerColumns = [
        "region", "year", "sector", "pollutant", "emission_mg", "emission_days", "pm_basis", "source",
    ]

    public var ledgerKey: String {
        "\(region)|\(year.map(String.init) ?? "")|\(sector?.rawValue ?? "total")|\(pollutant.rawValue)"
    }

    public func encode(to encoder: inout LedgerEncoder) {
        encoder.text(region)
        encoder.integer(year)
        encoder.choice(sector)
        encoder.choice(pollutant)
        encoder.emission(emission)
        encoder.choice(particulateBasis)
        encoder.text(source)
    }

    public init(from decoder: inout LedgerDecoder) throws(MalformedRow) {
        let region = try decoder.requiredText()
        let year = try decoder.smallInteger()
        let sector = try decoder.choice(SourceSector.self)
        let pollutant = try decoder.requiredChoice(Pollutant.self)
        let emission = try decoder.requiredEmission()
        let particulateBasis = try decoder.choice(ParticulateBasis.self)
        let source = try decoder.text()
        self.init(
            region: region, year: year, sector: sector, pollutant: pollutant, emission: emission,
            particulateBasis:
                particulateBasis, source: source)
    }
}
