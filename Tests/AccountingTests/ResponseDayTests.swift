import Accounting
import EmissionModel
import Testing

@Suite struct ResponseDayTests {
    static let first = Region.firstDay

    static func action(_ kind: ResponseAction.Kind, _ level: WarningLevel?, day: Int, hour: Int = 0) -> ResponseAction {
        ResponseAction(
            episodeID: "P1", region: "奎屯市", kind: kind, level: level,
            effectiveAt: LocalMinute(first.advanced(by: day), minute: hour * 60))
    }

    /// Orange from noon of day 0, red from day 2, yellow from 18:00 of day 3, lifted at the end of day 4.
    static let region: Region = {
        var region = Region()
        region.actions = [
            action(.start, .orange, day: 0, hour: 12), action(.upgrade, .red, day: 2),
            action(.downgrade, .yellow, day: 3, hour: 18), action(.lift, nil, day: 5),
        ]
        region.add(.plant(), during: [200, 200, 200, 200, 200], measures: [.stop(at: .yellow)])
        return region
    }()

    @Test func noAccountOutsideTheEpisode() {
        #expect(Self.region.account(on: Self.first.advanced(by: -1)) == nil)
        #expect(Self.region.account(on: Self.first.advanced(by: 5)) == nil)
        #expect(Self.region.episode(through: Self.first.advanced(by: -1)) == nil)
    }

    @Test func daysOnlyPartlyInForceAreListedAndLeftOut() throws {
        let episode = try #require(Self.region.episode(through: Self.first.advanced(by: 30)))
        #expect(episode.scope == .episode(first: Self.first, last: Self.first.advanced(by: 4)))
        #expect(episode.accountedDays == [1, 2, 4].map { Self.first.advanced(by: $0) })
        #expect(episode.hours == 72)
        #expect(episode.level == .red)
        #expect(
            episode.partDays == [
                PartDay(day: Self.first, minutes: 720, levels: [.orange], reason: .partlyInForce),
                PartDay(
                    day: Self.first.advanced(by: 3), minutes: 1440, levels: [.yellow, .red], reason: .levelChanged),
            ])
        #expect(episode.ratios.so2.notes.contains(.partDay))
    }

    @Test func segmentsHaveTheirOwnTargets() throws {
        let episode = try #require(Self.region.episode(through: Self.first.advanced(by: 30)))
        #expect(episode.segments.map(\.level) == [.orange, .red, .yellow])
        #expect(episode.segments.map(\.ratios.so2.target) == [.percent(20), .percent(30), .percent(10)])
        #expect(episode.segments.map(\.accountedDays.count) == [1, 1, 1])
        #expect(episode.segments.map(\.first) == [0, 2, 3].map { Self.first.advanced(by: $0) })
        #expect(episode.segments.map(\.last) == [1, 3, 4].map { Self.first.advanced(by: $0) })
        #expect(episode.ratios.so2.target == .percent(20))
    }

    @Test func theWholeEpisodeIsMeasuredAgainstTheHourWeightedTarget() throws {
        var region = Region()
        region.actions = [
            Self.action(.start, .yellow, day: 0), Self.action(.upgrade, .orange, day: 1),
            Self.action(.lift, nil, day: 3),
        ]
        region.add(.plant(), during: [200, 200, 200], measures: [.stop(at: .yellow)])
        let episode = try #require(region.episode(through: Self.first.advanced(by: 2)))
        #expect(episode.ratios.so2.target == Ratio(50, over: 300))
        #expect(episode.targetSources.so2 == [.configured])
    }

    @Test func aRepeatedActionOfTheSameLevelDoesNotSplitTheDay() throws {
        var region = Region()
        region.actions = [
            Self.action(.start, .orange, day: 0), Self.action(.upgrade, .orange, day: 0, hour: 12),
            Self.action(.lift, nil, day: 1),
        ]
        region.add(.plant(), during: [200], measures: [.stop()])
        let account = try #require(region.episode(through: Self.first))
        #expect(account.accountedDays == [Self.first])
        #expect(account.segments.count == 1)
    }

    @Test func anEpisodeThatIsNotLiftedGoesOn() throws {
        var region = Region()
        region.actions = [Self.action(.start, .orange, day: 0)]
        region.add(.plant(), during: [100, 100, 100], measures: [.stop()])
        let account = try #require(region.episode(through: Self.first.advanced(by: 2)))
        #expect(account.accountedDays.count == 3)
        #expect(account.enterprises[0].outcome == .implemented)
    }

    @Test func aPartDayShowsThePlanAndJudgesNothing() throws {
        var region = Self.region
        region.add(.plant("E2"), during: [200], measures: [.of(.voluntary, "E2")])
        let day = try #require(region.account(on: Self.first.advanced(by: 3)))
        #expect(day.accountedDays == [])
        #expect(day.partDays.map(\.reason) == [.levelChanged])
        #expect(day.level == .red)
        #expect(day.ratios.so2.plan == .percent(10))
        #expect(day.ratios.so2.low == nil)
        #expect(day.ratios.so2.high == nil)
        #expect(day.verdict == .undetermined)
        #expect(day.ratios.so2.notes == [.partDay])
        let plant = day.enterprises[0]
        #expect(plant.outcome == .notVerifiable)
        #expect(plant.energy == .kilowattHours(200))
        #expect(plant.baseline == .kilowattHours(1000))
        #expect(plant.drop == nil)
        #expect(plant.low == .zero)
        #expect(plant.high == plant.plan)
        #expect(day.enterprises[1].outcome == .exempt)
    }

    @Test func anEpisodeBelowTheLevelsHasNoVerdict() throws {
        var region = Region()
        region.actions = [Self.action(.start, nil, day: 0), Self.action(.lift, nil, day: 1)]
        region.add(.plant(), during: [200], measures: [.stop()])
        let day = try #require(region.account())
        #expect(day.partDays.map(\.reason) == [.belowLevels])
        #expect(day.level == nil)
        #expect(day.verdict == .undetermined)
        // The day was whole: nothing lacks but a target.
        #expect(day.ratios.values.allSatisfy { $0.notes == [.noTarget] })
        let episode = try #require(region.episode(through: Self.first))
        #expect(episode.ratios.values.allSatisfy { $0.notes == [.noTarget] })
        #expect(episode.segments.flatMap(\.ratios.values).allSatisfy { $0.notes == [.noTarget] })
        #expect(day.enterprises[0].plan == .zero)
    }
}
