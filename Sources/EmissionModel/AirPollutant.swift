/// The six pollutants of the air quality index (HJ 633), in the order of its reports.
public enum AirPollutant: String, Sendable, CaseIterable, Hashable {
    case pm25, pm10, so2, no2, co, o3

    /// PM2.5, PM10, SO2, NO2, CO, O3.
    public var symbol: String {
        switch self {
        case .pm25: "PM2.5"
        case .pm10: "PM10"
        case .so2: "SO2"
        case .no2: "NO2"
        case .co: "CO"
        case .o3: "O3"
        }
    }
}
