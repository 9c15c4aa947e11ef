import EmissionModel
import Testing

/// 不低于自治区、自治州相应预警级别 (Kuitun's plan, 预警启动).
@Suite struct SuperiorTests {
    private func minute(_ day: Int, _ hour: Int = 0) throws -> LocalMinute {
        LocalMinute(try #require(CalendarDay(year: 2026, month: 1, day: day)), minute: hour * 60)
    }

    private func superior(_ level: WarningLevel?, _ start: Int, _ end: Int?) throws -> SuperiorWarning {
        SuperiorWarning(
            region: "自治州",
            interval: ResponseInterval(
                episodeID: "Z1", level: level, start: try minute(start), end: try end.map { try minute($0) }))
    }

    /// Yellow from the 8th, orange from the 10th, lifted on the 12th; or never.
    private func episode(_ level: WarningLevel? = .yellow, isLifted: Bool = true) throws -> Episode {
        let actions = [
            ResponseAction(
                episodeID: "P1", region: "奎屯市", kind: .start, level: level, effectiveAt: try minute(8)),
            ResponseAction(
                episodeID: "P1", region: "奎屯市", kind: .upgrade, level: .orange, effectiveAt: try minute(10)),
            ResponseAction(
                episodeID: "P1", region: "奎屯市", kind: .lift, level: nil, effectiveAt: try minute(12)),
        ]
        return Episode(id: "P1", region: "奎屯市", actions: isLifted ? actions : Array(actions.prefix(2)))
    }

    private func shown(_ episode: Episode) -> [String] {
        episode.intervals.map { "\($0.level?.rawValue ?? "-") \($0.start.iso) \($0.end?.iso ?? "-")" }
    }

    @Test func aHigherLevelIsAFloorWhileItLasts() throws {
        let raised = try episode().notBelow([try superior(.red, 9, 11)])
        #expect(
            shown(raised) == [
                "yellow 2026-01-08 00:00 2026-01-09 00:00", "red 2026-01-09 00:00 2026-01-11 00:00",
                "orange 2026-01-11 00:00 2026-01-12 00:00",
            ])
        #expect(raised.floors == [try superior(.red, 9, 11)])
        #expect(raised.actions == (try episode().actions), "what was issued stays")
    }

    @Test func neighboursOfOneLevelAreOneInterval() throws {
        let raised = try episode().notBelow([try superior(.orange, 9, nil)])
        #expect(
            shown(raised) == ["yellow 2026-01-08 00:00 2026-01-09 00:00", "orange 2026-01-09 00:00 2026-01-12 00:00"])
    }

    @Test func theEpisodeIsNoLongerThanItWas() throws {
        let raised = try episode().notBelow([try superior(.red, 1, 31)])
        #expect(shown(raised) == ["red 2026-01-08 00:00 2026-01-12 00:00"])
        let open = try episode(isLifted: false).notBelow([try superior(.red, 11, 12)])
        #expect(
            shown(open) == [
                "yellow 2026-01-08 00:00 2026-01-10 00:00", "orange 2026-01-10 00:00 2026-01-11 00:00",
                "red 2026-01-11 00:00 2026-01-12 00:00", "orange 2026-01-12 00:00 -",
            ])
    }

    @Test func whatIsNoHigherChangesNothing() throws {
        for warnings in [[], [try superior(.yellow, 1, 31)], [try superior(nil, 1, 31)], [try superior(.red, 12, 31)]] {
            #expect(try episode().notBelow(warnings) == (try episode()))
        }
    }

    @Test func anEpisodeWithoutALevelIsRaisedToo() throws {
        let raised = try episode(nil).notBelow([try superior(.yellow, 9, 31)])
        #expect(raised.intervals.map(\.level) == [nil, .yellow, .orange])
    }
}
