import EmissionModel
import Synchronization
import Testing

@testable import Accounting

@Suite struct BacktestTests {
    private static let first = CalendarDay.on("2025-03-01")
    private static let days = 200

    /// Workdays of 1000 kWh, weekends of 400, each enterprise with a random tenth more or less every day.
    private func input(_ enterprises: Int, _ change: (inout [[Double]]) -> Void = { _ in }) -> BacktestInput {
        var generator = SeededNumbers(seed: 7)
        var rows = (0..<enterprises).map { _ in
            (0..<Self.days).map { day in
                let usual = Self.first.advanced(by: day).weekday >= 6 ? 400.0 : 1000
                return usual * (0.9 + 0.2 * Double(generator.next(below: 1000)) / 1000)
            }
        }
        change(&rows)
        return BacktestInput(
            firstDay: Self.first, dayCount: Self.days, enterpriseIDs: (0..<enterprises).map { "E\($0)" },
            kilowattHours: rows, calendar: DayCalendar(years: [2025], lunarNewYears: [.on("2025-01-29")]),
            responses: [], parameters: .defaults)
    }

    private func plan(_ groups: [ComparisonGroupMethod] = [.none], lengths: [Int] = [5]) -> BacktestPlan {
        BacktestPlan(lengths: lengths, methods: [.dtl7, .dtl7TwoSided, .prior7], groups: groups)
    }

    @Test func windowsKeepTheirDaysBeforeAndAfter() throws {
        let result = try Backtest.run(input(3), plan())
        #expect(result.firstStart == Self.first.advanced(by: 56))
        #expect(result.lastStart == Self.first.advanced(by: Self.days - 1 - 12 - 5))
        let table = try #require(result.tables.first)
        #expect(result.tables.count == 1)
        #expect(table.windows == Self.days - 12 - 5 - 56)
        #expect(table.enterpriseWindows == 3 * table.windows)
        #expect(table.rows.allSatisfy { $0.judged == table.enterpriseWindows })
    }

    @Test func aResponseIsNoWindowAndNoBaseline() throws {
        let response = Self.first.advanced(by: 100)
        var input = input(3) { rows in for row in rows.indices { rows[row][100] = 0 } }
        let unsaid = try #require(try Backtest.run(input, plan()).tables.first?.rows.first)
        input.responses = [
            ResponseInterval(
                episodeID: "P", level: .red, start: LocalMinute(response, minute: 60),
                end: LocalMinute(response, minute: 61))
        ]
        let tables = try Backtest.run(input, plan()).tables
        #expect(tables.reduce(0) { $0 + $1.windows } == Self.days - 12 - 5 - 56 - 5)
        #expect(tables.map(\.windowClass) == [.normal, .postHoliday])
        for table in tables { #expect(try #require(table.rows.first?.p90APE) < 0.08) }
        #expect(unsaid.falseShares[2] > 0 || unsaid.p90APE.map { $0 > 0.1 } == true)
    }

    @Test func aMissingDayTakesOnlyItsWindowsAway() throws {
        let whole = try #require(try Backtest.run(input(3), plan()).tables.first)
        let table = try #require(try Backtest.run(input(3) { $0[1][150] = .nan }, plan()).tables.first)
        #expect(table.windows == whole.windows)
        #expect(table.enterpriseWindows == whole.enterpriseWindows - 5)
    }

    @Test func oneThatStandsStillIsNotJudgedAndATwinOnlyOnce() throws {
        let result = try Backtest.run(
            input(4) { rows in
                rows[0] = rows[0].map { _ in 1 }
                rows[3] = rows[2]
            }, plan())
        #expect(result.duplicates == ["E3"])
        #expect(result.enterprises == 3)
        let table = try #require(result.tables.first)
        #expect(table.enterpriseWindows == 2 * table.windows)
    }

    /// The figures of one row worked out once more, plainly.
    @Test func errorsAreThoseOfTheWindowsTotals() throws {
        let input = input(6)
        let row = try #require(try Backtest.run(input, plan()).tables.first?.rows.first { $0.method == .prior7 })
        var (errors, changes, aggregates) = ([Double](), [Double](), [Double]())
        for start in 56...Self.days - 1 - 12 - 5 {
            var (actuals, baselines) = (0.0, 0.0)
            for row in input.kilowattHours {
                let actual = row[start..<start + 5].reduce(0, +)
                let baseline = row[start - 7..<start].reduce(0, +) / 7 * 5
                errors.append(abs(baseline - actual) / actual)
                changes.append(actual / baseline - 1)
                (actuals, baselines) = (actuals + actual, baselines + baseline)
            }
            aggregates.append(baselines / actuals - 1)
        }
        #expect(abs(try #require(row.medianAPE) - (errors.median ?? 0)) < 1e-12)
        #expect(abs(try #require(row.bias) - (changes.median ?? 0)) < 1e-12)
        #expect(abs(try #require(row.aggregateBias) - (aggregates.mean ?? 0)) < 1e-12)
        #expect(abs(try #require(row.aggregateMAE) - (aggregates.map(abs).mean ?? 0)) < 1e-12)
        #expect(abs(row.falseShares[0] - Double(changes.count { $0 <= -0.1 }) / Double(changes.count)) < 1e-12)
    }

    /// All fall by a third on the days of some windows: whoever is read against the others sees nothing of it.
    @Test func aGroupTakesAwayWhatAllHaveInCommon() throws {
        let input = input(60) { rows in
            for row in rows.indices { for day in 120..<150 { rows[row][day] *= 0.67 } }
        }
        let rows = try #require(try Backtest.run(input, plan([.none, .trimmedMean, .nearest50])).tables.first).rows
        let p90 = rows.filter { $0.method == .dtl7 }.compactMap(\.p90APE)
        #expect(p90.count == 3)
        #expect(p90[0] > 0.15)
        #expect(p90[1] < 0.08)
        #expect(p90[2] < 0.08)
        #expect(!rows.contains { $0.method == .prior7 && $0.group != .none })
    }

    @Test func intervalsCoverNineOfTen() throws {
        let row = try #require(try Backtest.run(input(60), plan()).tables.first?.rows.first)
        #expect(abs(try #require(row.coverage90) - 0.9) < 0.05)
        #expect(try #require(row.halfWidth90) < 0.1)
        #expect(row.byVolatility.map(\.kind) == [.a, .b, .c])
        #expect(row.byVolatility.reduce(0) { $0 + $1.judged } < row.judged)
        #expect(row.bySize.map(\.kind) == [.from200])
        #expect(row.groupErrors.map(\.enterprises) == [10, 30])
    }

    @Test func theSameAgainAndProgressOnlyGrows() throws {
        let seen = Mutex<[Double]>([])
        let first = try Backtest.run(input(25), plan(ComparisonGroupMethod.allCases, lengths: [3, 5])) { share in
            seen.withLock { $0.append(share) }
        }
        #expect(try Backtest.run(input(25), plan(ComparisonGroupMethod.allCases, lengths: [3, 5])) == first)
        let shares = seen.withLock { $0 }
        #expect(shares == shares.sorted())
        #expect(shares.last == 1)
    }

    @Test func tooLittleIsSaid() throws {
        var short = input(1)
        short.dayCount = 60
        short.kilowattHours = short.kilowattHours.map { Array($0.prefix(60)) }
        #expect(throws: Backtest.Refusal.tooShort(days: 60, needed: 74)) { try Backtest.run(short, plan()) }
        var late = plan()
        late.from = .on("2026-01-01")
        #expect(throws: Backtest.Refusal.noWindow) { try Backtest.run(input(1), late) }
        #expect(throws: Backtest.Refusal.noEnterprise) {
            try Backtest.run(input(1) { $0[0] = $0[0].map { _ in 1 } }, plan())
        }
    }

    @Test(arguments: [1, 2, 9, 40]) func runningQuantilesAreThoseOfSorting(count: Int) throws {
        var generator = SeededNumbers(seed: UInt64(count))
        var numbers = (0..<count).map { _ in Double(generator.next(below: 50)) }
        var sorted = SortedNumbers()
        for number in numbers + [17] { sorted.insert(number) }
        sorted.remove(17)
        let median = try #require(numbers.median)
        #expect(sorted.quantile(0.5) == median)
        #expect(sorted.medianSigma == numbers.map { abs($0 - median) }.median.map { 1.4826 * $0 })
        let selected = numbers.selectQuantile(0.9)
        let ninth = try #require(sorted.quantile(0.9))
        #expect(abs((selected ?? .nan) - ninth) < 1e-9)
    }
}
