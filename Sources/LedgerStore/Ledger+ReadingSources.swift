public import EmissionModel
import GRDB

extension Ledger {
    /// All rows that said something of some accounts on some days, in order of day, then receipt.
    /// - Parameter accountNumbers: sorted, without repetition.
    public func readingSources(
        of accountNumbers: [String], on days: [CalendarDay], asOf: AsOf = .latest
    ) throws(LedgerError) -> [ReadingSource] {
        try read("查询用电量来源") { database in
            let table = ReadingTable(
                firstDay: CalendarDay(number: 0), dayCount: 1, accountNumbers: accountNumbers)
            let rows = try AccountRows.rows(database, of: table)
            var sources: [ReadingSource] = []
            for day in days.sorted() {
                try Self.forEachReading(database, day, asOf) { source, account, reading in
                    guard Int(account) < rows.count, rows[Int(account)] >= 0 else { return }
                    var source = source
                    source.account = accountNumbers[Int(rows[Int(account)])]
                    reading(&source)
                    sources.append(source)
                }
            }
            return sources
        }
    }

    private typealias Fill = (inout ReadingSource) -> Void

    private static func forEachReading(
        _ database: Database, _ day: CalendarDay, _ asOf: AsOf, _ body: (ReadingSource, Int32, Fill) -> Void
    ) throws {
        for (table, isRegister) in [("reading_segment", false), ("register_segment", true)] {
            let cursor = try Row.fetchCursor(
                database,
                sql: """
                    SELECT file_id, source_file.run, \(isRegister ? "NULL" : "sheet"), payload FROM \(table)
                    JOIN source_file ON source_file.id = \(table).file_id
                    WHERE day = ? AND file_id <= ? ORDER BY source_file.run, file_id, part
                    """,
                arguments: [Int64(day.number), asOf.limit])
            while let segment = try cursor.next() {
                let source = ReadingSource(
                    account: "", day: day, fileID: segment[0], run: segment[1], sheet: segment[2], row: 0,
                    status: .good, energy: nil, isRegister: isRegister)
                if isRegister {
                    for register in try RegisterCodec.decode(of: segment, column: 3) {
                        body(source, register.account) { $0.row = Int(register.line) }
                    }
                } else {
                    for reading in try SegmentCodec.decode(of: segment, column: 3) {
                        body(source, reading.account) { $0.take(reading) }
                    }
                }
            }
        }
    }

    /// Where the received copy of a file lies; its SHA-256 is compared first.
    public func keptPath(of file: SourceFile) throws(LedgerError) -> String { try sources.path(of: file) }
}

extension ReadingSource {
    fileprivate mutating func take(_ reading: StoredReading) {
        row = Int(reading.line)
        status = reading.status
        energy = reading.status == .missing ? nil : Energy(milliwattHours: reading.milliwattHours)
    }
}
