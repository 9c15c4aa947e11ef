public import EmissionModel

extension AirQualityRecord: LedgerRecord {
    public static let ledgerTable = "air_quality"
    public static let ledgerColumns = [
        "start_minute", "is_daily", "station", "kind", "aqi", "pm25_ng", "pm10_ng", "so2_ng", "no2_ng", "co_ng",
        "o3_ng", "is_dust",
    ]

    public var ledgerKey: String {
        switch period {
        case .hour(let start): "h\(start.number)|\(station ?? "")|\(kind.rawValue)"
        case .day(let day): "d\(day.number)|\(station ?? "")|\(kind.rawValue)"
        }
    }

    public func encode(to encoder: inout LedgerEncoder) {
        encoder.minute(period.start)
        encoder.flag(isDaily)
        encoder.text(station)
        encoder.choice(kind)
        encoder.integer(aqi)
        for pollutant in AirPollutant.allCases { encoder.integer(concentrations[pollutant]?.nanograms) }
        encoder.flag(isDust)
    }

    public init(from decoder: inout LedgerDecoder) throws(MalformedRow) {
        let start = try decoder.requiredMinute()
        let isDaily = try decoder.requiredFlag()
        let station = try decoder.text()
        let kind = try decoder.requiredChoice(Kind.self)
        let aqi = try decoder.smallInteger()
        var concentrations = AirConcentrations()
        for pollutant in AirPollutant.allCases {
            concentrations[pollutant] = try decoder.integer().map { Concentration(nanograms: $0) }
        }
        let isDust = try decoder.requiredFlag()
        self.init(
            period: isDaily ? .day(start.day) : .hour(start), station: station, kind: kind, aqi: aqi,
            concentrations: concentrations, isDust: isDust)
    }

    private var isDaily: Bool {
        switch period {
        case .day: true
        case .hour: false
        }
    }
}
