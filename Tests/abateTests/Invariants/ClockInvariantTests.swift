import ArgumentParser
import EmissionModel
import Foundation
import LedgerStore
import TestSupport
import Testing

@testable import abate

/// Host zones and clocks do not reach a report: run numbers give the order, and every clock is +08:00.
@Suite struct ClockInvariantTests {
    private static func reports(
        zone: String? = nil, clock: LocalClock? = nil, on day: String = "2025-12-19"
    ) throws -> [String: Data] {
        let city = try TestCity(sample: true)
        if let clock {
            let place = try City(CommonOptions.parse(["--dir", city.path]))
            let ledger = try place.openLedger()
            let last = try #require(CalendarDay(iso: day))
            var outcome = NightlyRun.Outcome()
            try NightlyRun(city: place, ledger: ledger, number: 1, start: clock, last: last).perform(&outcome)
            try #require(outcome.failures.isEmpty)
        } else {
            let result = try Command.run(
                ["run", "--date", day, "--dir", city.path], environment: zone.map { ["TZ": $0] } ?? [:])
            try #require(result.status <= 1, "\(result.errors)")
        }
        return try city.reports()
    }

    @Test func anyZoneGivesTheSameBytes() throws {
        let expected = try Self.reports(zone: "Asia/Shanghai")
        #expect(expected.count > 20)
        for zone in ["UTC", "Asia/Urumqi", "America/Los_Angeles"] {
            #expect(try Self.reports(zone: zone) == expected, "\(zone)")
        }
    }

    @Test func aClockTenYearsOffGivesTheSameBytes() throws {
        let now = LocalClock.now.seconds
        let decade: Int64 = 3653 * 86_400
        let expected = try Self.reports(clock: LocalClock(seconds: now))
        #expect(expected.count > 20)
        for seconds in [now - decade, now + decade] {
            #expect(try Self.reports(clock: LocalClock(seconds: seconds)) == expected, "\(seconds)")
        }
    }
}
