public import EmissionModel

extension OtherSourceReduction: LedgerRecord {
    public static let ledgerTable = "other_source_reduction"
    public static let ledgerColumns = [
        "day", "episode_id", "sector", "pollutant", "baseline_mg", "reduction_mg", "evidence", "unit",
    ]

    /// Several units may each declare for one sector; the same unit's second figure corrects its first.
    public var ledgerKey: String {
        "\(periodKey)|\(sector.rawValue)|\(pollutant.rawValue)|\(unit ?? "")"
    }

    private var periodKey: String {
        switch period {
        case .day(let day): day.iso
        case .episode(let episode): "episode \(episode)"
        }
    }

    public func encode(to encoder: inout LedgerEncoder) {
        switch period {
        case .day(let day):
            encoder.day(day)
            encoder.text(nil)
        case .episode(let episode):
            encoder.day(nil)
            encoder.text(episode)
        }
        encoder.choice(sector)
        encoder.choice(pollutant)
        encoder.mass(baseline)
        encoder.mass(reduction)
        encoder.text(evidence)
        encoder.text(unit)
    }

    public init(from decoder: inout LedgerDecoder) throws(MalformedRow) {
        let day = try decoder.day()
        let episode = try decoder.text()
        let period = try decoder.required(day.map(Period.day) ?? episode.map(Period.episode))
        let sector = try decoder.requiredChoice(SourceSector.self)
        let pollutant = try decoder.requiredChoice(Pollutant.self)
        let baseline = try decoder.mass()
        let reductionMass = try decoder.mass()
        let reduction = try decoder.required(reductionMass)
        let evidence = try decoder.requiredText()
        let unit = try decoder.text()
        self.init(
            period: period, sector: sector, pollutant: pollutant, baseline: baseline, reduction: reduction,
            evidence: evidence, unit: unit)
    }
}
