import EmissionModel
import Ingestion
import TestSupport
import Testing

@Suite struct ReadingCheckTests {
    // MARK: On the real year

    private static let year = Result { try RealYear() }

    /// The official workdays of 2015 as `calendar-2015.csv` has them are not needed to a day: weekends and the days
    /// around Lunar New Year are.
    private static let calendar = DayCalendar(
        years: [2015],
        holidays: Set([1, 2, 3].map { RealYear.firstDay.advanced(by: $0 - 1) }),
        lunarNewYears: [RealYear.firstDay.advanced(by: 49)])

    /// Real readings with no known faults: under 1 % of the enterprise-days are doubted, even where each 1, which stands
    /// for idle or missing in this data, is a zero.
    @Test(.needsSharedData, arguments: [false, true])
    func realDaysAreHardlyEverDoubted(onesAreZeros: Bool) throws {
        let year = try Self.year.get()
        let series = onesAreZeros ? year.series.map { $0.map { $0 == 1 ? 0 : $0 } } : year.series
        let suspects = Self.suspects(in: Dictionary(uniqueKeysWithValues: zip(year.accounts, series)))
        var days: [String: Int] = [:]
        for suspect in suspects { days[Self.name(suspect.kind), default: 0] += suspect.count }
        let all = series.reduce(0) { $0 + $1.count }
        let doubted = days.values.reduce(0, +)
        print("\(doubted) of \(all) days doubted: \(days.sorted { $0.key < $1.key })")
        #expect(doubted * 100 < all, "\(days)")
    }

    enum Fault: String, CaseIterable {
        case times10, times1000, times10000, a1000th, a10000th, zero, threeZeros, frozen
    }

    /// Faults put into meters that run steadily: in the eight weeks before, every reading within a third and three times
    /// their median. Of each kind but the factor of ten 99 % are found, and of that 95 %, since it lies close to real
    /// spread.
    @Test(.needsSharedData, arguments: Fault.allCases)
    func injectedFaultsAreFound(fault: Fault) throws {
        let year = try Self.year.get()
        var numbers = SplitMix64(seed: 20_261_121)
        var injected = 0
        var found = 0
        while injected < 300 {
            let account = numbers.integer(in: 0...(year.series.count - 1))
            let day = numbers.integer(in: 84...359)
            let values = year.series[account]
            guard Self.isSteady(values[(day - 56)..<day + 3]) else { continue }
            injected += 1
            let suspects = Self.suspects(
                in: ["1": Self.inject(fault, values, day)], from: day - 60, through: day + 2, unit: 1)
            let wanted = RealYear.firstDay.advanced(by: day)
            if suspects.contains(where: { $0.firstDay == wanted && Self.fits($0.kind, fault) }) { found += 1 }
        }
        print("\(fault.rawValue): \(found) of \(injected) found")
        #expect(found * 100 >= injected * (fault == .times10 ? 95 : 99), "\(fault): \(found) of \(injected)")
    }

    private static func isSteady(_ values: ArraySlice<Int64>) -> Bool {
        let median = values.sorted()[values.count / 2]
        return median >= 100 && values.allSatisfy { $0 * 3 >= median && $0 <= median * 3 }
    }

    /// Milliwatt-hours of a whole year, with the fault from `day` on.
    private static func inject(_ fault: Fault, _ values: [Int64], _ day: Int) -> [Int64] {
        var result = values.map { $0 * 1_000_000 }
        switch fault {
        case .times10: result[day] *= 10
        case .times1000: result[day] *= 1000
        case .times10000: result[day] *= 10_000
        case .a1000th: result[day] /= 1000
        case .a10000th: result[day] /= 10_000
        case .zero: result[day] = 0
        case .threeZeros: for offset in 0..<3 { result[day + offset] = 0 }
        case .frozen: for offset in 1..<3 { result[day + offset] = result[day] }
        }
        return result
    }

    private static func fits(_ kind: SuspectReading.Kind, _ fault: Fault) -> Bool {
        switch (kind, fault) {
        case (.zero, .zero), (.zero, .threeZeros), (.frozen, .frozen): true
        case (.jumped(1, _), .times10), (.jumped(2, _), .times10): true
        case (.jumped(let power, _), .times1000), (.jumped(let power, _), .times10000): power >= 3
        case (.jumped(let power, _), .a1000th), (.jumped(let power, _), .a10000th): power <= -3
        default: false
        }
    }

    // MARK: Single cases

    /// A stop takes a steady plant to a tenth: on a response day that is what was asked for, on another it is said.
    @Test func aFallToATenthIsNoFaultWhileAResponseLasts() {
        var values = (0..<60).map { 4_000 + Int64($0 * 37 % 400) }
        values[50] = 400
        let day = Self.day(50)
        let response = ResponseInterval(
            episodeID: "R", level: .orange, start: LocalMinute(day), end: LocalMinute(day, minute: 1440))
        #expect(Self.suspects(in: ["1": values], responses: [response], calendar: Self.plain) == [])
        #expect(Self.suspects(in: ["1": values], calendar: Self.plain).map(\.firstDay) == [day])
    }

    /// A thousandth is a unit slip on any day: the base load alone is more.
    @Test func aFallToAThousandthIsSaidOnAResponseDayToo() {
        var values = (0..<60).map { 4_000_000 + Int64($0 * 37 % 400) }
        values[50] = 4_000
        let response = ResponseInterval(
            episodeID: "R", level: .orange, start: LocalMinute(Self.day(50)), end: nil)
        let suspects = Self.suspects(in: ["1": values], responses: [response], calendar: Self.plain)
        #expect(suspects.map { Self.name($0.kind) } == ["jump -3"])
    }

    /// A plant that grows, or closes, for good is doubted for two weeks, or one, and then believed.
    @Test func whatLastsIsBelieved() {
        let grown = (0..<90).map { Int64($0 < 40 ? 4_000 : 60_000) + Int64($0 * 37 % 400) }
        let closed = (0..<90).map { $0 < 40 ? 4_000 + Int64($0 * 37 % 400) : 0 }
        #expect(Self.suspects(in: ["1": grown], calendar: Self.plain).map(\.count) == [14])
        #expect(Self.suspects(in: ["1": closed], calendar: Self.plain).map(\.count) == [7])
    }

    /// Days that the calendar calls bad are neither judged nor held against.
    @Test func badDaysAreLeftOut() {
        var values = (0..<60).map { 4_000 + Int64($0 * 37 % 400) }
        values[50] = 0
        var calendar = Self.plain
        calendar.badDays = [Self.day(50)]
        #expect(Self.suspects(in: ["1": values], calendar: Self.plain).count == 1)
        #expect(Self.suspects(in: ["1": values], calendar: calendar) == [])
    }

    /// A declared base load tells after a few days what history tells after four weeks.
    @Test func aDeclaredBaseLoadForbidsZeros() {
        var values = (0..<30).map { 4_000 + Int64($0 * 37 % 400) }
        values[5] = 0
        #expect(Self.suspects(in: ["1": values], calendar: Self.plain) == [])
        let declared = Self.suspects(in: ["1": values], calendar: Self.plain, baseLoad: 300)
        #expect(declared.map { Self.name($0.kind) } == ["zero"])
    }

    /// Zeros before the judged days are not said, and a table without days is no crash.
    @Test func onlyTheJudgedDaysAreSaid() {
        var values = (0..<60).map { 4_000 + Int64($0 * 37 % 400) }
        values[40] = 0
        #expect(Self.suspects(in: ["1": values], from: 41, through: 59, calendar: Self.plain) == [])
        #expect(Self.suspects(in: ["1": values], from: 100, through: 120, calendar: Self.plain) == [])
        #expect(Self.suspects(in: ["1": []], calendar: Self.plain) == [])
    }

    // MARK: Making the input

    private static let plain = DayCalendar(years: [2015])

    private static func day(_ index: Int) -> CalendarDay { RealYear.firstDay.advanced(by: index) }

    /// - Parameters:
    ///   - series: each account is one enterprise's.
    ///   - unit: milliwatt-hours of one of the values; kWh unless said otherwise.
    private static func suspects(
        in series: [String: [Int64]], from first: Int = 0, through last: Int? = nil,
        responses: [ResponseInterval] = [], calendar: DayCalendar = Self.calendar, baseLoad: Int64? = nil,
        unit: Int64 = 1_000_000
    ) -> [SuspectReading] {
        let accounts = series.keys.sorted()
        let count = series.values.map(\.count).max() ?? 0
        var table = ReadingTable(firstDay: RealYear.firstDay, dayCount: count, accountNumbers: accounts)
        for (row, account) in accounts.enumerated() {
            for (index, value) in (series[account] ?? []).enumerated() {
                table[row, day(index)] = .value(Energy(milliwattHours: value * unit))
            }
        }
        let inventory = EmissionInventory(
            enterprises: accounts.map { account in
                Enterprise(
                    id: account, name: account, county: "", kind: .key, emission: PerPollutant(repeating: nil),
                    baseLoad: baseLoad.map { Energy(milliwattHours: $0 * 1_000_000) })
            },
            bindings: accounts.map { AccountBinding(accountNumber: $0, enterpriseID: $0) })
        let judged = day(first)...day(max(last ?? count - 1, first))
        return ReadingCheck(inventory, table, calendar, responses: responses, on: judged).suspects
    }

    private static func name(_ kind: SuspectReading.Kind) -> String {
        switch kind {
        case .zero: "zero"
        case .frozen: "frozen"
        case .jumped(let power, _): "jump \(power)"
        }
    }
}
