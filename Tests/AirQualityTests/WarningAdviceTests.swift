import AirQuality
import EmissionModel
import Testing

/// Each rule of `domain.md` §5 on series written down by hand. Day 0 is 2015-12-01.
@Suite struct WarningAdviceTests {
    // MARK: The conditions, on days

    @Test(arguments: [
        ([100, 201, 100, 100], ["yellow 2015-12-02 00:00…2015-12-03 00:00 start"]),
        ([100, 200, 100, 100], []),
        ([100, 151, 151, 100, 100], ["yellow 2015-12-02 00:00…2015-12-04 00:00 start"]),
        ([100, 151, 150, 100, 100], []),
        ([100, 201, 201, 90, 90], ["orange 2015-12-02 00:00…2015-12-04 00:00 start"]),
        ([100, 151, 151, 151, 90, 90], ["orange 2015-12-02 00:00…2015-12-05 00:00 start"]),
        ([100, 201, 301, 201, 90, 90], ["red 2015-12-02 00:00…2015-12-05 00:00 start"]),
        ([100, 201, 300, 201, 90, 90], ["orange 2015-12-02 00:00…2015-12-05 00:00 start"]),
        ([100, 301, 301, 90, 90], ["orange 2015-12-02 00:00…2015-12-04 00:00 start"]),
    ])
    func redThenOrangeThenYellow(indices: [Int], expected: [String]) throws {
        #expect(try AirFixture.recommend(AirFixture.daily(indices)).lines == expected)
    }

    /// The higher level begins where its own condition does, the lower one before it.
    @Test func aProcessMayRiseAndFall() throws {
        let result = try AirFixture.recommend(AirFixture.daily([160, 210, 310, 250, 160, 90, 90, 90]))
        #expect(
            result.lines == [
                "orange 2015-12-01 00:00…2015-12-02 00:00 start", "red 2015-12-02 00:00…2015-12-05 00:00 upgrade",
                "orange 2015-12-05 00:00…2015-12-06 00:00 downgrade",
            ])
        #expect(result.episodes[0].processes == 1)
        #expect(result.episodes[0].largestIndex == 310)
    }

    @Test func aMissingDayBreaksARunAndIsReported() throws {
        let result = try AirFixture.recommend(AirFixture.daily([90, 160, nil, 160, 90, 90]))
        #expect(result.lines == [])
        #expect(result.notes(.missing).map(\.from) == [AirFixture.time(2)])
        #expect(result.notes(.missing).map(\.to) == [AirFixture.time(3)])
    }

    @Test func sandDustAndOzoneAreNoWarnings() throws {
        let dust = try AirFixture.recommend(AirFixture.daily([90, 500, 160, 90, 90], dust: [1]))
        #expect(dust.lines == [] && dust.notes(.dust).map(\.value) == [500] && dust.notes(.missing).isEmpty)
        let record = AirQualityRecord(
            period: .day(AirFixture.day(0)),
            concentrations: AirConcentrations(
                pm25: Concentration(micrograms: 40), o3: Concentration(micrograms: 500)))
        let ozone = try AirFixture.recommend([record])
        #expect(ozone.lines == [])
        #expect(ozone.notes(.ozone).map(\.value) == [244] && ozone.notes(.ozone).map(\.other) == [57])
    }

    // MARK: Any continuous 24 hours

    @Test func twentyFourHoursAcrossMidnight() throws {
        let result = try AirFixture.recommend(AirFixture.hourly([(36, 20), (24, 180), (60, 20)]))
        #expect(result.lines == ["yellow 2015-12-02 12:00…2015-12-03 12:00 start"])
        #expect(result.episodes[0].largestIndex == 230)
        #expect(result.days.allSatisfy { ($0.aqi ?? 0) <= 200 }, "no natural day is above 200")
    }

    @Test func fortyEightHoursAreTwoDaysWithoutAGap() throws {
        let long = try AirFixture.recommend(AirFixture.hourly([(30, 20), (48, 160), (66, 20)]))
        #expect(long.lines == ["orange 2015-12-02 06:00…2015-12-04 06:00 start"])
        let short = try AirFixture.recommend(AirFixture.hourly([(30, 20), (40, 160), (74, 20)]))
        #expect(short.episodes.map(\.level) == [.yellow])
    }

    @Test func fourHoursMayBeMissingOfADay() throws {
        let four = try AirFixture.recommend(
            AirFixture.hourly([(24, 20), (10, 200), (4, nil), (10, 200), (72, 20)]))
        #expect(four.lines == ["yellow 2015-12-02 00:00…2015-12-03 00:00 start"])
        #expect(four.notes(.missing).isEmpty)
        let many = try AirFixture.recommend(
            AirFixture.hourly([(24, 20), (10, 200), (30, nil), (10, 200), (70, 20)]))
        #expect(many.lines == [])
        #expect(many.notes(.missing).count == 1)
    }

    /// Days known as a whole are not cut in halves: 400, 100, 400 are not 48 hours above 200.
    @Test func wholeDaysStandAlone() throws {
        let result = try AirFixture.recommend(AirFixture.daily([100, 400, 100, 400, 100, 100]))
        #expect(result.episodes.count == 1 && result.episodes[0].level == .yellow && result.episodes[0].processes == 2)
    }

    // MARK: Release and merging

    @Test(arguments: [(36, 1), (37, 2)])
    func releaseAsksForMoreThanThirtySixHours(gap: Int, episodes: Int) throws {
        let result = try AirFixture.recommend(
            AirFixture.hourly([(24, 10), (48, 180), (gap, 10), (24, 180), (72, 10)]))
        #expect(result.episodes.count == episodes)
        if episodes == 1 {
            #expect(
                result.lines == [
                    "orange 2015-12-02 00:00…2015-12-04 00:00 start",
                    "yellow 2015-12-04 00:00…2015-12-06 12:00 downgrade",
                ], "one, not released between; orange's own condition is not met again within 36 hours")
            #expect(result.episodes[0].processes == 2)
        } else {
            #expect(
                result.lines == [
                    "orange 2015-12-02 00:00…2015-12-04 00:00 start", "yellow 2015-12-05 13:00…2015-12-06 13:00 start",
                ])
        }
    }

    /// The second process is the higher one: its level holds from the start of the first.
    @Test func mergedProcessesStartFromTheHigherLevel() throws {
        let result = try AirFixture.recommend(AirFixture.daily([90, 210, 90, 210, 310, 210, 90, 90]))
        #expect(result.lines == ["red 2015-12-02 00:00…2015-12-07 00:00 start"])
        let apart = try AirFixture.recommend(AirFixture.daily([90, 210, 90, 90, 210, 310, 210, 90, 90]))
        #expect(apart.episodes.map(\.level) == [.yellow, .red])
    }

    @Test(arguments: [(36, false), (37, true)])
    func theReleaseIsOnlyKnownWhereTheDataReachFarEnough(hours: Int, isKnown: Bool) throws {
        let result = try AirFixture.recommend(AirFixture.hourly([(24, 180), (hours, 10)]))
        #expect((result.episodes[0].release != nil) == isKnown)
        #expect(result.notes(.horizon).isEmpty == isKnown)
        #expect(result.episodes[0].lastAbove == AirFixture.time(1))
    }

    @Test func missingHoursLeaveTheReleaseOpen() throws {
        let result = try AirFixture.recommend(AirFixture.hourly([(48, 180), (24, 10), (48, nil), (96, 10)]))
        #expect(result.episodes.count == 1 && result.episodes[0].release == nil)
        #expect(result.notes(.releaseUnknown).map(\.from) == [AirFixture.time(2)])
    }

    // MARK: Upgrade and downgrade

    /// Observed above 300 for a day, and no better in the next: red, though 72 hours above 200 are not in sight.
    @Test func observedAtAHigherLevelWithoutImprovement() throws {
        let result = try AirFixture.recommend(
            AirFixture.daily([100, 320], kind: .observed) + AirFixture.daily([310, 100, 100], from: 2))
        #expect(
            result.lines == [
                "orange 2015-12-02 00:00…2015-12-03 00:00 start", "red 2015-12-03 00:00…2015-12-04 00:00 upgrade",
            ])
        let better = try AirFixture.recommend(
            AirFixture.daily([100, 320], kind: .observed) + AirFixture.daily([290, 100, 100], from: 2))
        #expect(better.episodes.map(\.level) == [.orange])
        let unknown = try AirFixture.recommend(AirFixture.daily([100, 320], kind: .observed))
        #expect(unknown.notes(.upgradeUnknown).map(\.from) == [AirFixture.time(2)])
    }

    /// A lower level comes only after more than 36 hours below the higher one's condition.
    @Test func aDowngradeAsksForTheSameHours() throws {
        let result = try AirFixture.recommend(AirFixture.daily([210, 310, 210, 160, 160, 160, 90, 90]))
        #expect(
            result.lines == [
                "red 2015-12-01 00:00…2015-12-04 00:00 start", "orange 2015-12-04 00:00…2015-12-07 00:00 downgrade",
            ])
    }

    // MARK: PM2.5 alone, superiors, the choice of data

    @Test func theParticulateRuleIsASwitch() throws {
        let records = AirFixture.hourly([(24, 20), (48, 120), (72, 20)])
        let off = try AirFixture.recommend(records)
        #expect(off.episodes.map(\.level) == [.yellow], "an index of 158 for 48 hours")
        #expect(off.notes(.particulate).map(\.value) == [2] && off.notes(.particulate).map(\.other) == [2])
        let on = try AirFixture.recommend(records) { $0.particulateRule = true }
        #expect(on.lines == ["orange 2015-12-02 00:00…2015-12-04 00:00 start"])
    }

    @Test func theSuperiorsLevelIsAFloor() throws {
        let interval = ResponseInterval(
            episodeID: "Z1", level: .orange, start: AirFixture.time(1, 8), end: AirFixture.time(2, 12))
        let superior = SuperiorWarning(region: "自治州", interval: interval)
        let raised = try AirFixture.recommend(AirFixture.daily([90, 210, 90, 90, 90]), superiors: [superior])
        #expect(
            raised.lines == [
                "yellow 2015-12-02 00:00…2015-12-02 08:00 start", "orange 2015-12-02 08:00…2015-12-03 12:00 upgrade",
            ])
        #expect(raised.notes(.superior).map(\.names) == [["自治州"]])
        let alone = try AirFixture.recommend(AirFixture.daily([90, 90, 90, 90]), superiors: [superior])
        #expect(alone.lines == ["orange 2015-12-02 08:00…2015-12-03 12:00 start"])
        #expect(alone.episodes[0].superior == "自治州")
    }

    @Test func observedValuesRuleOverForecasts() throws {
        let records = AirFixture.daily([90, 250, 90, 90]) + AirFixture.daily([90, 150], kind: .observed)
        #expect(try AirFixture.recommend(records).lines == [])
        #expect(
            try AirFixture.recommend(records, selecting: AirSelection(kind: .forecast)).lines == [
                "yellow 2015-12-02 00:00…2015-12-03 00:00 start"
            ])
    }

    @Test func observedHoursAndForecastDaysAreOneSeries() throws {
        let result = try AirFixture.recommend(
            AirFixture.hourly([(24, 20), (24, 180)]) + AirFixture.daily([210, 90, 90], from: 2))
        #expect(result.lines == ["orange 2015-12-02 00:00…2015-12-04 00:00 start"])
    }
}
