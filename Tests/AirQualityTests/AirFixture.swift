import AirQuality
import EmissionModel
import Jurisdiction
import TestSupport
import Testing

/// The built-in editions and the conditions of the plans, and series written down by hand.
enum AirFixture {
    static let folders = Result {
        let templates = try #require(SharedData.packageRoot) + "/Templates"
        return try TemplateFolders(city: nil, environment: ["ABATE_TEMPLATES": templates], executable: "")
    }

    static let editions = Result { try AirQualityStandards.load(folders.get()) }

    static func rules() throws -> WarningRules { try Profiles.load("kuitun-2023", in: folders.get()).warningRules }

    static let firstDay = CalendarDay(iso: "2015-12-01") ?? CalendarDay(number: 0)

    static func day(_ offset: Int) -> CalendarDay { firstDay.advanced(by: offset) }

    static func time(_ offset: Int, _ hour: Int = 0) -> LocalMinute {
        LocalMinute(number: LocalMinute(day(offset)).number + Int64(hour) * 60)
    }

    /// Days with nothing but an index; nil is a day without a line.
    static func daily(
        _ indices: [Int?], kind: AirQualityRecord.Kind = .forecast, from offset: Int = 0, dust: Set<Int> = []
    ) -> [AirQualityRecord] {
        indices.enumerated().compactMap { place, index in
            index.map {
                AirQualityRecord(
                    period: .day(day(offset + place)), kind: kind, aqi: $0, isDust: dust.contains(offset + place))
            }
        }
    }

    /// Hours of PM2.5 in µg/m³ from a midnight on; nil is an hour without a value. Pieces of so many hours each.
    static func hourly(
        _ pieces: [(hours: Int, pm25: Int?)], kind: AirQualityRecord.Kind = .observed, from hour: Int = 0
    ) -> [AirQualityRecord] {
        var result: [AirQualityRecord] = []
        var hour = hour
        for piece in pieces {
            for _ in 0..<piece.hours {
                if let value = piece.pm25 {
                    result.append(
                        AirQualityRecord(
                            period: .hour(time(0, hour)), kind: kind,
                            concentrations: AirConcentrations(pm25: Concentration(micrograms: value))))
                }
                hour += 1
            }
        }
        return result
    }

    static func recommend(
        _ records: [AirQualityRecord], selecting selection: AirSelection = AirSelection(),
        superiors: [SuperiorWarning] = [], _ change: (inout WarningRules) -> Void = { _ in }
    ) throws -> WarningRecommendation {
        var rules = try rules()
        change(&rules)
        let series = try #require(AirSeries(records, selecting: selection, rules: editions.get()))
        return WarningAdvice.recommend(series, rules, superiors: superiors)
    }
}

extension WarningRecommendation {
    /// `orange 2015-12-03 00:00…2015-12-05 00:00 start` for each interval, an open end as `?`.
    var lines: [String] {
        episodes.flatMap { episode in
            episode.intervals.map {
                "\($0.level.rawValue) \($0.from.iso)…\($0.to?.iso ?? "?") \($0.cause.rawValue)"
            }
        }
    }

    func notes(_ kind: WarningNote.Kind) -> [WarningNote] { notes.filter { $0.kind == kind } }
}
