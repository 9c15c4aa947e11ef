import EmissionModel
import FoundationEssentials
import GRDB

/// What the ledger holds of one day and a range of accounts: for each account the values of the newest run that gave
/// any. In order of account, to be walked beside others in that order.
struct DayReadings {
    struct Standing {
        var account: Int32
        var status: StoredReading.Status
        var run: Int
        var milliwattHours: Int64

        func isSaid(by reading: StoredReading) -> Bool {
            milliwattHours == reading.milliwattHours && status == reading.status
        }
    }

    private(set) var standings: [Standing] = []
    private var position = 0

    /// A day of which the ledger holds nothing.
    init() {}

    /// - Parameters:
    ///   - accounts: beyond these nothing is kept in memory.
    ///   - limit: the last file that counts.
    init(_ database: Database, day: CalendarDay, accounts: ClosedRange<Int32>, limit: Int64) throws {
        let cursor = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT source_file.run, payload FROM reading_segment
                    JOIN source_file ON source_file.id = reading_segment.file_id
                    WHERE day = ? AND file_id <= ? ORDER BY file_id, part
                    """),
            arguments: [Int64(day.number), limit])
        while let row = try cursor.next() {
            let run: Int = row[0]
            take(try SegmentCodec.decode(of: row, column: 1), within: accounts, run: run)
        }
    }

    /// What stands of an account. Accounts are asked for in rising order.
    mutating func next(_ account: Int32) -> ArraySlice<Standing> {
        while position < standings.count, standings[position].account < account { position += 1 }
        var end = position
        while end < standings.count, standings[end].account == account { end += 1 }
        return standings[position..<end]
    }

    /// One more segment, in order of receipt.
    private mutating func take(_ readings: [StoredReading], within accounts: ClosedRange<Int32>, run: Int) {
        var merged: [Standing] = []
        merged.reserveCapacity(standings.count + readings.count)
        var old = 0
        for reading in readings where accounts.contains(reading.account) {
            while old < standings.count, standings[old].account <= reading.account {
                merged.append(standings[old])
                old += 1
            }
            let start = merged.lastIndex { $0.account != reading.account }.map { $0 + 1 } ?? 0
            Self.take(reading, run: run, into: &merged, from: start)
        }
        merged.append(contentsOf: standings[old...])
        standings = merged
    }

    /// - Parameter start: where what stands of the account begins, at the end of the list.
    private static func take(_ reading: StoredReading, run: Int, into list: inout [Standing], from start: Int) {
        if start < list.count {
            if list[start].run > run { return }
            if list[start].run < run {
                // What is there of an incomplete day takes no earlier reading's place.
                let isWhole = list[start...].contains { $0.status == .good || $0.status == .flagged }
                if reading.status == .partial, isWhole { return }
                list.removeSubrange(start...)
            }
        }
        list.append(
            Standing(account: reading.account, status: reading.status, run: run, milliwattHours: reading.milliwattHours)
        )
    }
}

extension ArraySlice<DayReadings.Standing> {
    /// Whether a run has said the very same of the account.
    func isSaid(by reading: StoredReading, inRun run: Int) -> Bool {
        contains { $0.run == run && $0.isSaid(by: reading) }
    }
}

extension SegmentCodec {
    /// Decodes a blob column without copying it. A damaged one is an integrity error.
    static func decode(of row: Row, column: Int) throws -> [StoredReading] {
        try row.withUnsafeData(atIndex: column) { data in
            guard let data else { throw MalformedRow(table: "reading_segment", column: "payload") }
            do {
                return try data.withUnsafeBytes { try SegmentCodec.decode($0) }
            } catch {
                throw MalformedRow(table: "reading_segment", column: "payload")
            }
        }
    }
}
