import EmissionModel
import TestSupport
import Testing

private func minute(_ iso: String, _ hour: Int = 0) throws -> LocalMinute {
    LocalMinute(try #require(CalendarDay(iso: iso)), minute: hour * 60)
}

private func action(
    _ kind: ResponseAction.Kind, _ level: WarningLevel?, _ day: String, _ hour: Int = 0
) throws -> ResponseAction {
    ResponseAction(
        episodeID: "P1", region: "奎屯市", kind: kind, level: level, effectiveAt: try minute(day, hour))
}

private func episode(_ actions: [ResponseAction]) -> Episode { Episode(id: "P1", region: "奎屯市", actions: actions) }

@Suite struct EpisodeTests {
    @Test func oneIntervalALevel() throws {
        let made = episode([
            try action(.start, .yellow, "2026-01-08", 12), try action(.upgrade, .orange, "2026-01-09", 18),
            try action(.downgrade, .yellow, "2026-01-11"), try action(.lift, .yellow, "2026-01-12", 6),
        ])
        #expect(made.intervals.map(\.level) == [.yellow, .orange, .yellow])
        #expect(
            made.intervals.map(\.start.iso) == ["2026-01-08 12:00", "2026-01-09 18:00", "2026-01-11 00:00"])
        #expect(
            made.intervals.map { $0.end?.iso } == ["2026-01-09 18:00", "2026-01-11 00:00", "2026-01-12 06:00"])
        #expect(made.firstDay?.iso == "2026-01-08")
        #expect(made.lastDay?.iso == "2026-01-12")
    }

    @Test func anyOrderOfActionsMakesTheSame() throws {
        let actions = [
            try action(.start, .yellow, "2026-01-08"), try action(.upgrade, .orange, "2026-01-08"),
            try action(.upgrade, .red, "2026-01-09"), try action(.downgrade, .orange, "2026-01-10", 7),
            try action(.lift, .orange, "2026-01-11"),
        ]
        let made = episode(actions)
        #expect(made.intervals.map(\.level) == [.orange, .red, .orange])
        var random = SplitMix64(seed: 0xE915_0001)
        for _ in 0..<200 { #expect(episode(random.shuffled(actions)) == made) }
    }

    @Test func ofTwoLevelsAtOneMinuteTheHigherRules() throws {
        let upgrades = [try action(.upgrade, .red, "2026-01-08"), try action(.upgrade, .orange, "2026-01-08")]
        for actions in [upgrades, upgrades.reversed()] {
            #expect(episode(Array(actions)).intervals.map(\.level) == [.red])
        }
    }

    @Test func partDaysCountTheirMinutes() throws {
        let made = episode([try action(.start, .orange, "2026-01-08", 10), try action(.lift, .orange, "2026-01-09", 6)])
        let interval = try #require(made.intervals.first)
        let first = try #require(made.firstDay)
        #expect(interval.minutes(on: first.advanced(by: -1)) == 0)
        #expect(interval.minutes(on: first) == 14 * 60)
        #expect(interval.minutes(on: first.advanced(by: 1)) == 6 * 60)
        #expect(interval.minutes(on: first.advanced(by: 2)) == 0)
    }

    @Test func aDayEndsAtMidnight() throws {
        let made = episode([try action(.start, .orange, "2026-01-08"), try action(.lift, .orange, "2026-01-09")])
        #expect(made.lastDay?.iso == "2026-01-08")
        let day = try #require(made.firstDay)
        #expect(made.isInForce(on: day))
        #expect(!made.isInForce(on: day.advanced(by: 1)))
        #expect(made.intervals.map { $0.minutes(on: day) } == [1440])
    }

    @Test func anEpisodeNotLiftedGoesOn() throws {
        let made = episode([try action(.start, .red, "2026-01-08", 20)])
        #expect(made.end == nil)
        #expect(made.lastDay == nil)
        let day = try #require(made.firstDay)
        #expect(made.intervals.map { $0.minutes(on: day) } == [4 * 60])
        #expect(made.intervals.map { $0.minutes(on: day.advanced(by: 400)) } == [1440])
    }

    @Test func whatIsLiftedAtOnceWasNeverInForce() throws {
        let made = episode([try action(.lift, .yellow, "2026-01-08"), try action(.start, .yellow, "2026-01-08")])
        #expect(made.intervals.isEmpty)
        #expect(made.start == nil)
        #expect(made.firstDay == nil)
        let alone = episode([try action(.lift, .yellow, "2026-01-08")])
        #expect(alone.intervals.isEmpty)
    }

    @Test func betweenALiftingAndAnotherStartNothingIsInForce() throws {
        let again = ResponseAction(
            episodeID: "P1", region: "奎屯市", kind: .upgrade, level: .orange, effectiveAt: try minute("2026-01-11"))
        let made = episode([
            try action(.start, .yellow, "2026-01-08"), try action(.lift, .yellow, "2026-01-09"), again,
        ])
        let day = try #require(CalendarDay(iso: "2026-01-10"))
        #expect(!made.isInForce(on: day))
        #expect(made.isInForce(on: day.advanced(by: 1)))
    }

    @Test func anEpisodeBelowTheLevelsHasNone() throws {
        let made = episode([try action(.start, nil, "2026-01-08"), try action(.lift, nil, "2026-01-09")])
        #expect(made.intervals.map(\.level) == [nil])
        #expect(made.isInForce(on: try #require(made.firstDay)))
    }
}
