import Foundation
import Testing

@testable import Tabular

@Suite struct DateTextTests {
    @Test(arguments: [
        ("20260701", "2026-07-01"), ("2026-07-01", "2026-07-01"), ("2026/7/1", "2026-07-01"),
        ("2026.7.1", "2026-07-01"),
        ("2026年7月1日", "2026-07-01"), ("２０２６－０７－０１", "2026-07-01"), ("\u{3000}2026-7-1 ", "2026-07-01"),
        ("2026-01-08 00:15", "2026-01-08 00:15"), ("2026-01-08 00:15:00", "2026-01-08 00:15"),
        ("2026-01-08T00:15", "2026-01-08 00:15"), ("2026-01-08T00:15:30", "2026-01-08 00:15:30"),
        ("2026/1/8 0:15", "2026-01-08 00:15"), ("2026-01-08 24:00", "2026-01-08 24:00"),
        ("2026-01-08 24:00:00", "2026-01-08 24:00"), ("2026-01-08 23:59:59", "2026-01-08 23:59:59"),
        ("2026-01-08 00:15+08:00", "2026-01-08 00:15"), ("2026-01-08T00:15:00+08:00", "2026-01-08 00:15"),
        ("2026-01-08 00:15:00.000", "2026-01-08 00:15"), ("2026年1月8日 0:15", "2026-01-08 00:15"),
        ("2026年1月8日0：15", "2026-01-08 00:15"), ("20260108 0:00", "2026-01-08 00:00"), ("2024-02-29", "2024-02-29"),
        ("2000-02-29", "2000-02-29"), ("1990-01-01", "1990-01-01"), ("2100-12-31", "2100-12-31"),
        ("2026/07/01   08:05", "2026-07-01 08:05"),
    ])
    func datesAreRead(_ text: String, _ iso: String) {
        guard case .value(let date) = DateText.parse(text) else {
            Issue.record("\(text) is not read")
            return
        }
        #expect(date.iso == iso)
        #expect(date.isoBytes == Array(iso.utf8))
    }

    @Test(arguments: [
        "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-1-32", "1989-12-31", "2101-01-01",
        "2026-01/08", "26-1-8", "1/8/2018", "1/8/2018 0:15", "2026-1", "2026年1月", "2026-01-08 24:01",
        "2026-01-08 25:00",
        "2026-01-08 00:60", "2026-01-08 0:5", "2026-01-08 00:15:60", "2026-01-08 24:00:01", "2026-01-08 00:15Z",
        "2026-01-08 00:15+09:00", "2026-01-08+08:00", "2026-01-08 00:15:00.500", "2026-01-0800:15", "0:15", "46030",
        "202601", "2026010", "202601080015", "2026-001-08", "明天", "2026-01-08 上午", "2026--01-08", "-2026-01-08",
        "2026-01-08x",
        "2026-01-08 00:15:", "2026_01_08",
    ])
    func whatIsNoDateIsUnreadable(_ text: String) {
        #expect(DateText.parse(text) == .unreadable)
    }

    @Test(arguments: ["", " ", "-", "—", "/", "无", "NULL"])
    func markersAreMissing(_ text: String) {
        #expect(DateText.parse(text) == .missing)
    }

    @Test func monthFirstIsReadOnlyWhereAsked() {
        let expected = DateText(year: 2018, month: 1, day: 8, minute: 15)
        #expect(DateText.parse("1/8/2018 0:15", order: .monthDayYear) == expected.map { .value($0) })
        #expect(DateText.parse("13/8/2018", order: .monthDayYear) == .unreadable)
        #expect(DateText.parse("2018-01-08 00:15", order: .monthDayYear) == expected.map { .value($0) })
    }

    @Test func minutesOfTheDayAreCounted() {
        #expect(
            DateText.parse("2026-01-08 24:00")
                == DateText(year: 2026, month: 1, day: 8, minute: 1440).map { .value($0) })
        #expect(DateText.parse("2026-01-08") == DateText(year: 2026, month: 1, day: 8).map { .value($0) })
        #expect(
            DateText.parse("2026-01-08 00:00") == DateText(year: 2026, month: 1, day: 8, minute: 0).map { .value($0) })
    }

    @Test func bytesInGB18030AreRead() throws {
        let bytes = try gb18030("2026年7月1日")
        #expect(
            bytes.withUnsafeBufferPointer { DateText.parse($0) }
                == DateText(year: 2026, month: 7, day: 1).map { .value($0) })
    }

    @Test(
        arguments: [
            (46_030, false, "2026-01-08"), (46_030.010416666664, false, "2026-01-08 00:15"),
            (32_874, false, "1990-01-01"),
            (44_568, true, "2026-01-08"), (46_030.999999, false, "2026-01-09 00:00"),
            (46_030.5, false, "2026-01-08 12:00"),
            (73_415, false, "2100-12-31"), (46_030.000347222, false, "2026-01-08 00:00:30"),
        ] as [(Double, Bool, String)])
    func serialsAreDates(_ serial: Double, _ date1904: Bool, _ iso: String) {
        let date = DateText.fromExcelSerial(serial, date1904: date1904)
        #expect(date?.iso == iso)
        #expect(date?.isoBytes == Array(iso.utf8))
    }

    @Test(arguments: [1, 59, 60, 61, 0, -1, 32_873, 73_416, 1e300, .nan, .infinity] as [Double])
    func serialsOutsideTheYearsAreRefused(_ serial: Double) {
        #expect(DateText.fromExcelSerial(serial, date1904: false) == nil)
    }

    /// Foundation's calendar, which no one here wrote, on every day from 1990 to 2100.
    @Test func everySerialAgreesWithFoundation() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        for serial in 32_874...73_415 {
            let date = Date(timeIntervalSince1970: Double(serial - 25_569) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day], from: date)
            let ours = DateText.fromExcelSerial(Double(serial), date1904: false)
            if ours?.year != parts.year || ours?.month != parts.month || ours?.day != parts.day {
                Issue.record("serial \(serial)")
            }
        }
    }
}
