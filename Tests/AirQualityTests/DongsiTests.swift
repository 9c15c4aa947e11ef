import AirQuality
import EmissionModel
import Foundation
import Ingestion
import Jurisdiction
import LedgerStore
import TestSupport
import Testing

/// Four years of hours of one Beijing station, the file as it was published, under the conditions of today's plans. The
/// observed values stand for a perfect forecast.
///
/// The red alerts that Beijing issued: 2015-12-08 07:00 to 12-10 12:00, 2015-12-19 07:00 to 12-22 24:00, 2016-12-16 20:00
/// to 12-21 24:00. They stood on forecasts for the city, on the conditions of that time (of 2015: above 200 for three
/// days), and were issued ahead; so the recommendation's hours are not theirs, and its level may be another.
@Suite struct DongsiTests {
    private static let series: Result<AirSeries, any Error> = Result {
        let path = (SharedData.folder ?? "") + "/data/air-dongsi-hourly-2013-2017.csv.gz"
        let folder = try TemporaryFolder()
        let ledger = try Ledger(folder: folder.path("ledger"))
        let tables = InputTables(try TableDictionary.load(AirFixture.folders.get()))
        let result = try Intake(ledger: ledger, tables: tables, run: 1, receivedAt: "2026-01-09T08:00:00+08:00")
            .take(path, name: "air.csv.gz")
        #expect(result.tables == ["air"] && result.rows.accepted == 35_064 && result.rows.rejected == 0)
        #expect(result.findings.map(\.code) == ["EI-152"], "CO is in µg/m³, and nothing else needs to be said")
        return try #require(AirSeries(try ledger.airQuality(), rules: AirFixture.editions.get()))
    }

    private func episodes(_ month: String) throws -> [RecommendedEpisode] {
        let rules = try AirFixture.rules()
        return WarningAdvice.recommend(try Self.series.get(), rules).episodes
            .filter { $0.start.iso.hasPrefix(month) || $0.release?.iso.hasPrefix(month) == true }
    }

    private func lines(_ month: String) throws -> [String] {
        try episodes(month).flatMap(\.intervals).map {
            "\($0.level.rawValue) \($0.from.iso)…\($0.to?.iso ?? "?") \($0.cause.rawValue)"
        }
    }

    /// Red from the evening of the 5th to the morning of the 10th, when the north wind came, holds the first red alert; red
    /// from the 19th to the 26th holds the second and goes on past it, as the air did.
    @Test(.needsSharedData) func december2015() throws {
        let found = try lines("2015-12")
        #expect(
            found == [
                "red 2015-11-26 21:00…2015-12-02 00:00 start", "red 2015-12-05 20:00…2015-12-10 09:00 start",
                "orange 2015-12-12 00:00…2015-12-14 13:00 start", "red 2015-12-19 04:00…2015-12-26 20:00 start",
                "yellow 2015-12-26 20:00…2015-12-28 20:00 downgrade",
                "orange 2015-12-28 20:00…2015-12-30 04:00 upgrade", "red 2015-12-31 19:00…2016-01-04 03:00 start",
            ])
    }

    /// Red from the 16th to the 22nd, four hours longer than the alert.
    @Test(.needsSharedData) func december2016() throws {
        let found = try lines("2016-12")
        #expect(
            found == [
                "orange 2016-12-02 01:00…2016-12-04 02:00 start", "red 2016-12-04 02:00…2016-12-05 01:00 upgrade",
                "yellow 2016-12-06 18:00…2016-12-08 11:00 start", "orange 2016-12-11 01:00…2016-12-13 05:00 start",
                "red 2016-12-16 01:00…2016-12-22 04:00 start", "orange 2016-12-24 06:00…2016-12-26 05:00 start",
                "red 2016-12-29 20:00…2017-01-08 02:00 start",
            ])
    }

    /// The highest 24 hours of each alert.
    @Test(.needsSharedData) func theAlertsWereSevere() throws {
        let largest = try (episodes("2015-12") + episodes("2016-12")).filter { $0.level == .red }.map(\.largestIndex)
        #expect(largest.allSatisfy { ($0 ?? 0) > 300 })
    }
}
