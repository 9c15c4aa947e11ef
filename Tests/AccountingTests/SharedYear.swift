import EmissionModel
import Foundation
import Testing

@testable import Accounting

/// The real year of 1,454 enterprises, read once for all tests.
struct SharedYear: Sendable {
    static let firstDay = CalendarDay.on("2015-01-01")
    static let dayCount = 365

    /// Sorted.
    let accounts: [String]
    /// kWh by account and day.
    let kilowattHours: [[Double]]
    let calendar: DayCalendar

    private static let loaded = Result { try SharedYear() }

    static func load() throws -> SharedYear { try loaded.get() }

    private init() throws {
        let text = try SharedData.bytes("enterprise-daily-2015.csv.gz")
        var (accounts, kilowattHours) = ([String](), [[Double]]())
        var last: ArraySlice<UInt8> = []
        for line in text.split(separator: UInt8(ascii: "\n")).dropFirst() {
            let cells = line.split(separator: UInt8(ascii: ","))
            if cells[0] != last {
                last = cells[0]
                accounts.append(String(decoding: last, as: UTF8.self))
                kilowattHours.append(Array(repeating: .nan, count: Self.dayCount))
            }
            let kilowattHour = cells[2].reduce(0) { $1 >= 48 ? $0 * 10 + Int($1) - 48 : $0 }
            kilowattHours[accounts.count - 1][try Self.index(of: cells[1])] = Double(kilowattHour)
        }
        self.accounts = accounts
        self.kilowattHours = kilowattHours
        calendar = try Self.calendar()
    }

    /// `2015-11-16`.
    private static func index(of iso: ArraySlice<UInt8>) throws -> Int {
        let number = iso.reduce(0) { $1 >= 48 ? $0 * 10 + Int($1) - 48 : $0 }
        let day = try #require(CalendarDay(year: number / 10_000, month: number / 100 % 100, day: number % 100))
        return firstDay.distance(to: day)
    }

    private static func calendar() throws -> DayCalendar {
        var calendar = DayCalendar(years: [2015], lunarNewYears: [.on("2015-02-19")])
        for row in try SharedData.rows("calendar-2015.csv") {
            let day = CalendarDay.on(String(row[0]))
            if row[1] == "H" { calendar.holidays.insert(day) }
            if row[1] == "W", day.weekday >= 6 { calendar.makeUpWorkdays.insert(day) }
            if row[2] == "1" { calendar.badDays.insert(day) }
        }
        return calendar
    }

    var backtest: BacktestInput {
        BacktestInput(
            firstDay: Self.firstDay, dayCount: Self.dayCount, enterpriseIDs: accounts, kilowattHours: kilowattHours,
            calendar: calendar, responses: [], parameters: .defaults)
    }
}
