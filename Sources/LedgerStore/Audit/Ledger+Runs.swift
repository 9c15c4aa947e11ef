import GRDB

extension Ledger {
    /// Seals a line of `runs.jsonl` before it is written there, so that a line that a crash has lost can be added.
    public func seal(run: Int, line: String) throws(LedgerError) {
        try write("记录运行") { try AuditChain.append($0, .run, subject: String(run), detail: line) }
    }

    /// The newest line of `runs.jsonl` that the ledger has sealed; nil where there is none.
    public func newestSealedRun() throws(LedgerError) -> String? {
        try read("查询运行") { database in
            try String.fetchOne(
                database, sql: "SELECT detail FROM audit_entry WHERE kind = ? ORDER BY id DESC LIMIT 1",
                arguments: [AuditChain.Kind.run.rawValue])
        }
    }
}
