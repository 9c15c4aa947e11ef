import EmissionModel
import GRDB

/// The segments of daily readings of some days, by day and within a day in order of run, file and part.
struct SegmentQuery {
    /// By the primary key, so that nothing is sorted and no other day is touched.
    static let byFile = """
        SELECT day, file_id, payload FROM reading_segment WHERE day BETWEEN ? AND ? AND file_id <= ?
        ORDER BY day, file_id, part
        """
    /// Where files of an earlier run have come after files of a later one.
    static let byRun = """
        SELECT day, file_id, payload FROM reading_segment JOIN source_file ON source_file.id = reading_segment.file_id
        WHERE day BETWEEN ? AND ? AND file_id <= ? ORDER BY day, source_file.run, file_id, part
        """

    private let cursor: RowCursor
    /// By file id.
    private let runs: [Int64: Int]

    init(_ database: Database, days: ClosedRange<CalendarDay>, limit: Int64) throws {
        var runs: [Int64: Int] = [:]
        var isInOrder = true
        var last = Int.min
        let files = try Row.fetchCursor(database, sql: "SELECT id, run FROM source_file ORDER BY id")
        while let file = try files.next() {
            let run: Int = file[1]
            isInOrder = isInOrder && run >= last
            last = run
            runs[file[0]] = run
        }
        self.runs = runs
        cursor = try Row.fetchCursor(
            database.cachedStatement(sql: isInOrder ? Self.byFile : Self.byRun),
            arguments: [Int64(days.lowerBound.number), Int64(days.upperBound.number), limit])
    }

    /// - Parameter body: gets the day, the run and the row, whose third column is the payload.
    func forEach(_ body: (CalendarDay, Int, Row) throws -> Void) throws {
        while let row = try cursor.next() {
            let day: Int64 = row[0]
            try body(CalendarDay(number: Int32(day)), runs[row[1]] ?? 0, row)
        }
    }
}
