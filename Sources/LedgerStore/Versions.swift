import GRDB

/// What rules among the versions of one table: for each key the rows of the newest run, of each file its last one, and,
/// where several files of one run disagree and nothing orders them, the first by content, so that no order of arrival
/// decides.
enum Versions<Record: LedgerRecord> {
    struct Version {
        var values: [LedgerValue]
        var origin: RowOrigin
        var run: Int
        /// The file of the same run that says otherwise, where there is one.
        var isContested: Bool
        /// Ruling because somebody chose it.
        var isChosen = false
    }

    /// - Parameters:
    ///   - range: a column of the key and the values of it that are asked for; nil: all.
    ///   - chosen: the file whose row somebody has chosen for a key on which files of one run disagree.
    static func ruling(
        _ database: Database, limit: Int64, within range: (column: String, values: ClosedRange<Int64>)? = nil,
        chosen: (String) -> Int64? = { _ in nil }
    ) throws -> [String: Version] {
        let columns = Record.ledgerColumns
        let cursor = try Row.fetchCursor(
            database,
            sql: """
                SELECT record.key, record.file_id, record.sheet, record.source_row, source_file.run,
                  \(columns.map { "record.\($0)" }.joined(separator: ", "))
                FROM \(Record.ledgerTable) AS record JOIN source_file ON source_file.id = record.file_id
                WHERE record.file_id <= ?\(range.map { " AND record.\($0.column) BETWEEN ? AND ?" } ?? "")
                ORDER BY record.id
                """,
            arguments: StatementArguments(
                [limit] + (range.map { [$0.values.lowerBound, $0.values.upperBound] } ?? [])))
        let newest = try newest(cursor, columns.count)
        var result: [String: Version] = [:]
        result.reserveCapacity(newest.count)
        for (key, run) in newest { result[key] = run.ruling(chosen: run.isContested ? chosen(key) : nil) }
        return result
    }

    /// What the files of the newest run say of one key, in order of receipt.
    static func contested(_ database: Database, limit: Int64, key: String) throws -> [Version] {
        let columns = Record.ledgerColumns
        let cursor = try Row.fetchCursor(
            database,
            sql: """
                SELECT record.key, record.file_id, record.sheet, record.source_row, source_file.run,
                  \(columns.map { "record.\($0)" }.joined(separator: ", "))
                FROM \(Record.ledgerTable) AS record JOIN source_file ON source_file.id = record.file_id
                WHERE record.file_id <= ? AND record.key = ? ORDER BY record.id
                """,
            arguments: [limit, key])
        return try newest(cursor, columns.count)[key]?.versions ?? []
    }

    private static func newest(_ cursor: RowCursor, _ columnCount: Int) throws -> [String: NewestRun] {
        var newest: [String: NewestRun] = [:]
        while let row = try cursor.next() {
            let version = Version(
                values: (0..<columnCount).map { LedgerValue(row[5 + $0] as DatabaseValue) },
                origin: RowOrigin(fileID: row[1], sheet: row[2], row: row[3]), run: row[4], isContested: false)
            let key: String = row[0]
            if newest[key]?.take(version) == nil { newest[key] = NewestRun(version) }
        }
        return newest
    }

    /// What the newest run says of one key: of each of its files the last row.
    struct NewestRun {
        private(set) var versions: [Version]

        init(_ version: Version) {
            versions = [version]
        }

        mutating func take(_ version: Version) {
            if version.run > versions[0].run {
                versions = [version]
            } else if let own = versions.firstIndex(where: { $0.origin.fileID == version.origin.fileID }) {
                versions[own] = version
            } else if version.run == versions[0].run {
                versions.append(version)
            }
        }

        var isContested: Bool { versions.contains { $0.values != versions[0].values } }

        func ruling(chosen: Int64?) -> Version {
            if let chosen, var version = versions.first(where: { $0.origin.fileID == chosen }) {
                version.isChosen = true
                return version
            }
            var winner = versions[0]
            for version in versions
            where version.values.lexicographicallyPrecedes(winner.values, by: LedgerValue.precedes) {
                winner = version
            }
            winner.isContested = isContested
            return winner
        }
    }
}

extension LedgerValue {
    init(_ value: DatabaseValue) {
        switch value.storage {
        case .int64(let number): self = .integer(number)
        case .string(let text): self = .text(text)
        default: self = .null
        }
    }

    static func precedes(_ left: LedgerValue, _ right: LedgerValue) -> Bool {
        switch (left, right) {
        case (.null, .null): false
        case (.null, _): true
        case (_, .null): false
        case (.integer(let first), .integer(let second)): first < second
        case (.text(let first), .text(let second)): first < second
        case (.integer, .text): true
        case (.text, .integer): false
        }
    }
}

extension Ledger {
    /// The ruling records of a table with their origins, in order of key.
    public func records<Record: LedgerRecord>(
        _ type: Record.Type, asOf: AsOf = .latest
    ) throws(LedgerError) -> [Kept<Record>] {
        try read("读取\(Record.ledgerTable)") { database in
            try Versions<Record>.ruling(database, limit: asOf.limit).sorted { $0.key < $1.key }.map { _, version in
                var decoder = LedgerDecoder(
                    table: Record.ledgerTable, columns: Record.ledgerColumns, values: version.values)
                return Kept(record: try Record(from: &decoder), origin: version.origin)
            }
        }
    }

    /// The same, with what was chosen where files of one run disagree.
    /// - Parameter chosen: the number of the file whose row rules for a key; nil leaves the key open.
    /// - Returns: the rows, the keys for which a choice was taken, and those that are still open, both sorted.
    public func records<Record: LedgerRecord>(
        _ type: Record.Type, asOf: AsOf, chosen: (String) -> Int64?
    ) throws(LedgerError) -> (rows: [Kept<Record>], chosen: [String], open: [String]) {
        try read("读取\(Record.ledgerTable)") { database in
            let ruling = try Versions<Record>.ruling(database, limit: asOf.limit, chosen: chosen)
                .sorted { $0.key < $1.key }
            let rows = try ruling.map { _, version in
                var decoder = LedgerDecoder(
                    table: Record.ledgerTable, columns: Record.ledgerColumns, values: version.values)
                return Kept(record: try Record(from: &decoder), origin: version.origin)
            }
            return (
                rows, ruling.filter(\.value.isChosen).map(\.key), ruling.filter(\.value.isContested).map(\.key)
            )
        }
    }

    /// Keys of a table on which two files of one run disagree and nothing orders them, sorted.
    public func contestedKeys<Record: LedgerRecord>(
        of type: Record.Type, asOf: AsOf = .latest
    ) throws(LedgerError) -> [String] {
        try read("读取\(Record.ledgerTable)") { database in
            try Versions<Record>.ruling(database, limit: asOf.limit).filter(\.value.isContested).keys.sorted()
        }
    }

    /// Where the rows stand between which files of one run leave a choice, in order of receipt.
    public func contestedOrigins<Record: LedgerRecord>(
        of type: Record.Type, key: String, asOf: AsOf = .latest
    ) throws(LedgerError) -> [RowOrigin] {
        try read("读取\(Record.ledgerTable)") { database in
            try Versions<Record>.contested(database, limit: asOf.limit, key: key).map(\.origin)
        }
    }
}
