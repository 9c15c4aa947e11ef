import EmissionModel
import GRDB
import TestSupport
import Testing

@testable import LedgerStore

/// A question about some days touches the segments of those days and no others.
@Suite struct QueryPlanTests {
    private static func plan(_ ledger: Ledger, _ sql: String, _ arguments: StatementArguments) throws -> [String] {
        try ledger.read("test") { database in
            try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments).map { $0["detail"] }
        }
    }

    @Test func readingsAreFoundByDayAndNotSorted() throws {
        let ledger = try Ledger()
        #expect(
            try Self.plan(ledger, SegmentQuery.byFile, [1, 2, 3])
                == ["SEARCH reading_segment USING PRIMARY KEY (day>? AND day<?)"])
    }

    @Test(arguments: [
        DayReadings.sql, MergedDay.sql, SummedDay.sql, AccountSet.sql, RegisterReadings.sql,
    ])
    func aDaysSegmentsAreFoundByTheDay(sql: String) throws {
        let ledger = try Ledger()
        let arguments = StatementArguments(Array(repeating: 1, count: sql.count { $0 == "?" }))
        let plan = try Self.plan(ledger, sql, arguments)
        #expect(plan.contains { $0.contains("_segment USING PRIMARY KEY (day=?") }, "\(plan)")
        #expect(!plan.contains { $0.hasPrefix("SCAN") && $0.contains("_segment") }, "\(plan)")
    }

    @Test func onlyTheDaysAskedForAreRead() throws {
        let fixture = try LedgerFixture()
        for file in 0..<3 {
            let given = (0..<30).map { ("00\(file)", thursday.advanced(by: $0), Int64(5), StoredReading.Status.good) }
            try fixture.take("\(file)", run: file + 1, readings: given)
        }
        let read = try fixture.ledger.read("test") { database in
            var days: [CalendarDay] = []
            let range = thursday.advanced(by: 4)...thursday.advanced(by: 8)
            try SegmentQuery(database, days: range, limit: 2).forEach { day, run, _ in
                #expect(run == 1 || run == 2)
                days.append(day)
            }
            return days
        }
        #expect(read == (4...8).flatMap { [thursday.advanced(by: $0), thursday.advanced(by: $0)] })
    }

    /// Of a segment of many accounts only the blocks with those that are asked for are unpacked.
    @Test func blocksOfOthersStayPacked() throws {
        let readings = (1...10_000).map { StoredReading(account: $0, milliwattHours: Int64($0), line: $0) }
        let bytes = SegmentCodec.encode(readings)
        var unpacked: [StoredReading] = []
        try bytes.withUnsafeBytes { bytes in
            try SegmentCodec.forEachBlock(bytes, where: { $0 <= 5_000 && $1 >= 5_000 }) { unpacked += $0 }
        }
        #expect(unpacked.count == SegmentCodec.blockSize)
        #expect(unpacked.contains(readings[4_999]))
    }

    /// Runs are not in the order of files: the later run rules nevertheless.
    @Test func anEarlierRunThatComesLaterDoesNotRule() throws {
        let fixture = try LedgerFixture()
        try fixture.take("新", run: 2, readings: [("001", thursday, 5, .good)])
        try fixture.take("旧", run: 1, readings: [("001", thursday, 9, .good)])
        #expect(try fixture.reading("001", thursday) == .value(5))
    }
}
