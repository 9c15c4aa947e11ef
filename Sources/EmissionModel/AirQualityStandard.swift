/// One edition of the index's technical regulation (HJ 633): its nodes, and what makes a mean valid. The figures stand
/// in `Templates/air-quality`.
public struct AirQualityStandard: Sendable, Hashable {
    /// `HJ 633—2012`.
    public var name: String
    /// Table and formula that the figures come from.
    public var source: String
    /// nil: from the beginning.
    public var validFrom: CalendarDay?
    /// The individual index at each node: 0, 50, 100, …
    public var indexNodes: [Int]
    /// For each pollutant its concentration at the nodes: means of 24 hours, of O3 the largest eight-hour mean. Where
    /// there are fewer nodes than index nodes, what lies above the last takes the last one's index.
    public var concentrationNodes: [AirPollutant: [Concentration]]
    /// Hours with a value that a mean of 24 hours needs.
    public var hoursOfDay: Int
    /// Hours with a value that a mean of eight hours needs.
    public var hoursOfEight: Int
    /// Share of the stations that must have a value for the city's mean.
    public var stationShare: Ratio
    /// Only above this index is there a primary pollutant.
    public var primaryAbove: Int

    public init(
        name: String, source: String, validFrom: CalendarDay?, indexNodes: [Int],
        concentrationNodes: [AirPollutant: [Concentration]], hoursOfDay: Int, hoursOfEight: Int, stationShare: Ratio,
        primaryAbove: Int
    ) {
        self.name = name
        self.source = source
        self.validFrom = validFrom
        self.indexNodes = indexNodes
        self.concentrationNodes = concentrationNodes
        self.hoursOfDay = hoursOfDay
        self.hoursOfEight = hoursOfEight
        self.stationShare = stationShare
        self.primaryAbove = primaryAbove
    }
}

/// The editions in the order in which they came into force; the first holds from the beginning.
public struct AirQualityRules: Sendable, Hashable {
    public let standards: [AirQualityStandard]

    /// nil where there is no edition for the time before all others, or two for one day.
    public init?(_ standards: [AirQualityStandard]) {
        let starts = standards.map { $0.validFrom.map { Int64($0.number) } ?? .min }
        guard Set(starts).count == starts.count, starts.contains(.min) else { return nil }
        self.standards = zip(starts, standards).sorted { $0.0 < $1.0 }.map(\.1)
    }

    public func standard(on day: CalendarDay) -> AirQualityStandard {
        standards.last { $0.validFrom.map { $0 <= day } ?? true } ?? standards[0]
    }
}
