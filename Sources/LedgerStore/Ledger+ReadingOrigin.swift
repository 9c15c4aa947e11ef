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
                var line: Int32?
                try SegmentCodec.forEachBlock(of: segment, column: 2, where: { ($0...$1).contains(account) }) { block in
                    for reading in block where reading.account == account && reading.status != .missing {
                        line = reading.line
                    }
                }
                if let line { return RowOrigin(fileID: segment[0], sheet: segment[1], row: Int(line)) }
            }
            return nil
        }
    }
}
