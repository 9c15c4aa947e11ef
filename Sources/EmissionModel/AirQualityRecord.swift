/// One line of air quality (空气质量): the air at one station, or of the city as a whole, over one hour or one day.
public struct AirQualityRecord: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable, Hashable {
        case observed, forecast
    }

    public enum Period: Sendable, Hashable {
        /// The hour that begins at this minute.
        case hour(LocalMinute)
        case day(CalendarDay)

        public var start: LocalMinute {
            switch self {
            case .hour(let start): start
            case .day(let day): LocalMinute(day)
            }
        }
    }

    public var period: Period
    /// nil: the city as a whole.
    public var station: String?
    public var kind: Kind
    /// As the input gives it; nil where it gives none.
    public var aqi: Int?
    /// Of a day, O3 is the largest eight-hour mean.
    public var concentrations: AirConcentrations
    /// Flagged as a sand-dust process (沙尘).
    public var isDust: Bool

    public init(
        period: Period, station: String? = nil, kind: Kind = .observed, aqi: Int? = nil,
        concentrations: AirConcentrations = AirConcentrations(), isDust: Bool = false
    ) {
        self.period = period
        self.station = station
        self.kind = kind
        self.aqi = aqi
        self.concentrations = concentrations
        self.isDust = isDust
    }
}

/// A concentration for each pollutant, nil where it is missing.
public struct AirConcentrations: Sendable, Hashable {
    public var pm25: Concentration?
    public var pm10: Concentration?
    public var so2: Concentration?
    public var no2: Concentration?
    public var co: Concentration?
    public var o3: Concentration?

    public init(
        pm25: Concentration? = nil, pm10: Concentration? = nil, so2: Concentration? = nil, no2: Concentration? = nil,
        co: Concentration? = nil, o3: Concentration? = nil
    ) {
        self.pm25 = pm25
        self.pm10 = pm10
        self.so2 = so2
        self.no2 = no2
        self.co = co
        self.o3 = o3
    }

    public subscript(pollutant: AirPollutant) -> Concentration? {
        get {
            switch pollutant {
            case .pm25: pm25
            case .pm10: pm10
            case .so2: so2
            case .no2: no2
            case .co: co
            case .o3: o3
            }
        }
        set {
            switch pollutant {
            case .pm25: pm25 = newValue
            case .pm10: pm10 = newValue
            case .so2: so2 = newValue
            case .no2: no2 = newValue
            case .co: co = newValue
            case .o3: o3 = newValue
            }
        }
    }
}
