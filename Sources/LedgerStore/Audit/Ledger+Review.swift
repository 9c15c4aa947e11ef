import GRDB

extension Ledger {
    /// What does not agree in the ledger itself: SQLite's own checks, the tables' form, and the audit chain.
    public func review() throws(LedgerError) -> [AuditFault] {
        try read("核对台账") { database in
            let damage = try String.fetchAll(database, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
            let orphans = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { row in
                AuditFault.damaged("\(row[0] as String) → \(row[2] as String)")
            }
            let faults = damage.map(AuditFault.damaged) + Set(orphans).sorted { "\($0)" < "\($1)" }
            return try faults + Self.schemaFaults(database) + ChainReview(database).faults
        }
    }

    /// Tables and indices that are not those of a new ledger.
    private static func schemaFaults(_ database: Database) throws -> [AuditFault] {
        let found = try schema(database)
        let made = try DatabaseQueue().write { new in
            try Schema.migrate(new, path: "")
            return try schema(new)
        }
        return Set(found.keys).union(made.keys).filter { found[$0] != made[$0] }.sorted().map(AuditFault.schema)
    }

    /// The statement that made each, without what only lays it out.
    private static func schema(_ database: Database) throws -> [String: String] {
        let rows = try Row.fetchAll(database, sql: "SELECT type, name, tbl_name, sql FROM sqlite_master")
        var schema: [String: String] = [:]
        for row in rows {
            let (type, name, table, sql): (String, String, String, String?) = (row[0], row[1], row[2], row[3])
            let words = (sql ?? "").split(whereSeparator: \.isNewline).filter { !$0.contains("--") }
                .joined(separator: " ").split(separator: " ").joined(separator: " ")
            schema["\(type) \(name)"] = "\(table) \(words)"
        }
        return schema
    }
}
