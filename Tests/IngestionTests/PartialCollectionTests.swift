import EmissionModel
import Ingestion
import TestSupport
import Testing

@Suite(.withAndWithoutKeptCurves) struct PartialCollectionTests {
    private static let year = Result { try RealYear() }

    /// Exactly the five days that the calendar flags, of 335 that are no holidays, most of the weeks around Lunar New
    /// Year among them.
    @Test(.needsSharedData) func theRealYearsFiveDaysAndNoOther() throws {
        let year = try Self.year.get()
        let (calendar, partial) = try RealYear.calendar()
        let found = PartialCollectionCheck(
            year.inventory(), year.readings(), calendar, responses: [], on: RealYear.firstDay...RealYear.lastDay
        ).found
        for day in found { print("\(day.day.iso): \(day.accounts) of \(day.expected) accounts, \(day.share.value)") }
        #expect(found.map(\.day) == partial)
    }

    /// On random quarters of the accounts a day in two hundred at most is taken for one: days on which two or three large
    /// accounts of a small region read 1.
    @Test(.needsSharedData) func partsOfTheRealYearRaiseHardlyAnAlarm() throws {
        let year = try Self.year.get()
        let (calendar, partial) = try RealYear.calendar()
        let table = year.readings()
        var numbers = SplitMix64(seed: 20_261_122)
        var wrong = 0
        for _ in 0..<20 {
            var inventory = year.inventory()
            inventory.bindings = inventory.bindings.filter { _ in numbers.once(in: 4) }
            let found = PartialCollectionCheck(
                inventory, table, calendar, responses: [], on: RealYear.firstDay...RealYear.lastDay
            ).found
            wrong += found.count { !partial.contains($0.day) }
        }
        print("\(wrong) of \(20 * 330) days wrongly taken for partly collected")
        #expect(wrong <= 33)
    }

    /// Readings that fail to come, or come as 0 or 1, for a share of the accounts on one day.
    @Test(.needsSharedData, arguments: [(20, 36), (30, 40), (50, 40)])
    func injectedDaysAreFound(percent: Int, needed: Int) throws {
        let year = try Self.year.get()
        let (calendar, partial) = try RealYear.calendar()
        let (inventory, table) = (year.inventory(), year.readings())
        var numbers = SplitMix64(seed: UInt64(percent))
        var found = 0
        var tried = 0
        while tried < 40 {
            let day = RealYear.firstDay.advanced(by: numbers.integer(in: 40...360))
            guard calendar.type(of: day) != .holiday, !partial.contains(day),
                (calendar.distanceToLunarNewYear(day) ?? 0) > 21
            else { continue }
            var gapped = table
            let reading = [
                ReadingTable.Reading.missing, .value(.zero), .value(Energy(milliwattHours: 1_000_000)),
            ][tried % 3]
            for row in year.series.indices where numbers.integer(in: 1...100) <= percent { gapped[row, day] = reading }
            let check = PartialCollectionCheck(inventory, gapped, calendar, responses: [], on: day...day)
            if check.found.map(\.day) == [day] { found += 1 }
            tried += 1
        }
        print("\(percent) % of the accounts missing: \(found) of \(tried) days found")
        #expect(found >= needed)
    }

    // MARK: Single cases

    private static let first = CalendarDay(number: 20_362)  // 2025-10-01
    private static let plain = DayCalendar(years: [2025])

    private struct City {
        var inventory = EmissionInventory()
        var table: ReadingTable

        init(accounts: Int = 30, days: Int = 40) {
            let numbers = (100..<100 + accounts).map(String.init)
            table = ReadingTable(firstDay: PartialCollectionTests.first, dayCount: days, accountNumbers: numbers)
            inventory.bindings = numbers.map { AccountBinding(accountNumber: $0, enterpriseID: $0) }
            for row in numbers.indices {
                for offset in 0..<days { set(row, offset, Int64(4000 + row * 37 % 400 + offset * 13 % 90)) }
            }
        }

        mutating func set(_ row: Int, _ offset: Int, _ value: Int64?) {
            table[row, PartialCollectionTests.first.advanced(by: offset)] =
                value.map { .value(Energy(milliwattHours: $0 * 1_000_000)) } ?? .missing
        }

        func found(_ calendar: DayCalendar = plain, responses: [ResponseInterval] = []) -> [Int] {
            let last = table.lastDay
            return PartialCollectionCheck(
                inventory, table, calendar, responses: responses, on: PartialCollectionTests.first...last
            ).found.map { PartialCollectionTests.first.distance(to: $0.day) }
        }
    }

    @Test func aResponseDayAHolidayOrABadDayIsNeverProposed() {
        var city = City()
        for row in 0..<10 { city.set(row, 30, nil) }
        #expect(city.found() == [30])
        let day = Self.first.advanced(by: 30)
        let response = ResponseInterval(episodeID: "P", level: .orange, start: LocalMinute(day), end: nil)
        #expect(city.found(responses: [response]) == [])
        #expect(city.found(DayCalendar(years: [2025], holidays: [day])) == [])
        #expect(city.found(DayCalendar(years: [2025], badDays: [day])) == [])
    }

    /// A stop leaves a base load; what is gone for good, a closing, is proposed for three days at most.
    @Test func stoppingIsNotMissing() {
        var stopped = City()
        for row in 0..<20 { for offset in 30..<33 { stopped.set(row, offset, 80) } }
        #expect(stopped.found() == [])
        var closed = City()
        for row in 0..<10 { for offset in 25..<40 { closed.set(row, offset, nil) } }
        #expect(closed.found() == [25, 26, 27])
    }

    /// Around Lunar New Year whole towns close: only what is back within three days was not collected.
    @Test func aClosingForLunarNewYearIsNotMissing() {
        var city = City()
        let calendar = DayCalendar(years: [2025], lunarNewYears: [Self.first.advanced(by: 32)])
        for row in 0..<20 { for offset in 28..<38 { city.set(row, offset, 0) } }
        #expect(city.found(calendar) == [])
        var partial = City()
        for row in 0..<20 { partial.set(row, 28, 0) }
        #expect(partial.found(calendar) == [28])
    }

    /// A day of which nothing came is late, not partial; of a handful of accounts each gap is told by itself.
    @Test func nothingAtAllOrTooFewAccountsSayNothing() {
        var late = City()
        for row in 0..<30 { late.set(row, 39, nil) }
        #expect(late.found() == [])
        var few = City(accounts: 19)
        for row in 0..<10 { few.set(row, 30, nil) }
        #expect(few.found() == [])
    }
}
