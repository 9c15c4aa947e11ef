public import EmissionModel

/// Which lines of air quality count.
public struct AirSelection: Sendable, Hashable {
    /// nil: both, an observed value before a forecast one.
    public var kind: AirQualityRecord.Kind?
    /// nil: the city's own lines, else the mean of all stations.
    public var station: String?

    public init(kind: AirQualityRecord.Kind? = nil, station: String? = nil) {
        self.kind = kind
        self.station = station
    }

    func takes(_ record: AirQualityRecord) -> Bool {
        (kind == nil || record.kind == kind) && (station == nil || record.station == station)
    }
}
