import GRDB

extension Ledger {
    /// Takes one file in: all of what `body` adds, the file's own row, its findings and its archived bytes, or nothing.
    /// - Parameter body: reads the file and adds rows; what it throws leaves no trace in the ledger.
    /// - Returns: the file as kept.
    public func ingest(
        _ file: ReceivedFile, _ body: (LedgerTransaction) throws -> FileOutcome
    ) throws -> SourceFile {
        let copy = try archive.receive(file)
        do {
            let kept = try queue.write { database in
                let transaction = try LedgerTransaction(database: database, file: file, in: self)
                let outcome = try body(transaction)
                transaction.basis = try self.keepBasis()
                // The copy is durable before anything of the file is.
                return try transaction.finish(outcome, copy.finish())
            }
            if archive.folder.isEmpty { sources.note(kept.sha256, at: file.path) }
            return kept
        } catch {
            copy.discard()
            if error is DatabaseError || error is MalformedRow {
                throw LedgerError(error, operation: "写入台账", path: databasePath)
            }
            throw error
        }
    }

    /// Whether a file of these bytes, and of that many, has been taken in.
    public func isKept(_ sha256: String, byteCount: Int64) throws(LedgerError) -> Bool {
        try read("查询文件") { database in
            try Bool.fetchOne(
                database.cachedStatement(
                    sql: "SELECT EXISTS (SELECT 1 FROM source_file WHERE sha256 = ? AND byte_count = ?)"),
                arguments: [sha256, byteCount]) ?? false
        }
    }

    /// Whether a file of that many bytes has been taken in: only then can the bytes of another be known.
    public func holdsFile(ofSize byteCount: Int64) throws(LedgerError) -> Bool {
        try read("查询文件") { database in
            try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM source_file WHERE byte_count = ?)", arguments: [byteCount])
                ?? false
        }
    }

    /// A preview: what `body` would add is counted and then taken back; nothing is kept.
    public func preview(
        _ file: ReceivedFile, _ body: (LedgerTransaction) throws -> FileOutcome
    ) throws -> FileOutcome {
        var outcome: FileOutcome?
        do {
            try queue.inTransaction { database in
                outcome = try body(LedgerTransaction(database: database, file: file, in: self))
                return .rollback
            }
        } catch  where error is DatabaseError || error is MalformedRow {
            throw LedgerError(error, operation: "试读文件", path: databasePath)
        }
        guard let outcome else {
            throw LedgerError(.storage, operation: "试读文件", path: databasePath, reason: "未能完成")
        }
        return outcome
    }

    /// Whether a file of these bytes has been taken in.
    public func isKept(_ sha256: String) throws(LedgerError) -> Bool {
        try read("查询文件") { database in
            try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM source_file WHERE sha256 = ?)", arguments: [sha256])
                ?? false
        }
    }

    /// The files taken in, in order of receipt.
    /// - Parameter file: only those received after this one; 0 is all.
    public func files(after file: Int64 = 0, asOf: AsOf = .latest) throws(LedgerError) -> [SourceFile] {
        try read("查询文件") { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM source_file WHERE id > ? AND id <= ? ORDER BY id",
                arguments: [file, asOf.limit]
            ).map(SourceFile.init)
        }
    }

    /// The findings of the files taken in, in order of file and place.
    public func findings(asOf: AsOf = .latest) throws(LedgerError) -> [StoredFinding] {
        try read("查询问题") { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT finding.*, source_file.name AS file_name FROM finding
                    JOIN source_file ON source_file.id = finding.file_id
                    WHERE file_id <= ? ORDER BY finding.id
                    """,
                arguments: [asOf.limit]
            ).map(StoredFinding.init)
        }
    }

    /// Receipt number of the newest file, 0 when there is none.
    public func newestFile() throws(LedgerError) -> Int64 {
        try read("查询文件") { try Int64.fetchOne($0, sql: "SELECT max(id) FROM source_file") ?? 0 }
    }

    /// The newest file of a run or of one before it; 0 when there was none.
    public func newestFile(ofRun run: Int) throws(LedgerError) -> Int64 {
        try read("查询文件") { database in
            try Int64.fetchOne(database, sql: "SELECT max(id) FROM source_file WHERE run <= ?", arguments: [run]) ?? 0
        }
    }

    /// The newest file received by a moment written `2026-01-09T08:00:00+08:00`; 0 when there was none.
    public func newestFile(receivedBy moment: String) throws(LedgerError) -> Int64 {
        try read("查询文件") { database in
            try Int64.fetchOne(
                database, sql: "SELECT max(id) FROM source_file WHERE received_at <= ?", arguments: [moment]) ?? 0
        }
    }

    /// The number of the last run that left a mark in the ledger.
    public func lastRun() throws(LedgerError) -> Int {
        try read("查询运行") { database in
            try Int.fetchOne(
                database,
                sql: """
                    SELECT max(coalesce((SELECT max(run) FROM source_file), 0), coalesce((SELECT max(run) FROM report), 0))
                    """) ?? 0
        }
    }
}

extension SourceFile {
    init(row: Row) {
        let tables: String = row["tables"]
        self.init(
            id: row["id"], sha256: row["sha256"], name: row["name"], byteCount: row["byte_count"],
            format: row["format"], encoding: row["encoding"], tables: tables.split(separator: ",").map(String.init),
            run: row["run"], receivedAt: row["received_at"],
            rows: RowCounts(
                accepted: row["rows_accepted"], rejected: row["rows_rejected"], superseded: row["rows_superseded"]),
            basis: row["basis_sha256"], declaredTable: row["declared_table"], curveDays: row["curve_days"])
    }
}

extension StoredFinding {
    init(row: Row) {
        self.init(
            code: row["code"], severity: row["severity"], file: row["file_name"], sheet: row["sheet"],
            row: row["source_row"], column: row["source_column"], raw: row["raw"], messageZh: row["message_zh"],
            messageEn: row["message_en"], adviceZh: row["advice_zh"], adviceEn: row["advice_en"])
    }
}
