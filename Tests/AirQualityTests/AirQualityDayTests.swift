import AirQuality
import EmissionModel
import Testing

@Suite struct AirQualityDayTests {
    private func days(_ records: [AirQualityRecord]) throws -> [AirQualityDay] {
        try #require(AirSeries(records, rules: AirFixture.editions.get())).summaries()
    }

    /// GB 3095—2012: twenty hours make a day.
    @Test func aDayNeedsTwentyHours() throws {
        let enough = try days(AirFixture.hourly([(20, 100), (4, nil)]))
        #expect(enough.map(\.aqi) == [132] && enough[0].hours == 20 && enough[0].primary == [.pm25])
        let few = try days(AirFixture.hourly([(19, 100), (5, nil)]))
        #expect(few.map(\.aqi) == [nil] && few[0].means.isEmpty)
    }

    /// (20 × 10 + 4 × 1000) / 24 = 175 exactly: an index of 225, from the mean and not from rounded hours.
    @Test func theIndexIsThatOfTheExactMean() throws {
        let day = try #require(try days(AirFixture.hourly([(20, 10), (4, 1_000)])).first)
        #expect(day.aqi == 225)
        #expect(day.means[.pm25]?.micrograms == 175)
    }

    @Test func ozoneIsTheLargestEightHours() throws {
        let records = AirFixture.hourly([(24, 50)]).enumerated().map { hour, record in
            var record = record
            record.concentrations.o3 = Concentration(micrograms: (10..<18).contains(hour) ? 240 : 20)
            return record
        }
        let day = try #require(try days(records).first)
        #expect(day.indices[.o3] == 175 && day.aqi == 175 && day.primary == [.o3])
        #expect(day.aqiWithoutOzone == 69)
    }

    @Test func severalStationsAreTheirMean() throws {
        let stations = ["甲", "乙", "丙", "丁"].enumerated().flatMap { place, name in
            AirFixture.hourly([(24, 100 + place)]).map { record in
                var record = record
                record.station = name
                return record
            }
        }
        let all = try days(stations)
        #expect(all[0].means[.pm25]?.micrograms == 101.5)
        #expect(try days(stations.filter { $0.station != "丁" || $0.period.start.minuteOfDay > 0 })[0].hours == 24)
        let half = stations.filter { $0.station == "甲" || $0.station == "乙" || $0.period.start.minuteOfDay < 240 }
        #expect(try days(half)[0].hours == 4, "half of the stations are too few")
        let one = try #require(
            AirSeries(stations, selecting: AirSelection(station: "丙"), rules: AirFixture.editions.get()))
        #expect(one.summaries()[0].means[.pm25]?.micrograms == 102)
    }

    @Test func theSummaryOfAnEpisode() throws {
        let summary = AirQualitySummary(try days(AirFixture.hourly([(24, 100), (24, 200), (24, nil), (24, 60)])))
        #expect(summary.days.map(\.aqi) == [132, 250, 82])
        #expect(summary.worst?.day == AirFixture.day(1))
        #expect(summary.largestParticulate?.micrograms == 200)
        #expect(summary.meanParticulate == Ratio(120))
        #expect(summary.days(above: 200) == 1)
        #expect(summary.primaryDays.map(\.days) == [3])
    }
}
