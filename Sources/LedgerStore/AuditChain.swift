import GRDB

/// The append-only chain over files and reports: each entry's SHA-256 is taken over the one before.
enum AuditChain {
    static let start = String(repeating: "0", count: 64)

    static func append(_ database: Database, kind: String, subject: String, content: String) throws {
        let text = [try head(database), kind, subject, content].joined(separator: "\n")
        try database.execute(
            sql: "INSERT INTO audit_entry (kind, subject, content_sha256, chain_sha256) VALUES (?, ?, ?, ?)",
            arguments: [kind, subject, content, FileBytes.sha256(of: text.utf8)])
    }

    static func head(_ database: Database) throws -> String {
        try String.fetchOne(database, sql: "SELECT chain_sha256 FROM audit_entry ORDER BY id DESC LIMIT 1") ?? start
    }
}
