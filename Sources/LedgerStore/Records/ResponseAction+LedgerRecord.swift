public import EmissionModel

extension ResponseAction: LedgerRecord {
    public static let ledgerTable = "response_action"
    public static let ledgerColumns = [
        "episode_id", "region", "action", "level", "issued_at_minute", "effective_at_minute", "document",
        "pollutant",
    ]

    /// A corrected time of a start or a lifting is a version of it. Upgrades and downgrades may come again: their time of
    /// issue, where it is stated, tells them apart.
    public var ledgerKey: String {
        switch kind {
        case .start, .lift: "\(region)|\(episodeID)|\(kind.rawValue)"
        case .upgrade, .downgrade:
            "\(region)|\(episodeID)|\(kind.rawValue)|\(level?.rawValue ?? "none")|\(issuedAt?.iso ?? effectiveAt.day.iso)"
        }
    }

    public func encode(to encoder: inout LedgerEncoder) {
        encoder.text(episodeID)
        encoder.text(region)
        encoder.choice(kind)
        encoder.choice(level)
        encoder.minute(issuedAt)
        encoder.minute(effectiveAt)
        encoder.text(document)
        encoder.text(pollutant)
    }

    public init(from decoder: inout LedgerDecoder) throws(MalformedRow) {
        let episodeID = try decoder.requiredText()
        let region = try decoder.requiredText()
        let kind = try decoder.requiredChoice(Kind.self)
        let level = try decoder.choice(WarningLevel.self)
        let issuedAt = try decoder.minute()
        let effectiveAt = try decoder.requiredMinute()
        let document = try decoder.text()
        let pollutant = try decoder.text()
        self.init(
            episodeID: episodeID, region: region, kind: kind, level: level, issuedAt: issuedAt,
            effectiveAt:
                effectiveAt, document: document, pollutant: pollutant)
    }
}
