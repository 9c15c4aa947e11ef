import EmissionModel
import FoundationEssentials
import GRDB

/// Account-days of one file and day of which the ledger keeps the sums of the quarter-hours only.
struct SummedDay {
    static let sql = """
        SELECT file_id, coalesce(summed_segment.payload, reading_segment.payload) FROM summed_segment
        LEFT JOIN reading_segment USING (day, file_id, part)
        WHERE day = ? AND file_id BETWEEN ? AND ? ORDER BY file_id, part
        """

    var day: CalendarDay
    var fileID: Int64
    /// In order of account.
    var sums: [StoredReading]

    /// Those of one day, in order of file and part.
    static func forEach(
        _ database: Database, day: CalendarDay, files: ClosedRange<Int64>, _ body: (SummedDay) throws -> Void
    ) throws {
        let cursor = try Row.fetchCursor(
            database.cachedStatement(sql: Self.sql),
            arguments: [Int64(day.number), files.lowerBound, files.upperBound])
        while let row = try cursor.next() {
            try body(SummedDay(day: day, fileID: row[0], sums: try SegmentCodec.decode(of: row, column: 1)))
        }
    }
}

extension CurveCodec {
    /// The accounts of a blob column's curves, which stay packed. A damaged one is an integrity error.
    static func forEachAccount(of row: Row, column: Int, _ body: (Int32) -> Void) throws {
        try row.withUnsafeData(atIndex: column) { data in
            do {
                guard let data else { throw MalformedBytes() }
                try data.withUnsafeBytes { try forEachAccount($0, body) }
            } catch {
                throw MalformedRow(table: "curve_segment", column: "payload")
            }
        }
    }

    static func forEachAccount(_ bytes: UnsafeRawBufferPointer, _ body: (Int32) -> Void) throws {
        var walk = try CurveWalk(bytes)
        while let head = try walk.next() { body(head.account) }
    }
}
