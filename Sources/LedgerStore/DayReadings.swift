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

    static let sql = """
        SELECT source_file.run, payload FROM reading_segment
        JOIN source_file ON source_file.id = reading_segment.file_id
        WHERE day = ? AND file_id <= ? ORDER BY file_id, part
        """

    private(set) var standings: [Standing] = []
    private var position = 0

    /// A day of which the ledger holds nothing.
    init() {}

    /// - Parameters:
    ///   - accounts: beyond these nothing is kept in memory.
    ///   - limit: the last file that counts.
    init(_ database: Database, day: CalendarDay, accounts: ClosedRange<Int32>, limit: Int64) throws {
        let cursor = try Row.fetchCursor(
            database.cachedStatement(sql: Self.sql),
            arguments: [Int64(day.number), limit])
        while let row = try cursor.next() {
            let run: Int = row[0]
            var next = Merging(standings)
            try SegmentCodec.forEachBlock(
                of: row, column: 1, where: { $0 <= accounts.upperBound && $1 >= accounts.lowerBound }
            ) { block in
                for reading in block where accounts.contains(reading.account) { next.take(reading, run: run) }
            }
            standings = next.finished()
        }
    }

    /// What stands of an account. Accounts are asked for in rising order.
    mutating func next(_ account: Int32) -> ArraySlice<Standing> {
        while position < standings.count, standings[position].account < account { position += 1 }
        var end = position
        while end < standings.count, standings[end].account == account { end += 1 }
        return standings[position..<end]
    }

    /// What stands, on its way to stand beside one more segment, in order of receipt.
    private struct Merging {
        private let before: [Standing]
        private var position = 0
        private var merged: [Standing] = []

        init(_ before: [Standing]) {
            self.before = before
        }

        mutating func take(_ reading: StoredReading, run: Int) {
            while position < before.count, before[position].account <= reading.account {
                merged.append(before[position])
                position += 1
            }
            var start = merged.count
            while start > 0, merged[start - 1].account == reading.account { start -= 1 }
            if start < merged.count {
                if merged[start].run > run { return }
                if merged[start].run < run {
                    // What is there of an incomplete day takes no earlier reading's place.
                    let isWhole = merged[start...].contains { $0.status == .good || $0.status == .flagged }
                    if reading.status == .partial, isWhole { return }
                    merged.removeSubrange(start...)
                }
            }
            merged.append(
                Standing(
                    account: reading.account, status: reading.status, run: run,
                    milliwattHours: reading.milliwattHours))
        }

        consuming func finished() -> [Standing] {
            merged.append(contentsOf: before[position...])
            return merged
        }
    }
}

extension ArraySlice<DayReadings.Standing> {
    /// Whether a run has said the very same of the account.
    func isSaid(by reading: StoredReading, inRun run: Int) -> Bool {
        contains { $0.run == run && $0.isSaid(by: reading) }
    }
}

extension SegmentCodec {
    /// Lends the readings of a blob column block by block, without a copy. A damaged one is an integrity error.
    static func forEachBlock(
        of row: Row, column: Int, withLines: Bool = true,
        where isWanted: (Int32, Int32) -> Bool = { _, _ in true },
        _ body: (UnsafeMutableBufferPointer<StoredReading>) throws -> Void
    ) throws {
        try row.withUnsafeData(atIndex: column) { data in
            guard let data else { throw MalformedRow(table: "reading_segment", column: "payload") }
            do {
                try data.withUnsafeBytes { try forEachBlock($0, withLines: withLines, where: isWanted, body) }
            } catch is MalformedBytes {
                throw MalformedRow(table: "reading_segment", column: "payload")
            }
        }
    }

    static func decode(of row: Row, column: Int) throws -> [StoredReading] {
        var readings: [StoredReading] = []
        try forEachBlock(of: row, column: column) { readings.append(contentsOf: $0) }
        return readings
    }
}
