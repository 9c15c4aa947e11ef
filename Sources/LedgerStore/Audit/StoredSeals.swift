import GRDB

/// What is stored of every file, digested from the tables: one pass over each table, whatever the number of files.
struct StoredSeals {
    private(set) var files: [Int64: FileSeal] = [:]

    init(_ database: Database) throws {
        for table in LedgerTables.records { try readRecords(database, table.name, table.columns) }
        for table in LedgerTables.plain { try readRows(database, table) }
        for table in LedgerTables.segments { try readSegments(database, table) }
    }

    /// Of a file that stands nowhere: nothing.
    subscript(file: Int64) -> FileSeal { files[file] ?? FileSeal() }

    private mutating func readRecords(_ database: Database, _ table: String, _ columns: [String]) throws {
        let cursor = try Row.fetchCursor(
            database,
            sql: """
                SELECT file_id, id, sheet, source_row, key, \(columns.joined(separator: ", ")) FROM \(table) ORDER BY id
                """)
        try add(cursor, to: table)
    }

    private mutating func readRows(_ database: Database, _ table: LedgerTables.Plain) throws {
        let columns = ([table.file] + table.columns).joined(separator: ", ")
        try add(
            Row.fetchCursor(database, sql: "SELECT \(columns) FROM \(table.name) ORDER BY \(table.order)"),
            to: table.name)
    }

    /// The first column is the file's number, the others are digested.
    private mutating func add(_ cursor: RowCursor, to table: String) throws {
        while let row = try cursor.next() {
            let file: Int64 = row[0]
            files[file, default: FileSeal()].add(to: table) { digest in
                for index in 1..<row.count { digest.add(row[index] as DatabaseValue) }
            }
        }
    }

    private mutating func readSegments(_ database: Database, _ table: LedgerTables.Segments) throws {
        let cursor = try Row.fetchCursor(
            database,
            sql: """
                SELECT file_id, day, part, \(table.hasSheet ? "sheet" : "NULL"), \(table.count), payload
                FROM \(table.name)
                """)
        while let row = try cursor.next() {
            let payload = try row.withUnsafeData(atIndex: 5) { $0.map { [UInt8]($0) } }
            let segment = SealedSegment(day: row[1], part: row[2], sheet: row[3], count: row[4], payload: payload)
            files[row[0], default: FileSeal()].add(segment: segment, to: table.name)
        }
    }
}
