import AirQuality
public import Diagnostics
import EmissionModel
import Jurisdiction

extension WarningAdviceReport {
    /// `abate.warn/1`: concentrations in µg/m³, CO too, missing as null.
    public func json(_ language: Language = .zh) -> JSONValue {
        [
            "schema": "abate.warn/1",
            "region": .string(jurisdiction.region), "profile": .string(jurisdiction.profile.id),
            "from": JSONValue(recommendation.days.first?.day.iso), "to": JSONValue(recommendation.days.last?.day.iso),
            "data": [
                "kinds": .array(kinds.map { .string($0.rawValue) }), "hourly": .bool(isHourly),
                "stations": .array(stations.map(JSONValue.string)),
                "standards": .array(standards.map(JSONValue.string)),
            ],
            "episodes": .array(recommendation.episodes.map(\.json)),
            "issued": .array(
                issued.flatMap(\.intervals).map { interval in
                    [
                        "episode": .string(interval.episodeID), "level": JSONValue(interval.level?.rawValue),
                        "from": .string(interval.start.iso), "to": JSONValue(interval.end?.iso),
                    ]
                }),
            "disagreements": .array(disagreements.map(\.json)),
            "days": .array(recommendation.days.map(\.json)),
            "findings": .array(findings.map { $0.json(language) }),
        ]
    }
}

extension RecommendedEpisode {
    fileprivate var json: JSONValue {
        [
            "level": .string(level.rawValue), "start": .string(start.iso), "release": JSONValue(release?.iso),
            "lastAbove": JSONValue(lastAbove?.iso), "processes": JSONValue(processes),
            "largestAqi": JSONValue(largestIndex), "superior": JSONValue(superior),
            "intervals": .array(
                intervals.map { interval in
                    [
                        "level": .string(interval.level.rawValue), "from": .string(interval.from.iso),
                        "to": JSONValue(interval.to?.iso), "cause": .string(interval.cause.rawValue),
                    ]
                }),
        ]
    }
}

extension WarningDisagreement {
    fileprivate var json: JSONValue {
        [
            "from": .string(first.iso), "to": .string(last.iso), "recommended": JSONValue(recommended?.rawValue),
            "issued": JSONValue(issued?.rawValue), "data": .string(kind.rawValue),
            "largestAqi": JSONValue(largestIndex),
        ]
    }
}

extension AirQualityDay {
    /// Also what an episode's report prints of the air.
    var json: JSONValue {
        .object(
            [
                (key: "date", value: .string(day.iso)), (key: "kind", value: .string(kind.rawValue)),
                (key: "aqi", value: JSONValue(aqi)), (key: "aqiWithoutOzone", value: JSONValue(aqiWithoutOzone)),
                (key: "primary", value: .array(primary.map { .string($0.symbol) })),
            ]
                + AirPollutant.allCases.map { (key: $0.rawValue, value: JSONValue(means[$0]?.micrograms)) }
                + [
                    (key: "hours", value: JSONValue(hours)), (key: "dust", value: .bool(isDust)),
                    (key: "standard", value: .string(standard)),
                ])
    }
}
