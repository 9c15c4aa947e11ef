import GRDB

/// A row as one file gave it.
struct RowVersion {
    var values: [LedgerValue]
    var origin: RowOrigin
    var run: Int
    /// The file of the same run that says otherwise, where there is one.
    var isContested: Bool
    /// Ruling because somebody chose it.
    var isChosen = false
}

/// What rules among the versions of one table: for each key the rows of the newest run, of each file its last one, and,
/// where several files of one run disagree and nothing orders them, the first by content, so that no order of arrival
/// decides. Not generic over the record: code that is made for no type in particular took four times as long.
struct Versions {
    let table: String
    let columns: [String]

    init<Record: LedgerRecord>(of type: Record.Type) {
        table = Record.ledgerTable
        columns = Record.ledgerColumns
    }

    /// The ruling row of each key, in order of key.
    ///
    /// - Parameters:
    ///   - range: a column of the key and the values of it that are asked for; nil: all.
    ///   - chosen: the file whose row somebody has chosen for a key on which files of one run disagree.
    func ruling(
        _ database: Database, limit: Int64, within range: (column: String, values: ClosedRange<Int64>)? = nil,
        chosen: (String) -> Int64? = { _ in nil }
    ) throws -> [(key: String, version: RowVersion)] {
        let bounds = range.map { " AND record.\($0.column) BETWEEN ? AND ?" } ?? ""
        let cursor = try rows(
            database, where: "record.file_id <= ?\(bounds)",
            StatementArguments([limit] + (range.map { [$0.values.lowerBound, $0.values.upperBound] } ?? [])))
        return Self.inOrder(try newest(cursor)).map { key, run in
            (key, run.ruling(chosen: run.isContested ? chosen(key) : nil))
        }
    }

    /// What the files of the newest run say of one key, in order of receipt.
    func contested(_ database: Database, limit: Int64, key: String) throws -> [RowVersion] {
        let cursor = try rows(database, where: "record.file_id <= ? AND record.key = ?", [limit, key])
        return try newest(cursor).first?.run.versions ?? []
    }

    /// The record that a row holds.
    func record<Record: LedgerRecord>(_ version: RowVersion) throws -> Record {
        var decoder = LedgerDecoder(table: table, columns: columns, values: version.values)
        return try Record(from: &decoder)
    }

    private func rows(
        _ database: Database, where condition: String, _ arguments: StatementArguments
    ) throws -> RowCursor {
        try Row.fetchCursor(
            database,
            sql: """
                SELECT record.key, record.file_id, record.sheet, record.source_row, source_file.run,
                  \(columns.map { "record.\($0)" }.joined(separator: ", "))
                FROM \(table) AS record JOIN source_file ON source_file.id = record.file_id
                WHERE \(condition) ORDER BY record.id
                """,
            arguments: arguments)
    }

    private func newest(_ cursor: RowCursor) throws -> [(key: String, run: NewestRun)] {
        var places: [String: Int] = [:]
        var newest: [(key: String, run: NewestRun)] = []
        while let row = try cursor.next() {
            let version = RowVersion(
                values: (5..<5 + columns.count).map { row[$0] as LedgerValue },
                origin: RowOrigin(fileID: row[1], sheet: row[2], row: row[3]), run: row[4], isContested: false)
            let key: String = row[0]
            if let place = places[key] {
                newest[place].run.take(version)
            } else {
                places[key] = newest.count
                newest.append((key, NewestRun(version)))
            }
        }
        return newest
    }

    /// Lists mostly come in order.
    private static func inOrder(_ runs: [(key: String, run: NewestRun)]) -> [(key: String, run: NewestRun)] {
        let isSorted = zip(runs, runs.dropFirst()).allSatisfy { $0.key < $1.key }
        return isSorted ? runs : runs.sorted { $0.key < $1.key }
    }

    /// What the newest run says of one key: of each of its files the last row.
    private struct NewestRun {
        private(set) var versions: [RowVersion]

        init(_ version: RowVersion) {
            versions = [version]
        }

        mutating func take(_ version: RowVersion) {
            if version.run > versions[0].run {
                versions = [version]
            } else if let own = versions.firstIndex(where: { $0.origin.fileID == version.origin.fileID }) {
                versions[own] = version
            } else if version.run == versions[0].run {
                versions.append(version)
            }
        }

        var isContested: Bool { versions.count > 1 && versions.contains { $0.values != versions[0].values } }

        func ruling(chosen: Int64?) -> RowVersion {
            if let chosen, var version = versions.first(where: { $0.origin.fileID == chosen }) {
                version.isChosen = true
                return version
            }
            var winner = versions[0]
            guard versions.count > 1 else { return winner }
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
            let versions = Versions(of: type)
            return try versions.ruling(database, limit: asOf.limit).map { ruling in
                Kept(record: try versions.record(ruling.version), origin: ruling.version.origin)
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
            let versions = Versions(of: type)
            let ruling = try versions.ruling(database, limit: asOf.limit, chosen: chosen)
            let rows: [Kept<Record>] = try ruling.map { ruling in
                Kept(record: try versions.record(ruling.version), origin: ruling.version.origin)
            }
            return (
                rows, ruling.compactMap { $0.version.isChosen ? $0.key : nil },
                ruling.compactMap { $0.version.isContested ? $0.key : nil }
            )
        }
    }

    /// Keys of a table on which two files of one run disagree and nothing orders them, sorted.
    public func contestedKeys<Record: LedgerRecord>(
        of type: Record.Type, asOf: AsOf = .latest
    ) throws(LedgerError) -> [String] {
        try read("读取\(Record.ledgerTable)") { database in
            try Versions(of: type).ruling(database, limit: asOf.limit).compactMap {
                $0.version.isContested ? $0.key : nil
            }
        }
    }

    /// Where the rows stand between which files of one run leave a choice, in order of receipt.
    public func contestedOrigins<Record: LedgerRecord>(
        of type: Record.Type, key: String, asOf: AsOf = .latest
    ) throws(LedgerError) -> [RowOrigin] {
        try read("读取\(Record.ledgerTable)") { database in
            try Versions(of: type).contested(database, limit: asOf.limit, key: key).map(\.origin)
        }
    }
}
