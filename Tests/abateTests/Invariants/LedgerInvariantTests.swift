import Accounting
import EmissionModel
import Ingestion
import LedgerStore
import TestSupport
import Testing

@testable import abate

/// What holds for every ledger, however its files came: over generated cities, taken in as tables and accounted as
/// reports are. A failure names its seed.
@Suite struct LedgerInvariantTests {
    private static func ledger(of city: InventedCity) throws -> InventedLedger {
        let ledger = try InventedLedger()
        try ledger.take(city.lists + city.readingTables())
        return ledger
    }

    // MARK: Sums

    /// Invariant (1): enterprises = counties = industries = departments = industry = days, to the milligram.
    @Test func everySumIsTheSameSum() throws {
        for seed in 0..<UInt64(LongRun.count(100_000, else: 40)) {
            let account = try #require(try Self.ledger(of: InventedCity(seed: seed)).account(), "\(seed)")
            let industry = account.sectors[0]
            let sums = [account.counties, account.industries, account.departments].map(Self.sum)
            let total = GroupAccount.total(of: account.enterprises, named: nil)
            for sum in sums + [[total.plan, total.low, total.high]] {
                #expect(sum == [industry.plan, industry.low, industry.high], "\(seed)")
            }
            guard !account.days.isEmpty else { continue }
            #expect(Self.sum(account.days) == [industry.plan, industry.low, industry.high], "\(seed)")
        }
    }

    private static func sum(_ groups: [GroupAccount]) -> [PerPollutant<Mass>] {
        [\GroupAccount.plan, \.low, \.high].map { masses in
            groups.reduce(PerPollutant<Mass>.zero) { $0 + $1[keyPath: masses] }
        }
    }

    private static func sum(_ days: [DayAccount]) -> [PerPollutant<Mass>] {
        [\DayAccount.plan, \.low, \.high].map { masses in
            days.reduce(PerPollutant<Mass>.zero) { $0 + $1[keyPath: masses] }
        }
    }

    /// Invariant (8): every row that is not a title or a total is accepted, rejected or superseded.
    @Test func everyRowIsCounted() throws {
        var counts = RowCounts()
        for seed in 2_000_000..<UInt64(2_000_000 + LongRun.count(100_000, else: 100)) {
            var city = InventedCity(seed: seed)
            let ledger = try InventedLedger()
            for table in city.lists + city.readingTables() {
                var table = table
                for _ in 0..<city.random.integer(in: 0...2) {
                    table.rows.append(city.random.element(of: table.rows))
                    if table.name != "曲线", city.random.once(in: 2) {
                        // A row that cannot stand: its key is blank.
                        table.rows[table.rows.count - 1][0] = .blank
                    }
                }
                let result = try ledger.take(table.text(), run: 1, name: table.name)
                #expect(result.rows.read == table.rowCount, "\(seed) \(table.name) \(result.rows)")
                counts += result.rows
            }
        }
        #expect(counts.rejected > 20 && counts.superseded > 20)
    }

    // MARK: Ways to the same figures

    /// Invariant (4): any order of files and rows, any split, rows twice, files once more in a later run.
    @Test func howItCameDoesNotMatter() throws {
        for seed in 3_000_000..<UInt64(3_000_000 + LongRun.count(100_000, else: 15)) {
            var city = InventedCity(seed: seed)
            let expected = try Self.ledger(of: city).figures()
            let shuffled = try InventedLedger()
            let files = Self.deliveries(of: &city)
            try shuffled.take(files)
            if city.random.once(in: 3) {
                for (run, file) in files.prefix(2).enumerated() {
                    try shuffled.take("重发\n" + file.text(), run: 2 + run)
                }
            }
            #expect(try shuffled.figures() == expected, "\(seed)")
        }
    }

    /// Each table in pieces, in any order, some rows in more than one piece.
    private static func deliveries(of city: inout InventedCity) -> [InventedTable] {
        var files: [InventedTable] = []
        for table in city.lists + city.readingTables() {
            var pieces = [[[InventedTable.Cell]]](repeating: [], count: city.random.integer(in: 1...3))
            for row in table.rows {
                pieces[city.random.integer(in: 0...pieces.count - 1)].append(row)
                if city.random.once(in: 6) { pieces[city.random.integer(in: 0...pieces.count - 1)].append(row) }
            }
            for rows in pieces where !rows.isEmpty {
                var file = table
                file.rows = city.random.shuffled(rows)
                files.append(file)
            }
        }
        return city.random.shuffled(files)
    }

    /// Duplicates, conflicts and late corrections: files that disagree give the same bytes in whatever order a run takes
    /// them, and the later run rules.
    @Test func conflictsAndCorrectionsDoNotDependOnTheOrder() throws {
        var conflicts = 0
        for seed in 4_000_000..<UInt64(4_000_000 + LongRun.count(1_000, else: 30)) {
            var city = InventedCity(seed: seed)
            let files = Self.deliveries(of: &city) + Self.contradictions(of: &city)
            let late = Self.contradictions(of: &city)
            var figures: Set<String> = []
            for _ in 0..<2 {
                let ledger = try InventedLedger()
                try ledger.take(city.random.shuffled(files), run: 1)
                try ledger.take(city.random.shuffled(late), run: 2)
                figures.insert(try ledger.figures())
                conflicts += try ledger.conflictCount()
            }
            #expect(figures.count == 1, "\(seed)")
        }
        #expect(conflicts > 20)
    }

    /// One or two files that say otherwise of some readings and of one enterprise.
    private static func contradictions(of city: inout InventedCity) -> [InventedTable] {
        guard !city.readings.isEmpty else { return [] }
        return (0..<city.random.integer(in: 1...2)).map { _ in
            let chosen = Set((0..<3).map { _ in city.random.element(of: city.readings) })
            return InventedCity.table(
                chosen.sorted { ($0.account, $0.day) < ($1.account, $1.day) }.map { reading in
                    var other = reading
                    other.wattHours += Int64(reading.account.utf8.last ?? 0) * city.random.integer(in: 0...20_000)
                    return other
                })
        }
    }

    /// Invariant (10): the same quantities in other units.
    @Test func unitsDoNotMatter() throws {
        for seed in 5_000_000..<UInt64(5_000_000 + LongRun.count(100_000, else: 15)) {
            var city = InventedCity(seed: seed)
            let expected = try Self.ledger(of: city).figures()
            let other = try InventedLedger()
            for table in city.lists + city.readingTables() {
                try other.take([table], city.random.element(of: InventedTable.Units.all))
            }
            #expect(try other.figures() == expected, "\(seed)")
        }
    }
}

extension InventedLedger {
    fileprivate func conflictCount() throws -> Int {
        guard let days = try ledger.readingDays() else { return 0 }
        return try ledger.readings(
            of: try ledger.accountNumbersWithReadings(), from: days.lowerBound, through: days.upperBound
        ).conflicts.count
    }
}
