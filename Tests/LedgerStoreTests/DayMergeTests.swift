import EmissionModel
import GRDB
import TestSupport
import Testing

@testable import LedgerStore

/// The readings of a day, merged in order with what the ledger holds, against the first way of doing it: dictionaries of
/// everything, reading by reading.
@Suite struct DayMergeTests {
    /// The day as the first way keeps it.
    private struct Oracle {
        var segments: [(run: Int, readings: [StoredReading])] = []

        private func rulings() -> [Int32: (run: Int, values: [StoredReading])] {
            var rulings: [Int32: (run: Int, values: [StoredReading])] = [:]
            for segment in segments {
                for reading in segment.readings {
                    if let ruling = rulings[reading.account] {
                        if ruling.run > segment.run { continue }
                        let isWhole = ruling.values.contains { $0.status == .good || $0.status == .flagged }
                        if reading.status == .partial, ruling.run < segment.run, isWhole { continue }
                    }
                    if rulings[reading.account]?.run == segment.run {
                        rulings[reading.account]?.values.append(reading)
                    } else {
                        rulings[reading.account] = (segment.run, [reading])
                    }
                }
            }
            return rulings
        }

        mutating func add(_ readings: [StoredReading], run: Int) -> (RowCounts, [[Int64]]) {
            let rulings = rulings()
            var seen: [Int32: [StoredReading]] = [:]
            var stored: [StoredReading] = []
            var counts = RowCounts()
            var contradictions: [[Int64]] = []
            for reading in readings.sorted(by: { ($0.account, $0.line) < ($1.account, $1.line) }) {
                func says(_ other: StoredReading) -> Bool {
                    other.milliwattHours == reading.milliwattHours && other.status == reading.status
                }
                let earlier = seen[reading.account] ?? []
                let ruling = rulings[reading.account]
                let repeated =
                    earlier.contains(where: says)
                    ? run : ruling.flatMap { $0.values.contains(where: says) ? $0.run : nil }
                if repeated == nil { counts.accepted += 1 } else { counts.superseded += 1 }
                if repeated == run { continue }
                let own = ruling.flatMap { $0.run == run ? $0.values : nil } ?? []
                if let other = (earlier + own).first(where: { $0.status == .good }), reading.status == .good {
                    contradictions.append(
                        [Int64(reading.line), Int64(reading.account), other.milliwattHours, reading.milliwattHours])
                }
                seen[reading.account] = earlier + [reading]
                stored.append(reading)
            }
            if stored.isEmpty { return (counts, []) }
            segments.append((run, stored))
            return (counts, contradictions)
        }
    }

    private static func batch(_ random: inout SplitMix64) -> [StoredReading] {
        let accounts: Int32 = random.element(of: [3, 40, 4_000])
        let isSorted = random.once(in: 2)
        let linesRise = random.once(in: 2)
        let statuses: [StoredReading.Status] = random.once(in: 3) ? [.good, .flagged, .missing, .partial] : [.good]
        var readings = (0..<random.integer(in: 0...random.element(of: [5, 300]))).map { index in
            StoredReading(
                account: random.integer(in: 1...accounts), milliwattHours: Int64(random.integer(in: 1...2)),
                line: linesRise ? Int32(index + 2) : random.integer(in: 2...9_999), status: random.element(of: statuses)
            )
        }
        if isSorted { readings.sort { ($0.account, $0.line) < ($1.account, $1.line) } }
        return readings
    }

    private static func stored(_ ledger: Ledger) throws -> [[StoredReading]] {
        try ledger.read("test") { database in
            try Row.fetchAll(database, sql: "SELECT payload FROM reading_segment ORDER BY file_id, part").map {
                try SegmentCodec.decode(of: $0, column: 0)
            }
        }
    }

    @Test func mergingIsAsTheFirstWay() throws {
        var random = SplitMix64(seed: 0xDA11_0001)
        for round in 0..<60 {
            let fixture = try LedgerFixture()
            var oracle = Oracle()
            var run = 1
            for file in 0..<random.integer(in: 1...5) {
                if !random.once(in: 3) { run += 1 }
                try fixture.take("\(round) \(file)", run: run) { transaction in
                    var rows = RowCounts()
                    for _ in 0..<random.integer(in: 1...4) {
                        let readings = Self.batch(&random)
                        let (counts, contradictions) = try transaction.add(readings, on: thursday, sheet: nil)
                        let expected = oracle.add(readings, run: run)
                        #expect(counts == expected.0)
                        #expect(
                            contradictions.map { [Int64($0.line), Int64($0.account)] + $0.values } == expected.1)
                        rows += counts
                    }
                    return rows
                }
            }
            #expect(try Self.stored(fixture.ledger) == oracle.segments.map(\.readings))
        }
    }

    /// Sums of whole days are readings of the day: as if they had been added as such, but for those that the run has said.
    @Test func sumsAreReadingsToo() throws {
        var random = SplitMix64(seed: 0xDA11_0002)
        for _ in 0..<20 {
            let fixture = try LedgerFixture()
            let daily = Self.batch(&random)
            let sums = (1...40).filter { _ in random.once(in: 2) }.map {
                StoredReading(account: $0, milliwattHours: Int64(random.integer(in: 1...2)), line: $0)
            }
            try fixture.take("日", run: 1) { try $0.add(daily, on: thursday, sheet: nil).counts }
            try fixture.take("点", run: 1) { transaction in
                #expect(try transaction.accountsWithQuarters(among: sums.map(\.account), on: thursday).isEmpty)
                let counts = try transaction.add(sums: sums, on: thursday, sheet: nil)
                #expect(counts == RowCounts(accepted: sums.count * 96))
                let known = try transaction.accountsWithQuarters(among: Array(1...50), on: thursday)
                #expect(known == sums.map(\.account))
                return counts
            }
            try fixture.take("又", run: 2) { transaction in
                let known = try transaction.accountsWithQuarters(among: Array(1...50), on: thursday)
                #expect(known == sums.map(\.account))
                let later = thursday.advanced(by: 1)
                #expect(try transaction.accountsWithQuarters(among: Array(1...50), on: later).isEmpty)
                return RowCounts()
            }
            let said = Set(daily.filter { $0.status == .good }.map { [Int64($0.account), $0.milliwattHours] })
            let new = sums.filter { !said.contains([Int64($0.account), $0.milliwattHours]) }
            let segments = try Self.stored(fixture.ledger)
            #expect(segments.last == new || new.isEmpty)
            #expect(segments.flatMap { $0 }.filter { $0.status == .good }.count >= new.count)
        }
    }

    /// A file whose later rows come back to a day that was whole: the quarter-hours are read from the file once more, and
    /// repetitions, contradictions and corrections within it are found.
    @Test func aDayThatComesBackWithinAFile() throws {
        let fixture = try LedgerFixture()
        let rows = (0..<96).map {
            QuarterReading(account: 1, quarter: UInt8($0), milliwattHours: 1_000, line: Int32($0 + 2))
        }
        let others = (0..<96).map {
            QuarterReading(account: 2, quarter: UInt8($0), milliwattHours: 3, line: Int32($0 + 2))
        }
        try fixture.take("前", run: 1) { transaction in
            _ = try transaction.accountIDs(of: ["001", "002"])
            return try transaction.add(others, on: thursday, sheet: nil).counts
        }
        fixture.ledger.curveReader = { unkept, transaction in
            #expect(unkept.file.id == 2)
            _ = try transaction.add(rows, on: thursday, sheet: nil)
        }
        try fixture.take("一", run: 1) { transaction in
            let id = try transaction.accountID(of: "001")
            #expect(id == 1)
            try transaction.recall(before: [thursday: rows])
            var counts = try transaction.add(rows, on: thursday, sheet: nil).counts
            #expect(counts == RowCounts(accepted: 96))
            let again = try transaction.add(
                [
                    QuarterReading(account: 1, quarter: 5, milliwattHours: 1_000, line: 98),
                    QuarterReading(account: 1, quarter: 6, milliwattHours: 7_000, line: 99),
                ], on: thursday, sheet: nil)
            #expect(again.counts == RowCounts(accepted: 1, superseded: 1))
            #expect(again.contradictions.map(\.values) == [[1_000, 7_000]])
            counts += again.counts
            return counts
        }
        #expect(try fixture.reading("001", thursday) == .conflict(96_000, 102_000))
        let parts = try fixture.ledger.readings(of: ["001"], within: [5..<6, 6..<7], from: thursday, through: thursday)
        #expect(parts.map { $0[0, thursday] } == [.value(1_000), .conflict(1_000, 7_000)])
    }
}
