import Diagnostics
import EmissionModel
import Ingestion
import LedgerStore
import TestSupport
import Testing

/// Thousands of meters with one fault put into each second of them, taken in as files: the faults are said, the others
/// are left alone, and no day that nothing is said of has an energy that was not used. Nothing is clipped: what the
/// file states is what is counted, or the day is missing.
@Suite struct FaultySeriesTests {
    private static let batch = 100

    private struct Score {
        var faulty: [GeneratedSeries.Fault: (count: Int, found: Int)] = [:]
        var clean = 0
        var doubted = 0
        var wrong: [String] = []
        var missed: [String] = []
    }

    @Test func faultsAreSaidAndCleanSeriesAreNot() throws {
        var score = Score()
        let batches = LongRun.count(100, else: 3)
        for batch in 0..<batches { try run(batch, &score) }
        let count = score.faulty.values.reduce(0) { $0 + $1.count }
        let found = score.faulty.values.reduce(0) { $0 + $1.found }
        print("\(found) of \(count) faults said, \(score.doubted) of \(score.clean) clean series doubted")
        #expect(found * 100 >= count * 99, "\(score.faulty) \(score.missed.prefix(5))")
        for (fault, result) in score.faulty {
            #expect(result.found * 100 >= result.count * 97, "\(fault): \(result) \(score.missed.prefix(5))")
        }
        #expect(score.doubted * 100 < score.clean, "\(score.missed.prefix(5))")
        #expect(score.wrong == [])
    }

    private func run(_ batch: Int, _ score: inout Score) throws {
        var random = SplitMix64(seed: 20_261_121 + UInt64(batch))
        let series = (0..<Self.batch).map {
            GeneratedSeries(index: batch * Self.batch + $0, isFaulty: $0 % 2 == 0, random: &random)
        }
        let fixture = try IntakeFixture()
        let rejected = try take(series, into: fixture)
        let days = GeneratedSeries.firstDay...GeneratedSeries.firstDay.advanced(by: GeneratedSeries.dayCount - 1)
        let table = try fixture.ledger.readings(
            of: series.map(\.account), from: days.lowerBound, through: days.upperBound)
        let said = try findings(fixture, table, rejected, days)
        for item in series { judge(item, said[item.account] ?? [:], table, &score) }
    }

    /// - Returns: the lines of rejected rows by account.
    private func take(_ series: [GeneratedSeries], into fixture: IntakeFixture) throws -> [String: Set<String>] {
        let accounts = series.flatMap(\.accountRows)
        let enterprises = series.flatMap {
            ["E\($0.account),企业\($0.account),甲县,重点", "E\($0.account)B,企业\($0.account)乙,甲县,重点"]
        }
        let energies = series.filter { $0.form == .energies }.flatMap(\.energyRows)
        let registers = series.filter { $0.form == .registers }.flatMap(\.registerRows)
        let files = [
            (["户号,企业编号,倍率,生效日期,失效日期"] + accounts), (["企业编号,企业名称,县区,企业分类"] + enterprises),
            (["户号,日期,本次示数,倍率"] + registers),
        ]
        for lines in files {
            let result = try fixture.take(lines.joined(separator: "\n") + "\n")
            try #require(result.status == .accepted && result.rows.rejected == 0, "\(result.findings.prefix(3))")
        }
        let lines = ["户号,日期,用电量(kWh)"] + energies
        let result = try fixture.take(lines.joined(separator: "\n") + "\n")
        var rejected: [String: Set<String>] = [:]
        for finding in result.findings where finding.severity >= .error {
            let cells = lines[(finding.location?.row ?? 1) - 1].split(separator: ",").map(String.init)
            rejected[cells[0], default: []].insert(cells[1])
        }
        return rejected
    }

    /// Of each account the days of which anything is said, and how many from each on.
    private func findings(
        _ fixture: IntakeFixture, _ table: ReadingTable, _ rejected: [String: Set<String>],
        _ days: ClosedRange<CalendarDay>
    ) throws -> [String: [Int: Int]] {
        let inventory = EmissionInventory(
            enterprises: try fixture.records(Enterprise.self), bindings: try fixture.records(AccountBinding.self))
        let check = ReadingCheck(
            inventory, table, DayCalendar(years: [2025]), responses: [], on: days)
        var said: [String: [Int: Int]] = [:]
        func say(_ account: String, _ day: CalendarDay, _ count: Int) {
            let index = GeneratedSeries.firstDay.distance(to: day)
            said[account, default: [:]][index] = max(count, said[account]?[index] ?? 0)
        }
        for suspect in check.suspects { say(suspect.accountNumber, suspect.firstDay, suspect.count) }
        for fault in table.registerFaults { say(fault.account, fault.day, 1) }
        for (account, isoDays) in rejected {
            for day in isoDays { if let day = CalendarDay(iso: day) { say(account, day, 1) } }
        }
        return said
    }

    private func judge(
        _ series: GeneratedSeries, _ said: [Int: Int], _ table: ReadingTable, _ score: inout Score
    ) {
        if let fault = series.fault {
            let isFound = said.contains { ($0..<$0 + $1).contains(series.faultDay) }
            let known = score.faulty[fault] ?? (0, 0)
            score.faulty[fault] = (known.count + 1, known.found + (isFound ? 1 : 0))
            if !isFound { score.missed.append("\(fault) \(series.account)") }
        } else {
            score.clean += 1
            if !said.isEmpty { score.doubted += 1 }
            if !said.isEmpty { score.missed.append("clean \(series.account) \(said)") }
        }
        guard let row = table.row(of: series.account) else { return score.wrong.append(series.account) }
        for day in 0..<GeneratedSeries.dayCount where !isRight(series, day, said, table[row, self.day(day)]) {
            score.wrong.append("\(series.account) \(GeneratedSeries.iso(day)) \(table[row, self.day(day)])")
        }
    }

    /// What was used, or what the file states where that was said to be doubtful, or missing where the file shows that
    /// it cannot be known.
    private func isRight(
        _ series: GeneratedSeries, _ day: Int, _ said: [Int: Int], _ reading: ReadingTable.Reading
    ) -> Bool {
        let isSaid = said.contains { ($0..<$0 + $1).contains(day) }
        switch reading {
        case .missing: return isSaid && series.fault != nil && day == series.faultDay
        case .value(let energy):
            if series.form == .energies { return energy.milliwattHours == series.stated[day] }
            return energy.milliwattHours == series.usedByRegister(day) || isSaid
        default: return false
        }
    }

    private func day(_ index: Int) -> CalendarDay { GeneratedSeries.firstDay.advanced(by: index) }
}

extension GeneratedSeries {
    /// With a changed multiplier the same stands mean another energy from the day after the change on.
    fileprivate func usedByRegister(_ day: Int) -> Int64 {
        let counted = truth[day] / Int64(multipliers[0]) / 10_000
        let multiplier = day >= faultDay ? laterMultiplier ?? multipliers[day] : multipliers[day]
        return counted * Int64(multiplier) * 10_000
    }
}
