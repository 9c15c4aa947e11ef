public import EmissionModel
import GRDB

extension Ledger {
    /// The file, sheet and row that gave the ruling value of an account and day; nil where there is none.
    public func readingOrigin(
        of accountNumber: String, on day: CalendarDay, asOf: AsOf = .latest
    ) throws(LedgerError) -> RowOrigin? {
        try read("查询用电量来源") { database in
            guard
                let account = try Int32.fetchOne(
                    database, sql: "SELECT id FROM account_number WHERE number = ?", arguments: [accountNumber])
            else { return nil }
            let cursor = try Row.fetchCursor(
                database,
                sql: """
                    SELECT file_id, sheet, payload FROM reading_segment
                    JOIN source_file ON source_file.id = reading_segment.file_id
                    WHERE day = ? AND file_id <= ? ORDER BY source_file.run DESC, file_id DESC, part DESC
                    """,
                arguments: [Int64(day.number), asOf.limit])
            while let segment = try cursor.next() {
                let readings = try SegmentCodec.decode(of: segment, column: 2)
                guard let reading = readings.last(where: { $0.account == account && $0.status != .missing }) else {
                    continue
                }
                return RowOrigin(fileID: segment[0], sheet: segment[1], row: Int(reading.line))
            }
            return nil
        }
    }
}
