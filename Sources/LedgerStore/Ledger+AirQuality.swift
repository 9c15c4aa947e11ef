public import EmissionModel

extension Ledger {
    /// The ruling lines of air quality that begin from one minute up to, not including, another; nil: without a bound.
    /// Of years of hourly data only these are read.
    public func airQuality(
        from start: LocalMinute? = nil, to end: LocalMinute? = nil, asOf: AsOf = .latest
    ) throws(LedgerError) -> [AirQualityRecord] {
        try read("读取空气质量") { database in
            let bounds = (start?.number ?? .min)...(end.map { $0.number - 1 } ?? .max)
            let ruling = try Versions<AirQualityRecord>.ruling(
                database, limit: asOf.limit, within: ("start_minute", bounds))
            return try ruling.sorted { $0.key < $1.key }.map { _, version in
                var decoder = LedgerDecoder(
                    table: AirQualityRecord.ledgerTable, columns: AirQualityRecord.ledgerColumns,
                    values: version.values)
                return try AirQualityRecord(from: &decoder)
            }
        }
    }
}
