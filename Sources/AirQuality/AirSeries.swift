public import EmissionModel

/// The air of one place, hour by hour over whole days, with what is only known of whole days beside it.
public struct AirSeries: Sendable {
    /// One hour or one day as the series holds it: of one station, or the mean of several.
    struct Sample: Sendable, Hashable {
        var kind: AirQualityRecord.Kind
        var aqi: Int?
        var concentrations: AirConcentrations
        var isDust: Bool
    }

    public let rules: AirQualityRules
    public let firstDay: CalendarDay
    public let dayCount: Int
    /// The stations whose mean this is; empty for the city's own lines.
    public let stations: [String]
    /// The pollutants that any line has.
    public let pollutants: Set<AirPollutant>
    /// By hours since the first day's midnight.
    let hours: [Sample?]
    let days: [Sample?]

    /// nil where no line is left.
    public init?(
        _ records: [AirQualityRecord], selecting selection: AirSelection = AirSelection(), rules: AirQualityRules
    ) {
        let chosen = records.filter(selection.takes)
        let city = chosen.filter { $0.station == nil }
        let counted = city.isEmpty ? chosen : city
        guard let first = counted.map(\.period.start.day).min(), let last = counted.map(\.period.start.day).max() else {
            return nil
        }
        self.rules = rules
        firstDay = first
        dayCount = first.distance(to: last) + 1
        stations = Set(counted.compactMap(\.station)).sorted()
        pollutants = Set(
            AirPollutant.allCases.filter { pollutant in counted.contains { $0.concentrations[pollutant] != nil } })
        var hours = [[AirQualityRecord]](repeating: [], count: dayCount * 24)
        var days = [[AirQualityRecord]](repeating: [], count: dayCount)
        for record in counted {
            let day = first.distance(to: record.period.start.day)
            switch record.period {
            case .hour(let start): hours[day * 24 + start.minuteOfDay / 60].append(record)
            case .day: days[day].append(record)
            }
        }
        let stationCount = stations.count
        self.hours = hours.enumerated().map { hour, lines in
            Sample(lines, ofStations: stationCount, rules.standard(on: first.advanced(by: hour / 24)))
        }
        self.days = days.enumerated().map { day, lines in
            Sample(lines, ofStations: stationCount, rules.standard(on: first.advanced(by: day)))
        }
    }

    public var lastDay: CalendarDay { firstDay.advanced(by: dayCount - 1) }
    public var isHourly: Bool { hours.contains { $0 != nil } }

    /// From the first hour of which anything is known to the last; what lies around them in their days is not missing.
    var covered: Range<Int> {
        let known = { (hour: Int) in self.sample(at: hour) != nil }
        guard let first = hours.indices.first(where: known), let last = hours.indices.last(where: known) else {
            return 0..<0
        }
        return first..<last + 1
    }

    func standard(ofHour hour: Int) -> AirQualityStandard { rules.standard(on: firstDay.advanced(by: hour / 24)) }

    func minute(ofHour hour: Int) -> LocalMinute {
        LocalMinute(number: LocalMinute(firstDay).number + Int64(hour) * 60)
    }
}

extension AirSeries.Sample {
    /// The mean of the lines of one hour or day, observed ones alone where there are any; nil where too few stations
    /// have anything.
    init?(_ lines: [AirQualityRecord], ofStations count: Int, _ standard: AirQualityStandard) {
        guard let first = lines.first else { return nil }
        if lines.count == 1, count <= 1 {
            self.init(first)
            return
        }
        let kind: AirQualityRecord.Kind = lines.contains { $0.kind == .observed } ? .observed : .forecast
        let counted = lines.filter { $0.kind == kind }
        let needed = (Ratio(max(count, 1)) * standard.stationShare).whole(.up)
        guard counted.count >= needed else { return nil }
        var means = AirConcentrations()
        for pollutant in AirPollutant.allCases {
            let values = counted.compactMap { $0.concentrations[pollutant]?.nanograms }
            guard Int64(values.count) >= max(needed, 1) else { continue }
            let mean = Ratio(Int128(values.reduce(0, +)), over: Int128(values.count)) ?? .zero
            means[pollutant] = Concentration(nanograms: mean.whole(.nearest))
        }
        let indices = counted.compactMap(\.aqi)
        let aqi =
            Int64(indices.count) >= max(needed, 1) ? (indices.reduce(0, +) + indices.count - 1) / indices.count : nil
        self.init(kind: kind, aqi: aqi, concentrations: means, isDust: counted.contains(where: \.isDust))
    }

    private init(_ record: AirQualityRecord) {
        self.init(
            kind: record.kind, aqi: record.aqi, concentrations: record.concentrations, isDust: record.isDust)
    }

    /// Whether anything is there that an index can be made of.
    var hasValue: Bool { aqi != nil || AirPollutant.allCases.contains { concentrations[$0] != nil } }

    /// The index of this hour's or day's own values without ozone, by the nodes of a day; the given one where there is
    /// no particulate matter.
    func index(_ standard: AirQualityStandard) -> Int? {
        let indices = standard.indices(of: concentrations)
        guard AirPollutant.needed.contains(where: { indices[$0] != nil }) else { return aqi }
        return AirPollutant.warned.compactMap { indices[$0] }.max()
    }
}
