public import EmissionModel

extension Ledger {
    /// The ruling lines of air quality that begin from one minute up to, not including, another; nil: without a bound.
    /// Of years of hourly data only these are read.
    public func airQuality(
        from start: LocalMinute? = nil, to end: LocalMinute? = nil, asOf: AsOf = .latest
    ) throws(LedgerError) -> [AirQualityRecord] {
        try read("读取空气质量") { database in
            let bounds = (start?.number ?? .min)...(end.map { $0.number - 1 } ?? .max)
            let versions = Versions(of: AirQualityRecord.self)
            return try versions.ruling(database, limit: asOf.limit, within: ("start_minute", bounds))
                .map { try versions.record($0.version) }
        }
    }
}
