import EmissionModel
import FoundationEssentials
import GRDB

/// Account-days of one file and day of which the ledger keeps the sums of the quarter-hours only.
struct SummedDay {
    var day: CalendarDay
    var fileID: Int64
    /// In order of account.
    var sums: [StoredReading]

    /// Those of one day, in order of file and part.
    static func forEach(
        _ database: Database, day: CalendarDay, files: ClosedRange<Int64>, _ body: (SummedDay) throws -> Void
    ) throws {
        let cursor = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT file_id, coalesce(summed_segment.payload, reading_segment.payload) FROM summed_segment
                    LEFT JOIN reading_segment USING (day, file_id, part)
                    WHERE day = ? AND file_id BETWEEN ? AND ? ORDER BY file_id, part
                    """),
            arguments: [Int64(day.number), files.lowerBound, files.upperBound])
        while let row = try cursor.next() {
            try body(SummedDay(day: day, fileID: row[0], sums: try SegmentCodec.decode(of: row, column: 1)))
        }
    }
}

extension CurveCodec {
    /// Decodes a blob column without copying it. A damaged one is an integrity error.
    static func decode(of row: Row, column: Int) throws -> [StoredCurve] {
        try row.withUnsafeData(atIndex: column) { data in
            guard let data, let curves = try? data.withUnsafeBytes({ try CurveCodec.decode($0) }) else {
                throw MalformedRow(table: "curve_segment", column: "payload")
            }
            return curves
        }
    }
}
