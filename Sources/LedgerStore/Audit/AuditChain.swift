import GRDB

/// The append-only chain over files, decisions, bases, reports and runs: each entry's SHA-256 is taken over the one
/// before. What an entry stands for is its detail, whose SHA-256 is its content; entries from before the fourth version
/// of the ledger have none, and are sealed by the entry of the migration.
enum AuditChain {
    static let start = String(repeating: "0", count: 64)

    enum Kind: String {
        /// A file: all that its transaction stored of it.
        case file
        /// Quarter-hours read from a file again later.
        case curves
        /// A decision of a file, once more by itself.
        case decision
        /// Templates, profile and `abate.yaml` that something was made with.
        case basis
        case report
        /// A line of `runs.jsonl`.
        case run
        /// What an older ledger held when it was migrated.
        case migration
    }

    static func append(_ database: Database, _ kind: Kind, subject: String, detail: String) throws {
        let content = FileBytes.sha256(of: detail.utf8)
        let chain = link(try head(database), kind.rawValue, subject, content)
        try database.cachedStatement(
            sql: """
                INSERT INTO audit_entry (kind, subject, content_sha256, chain_sha256, detail) VALUES (?, ?, ?, ?, ?)
                """
        ).execute(arguments: [kind.rawValue, subject, content, chain, detail])
    }

    static func link(_ head: String, _ kind: String, _ subject: String, _ content: String) -> String {
        FileBytes.sha256(of: [head, kind, subject, content].joined(separator: "\n").utf8)
    }

    static func head(_ database: Database) throws -> String {
        try String.fetchOne(database, sql: "SELECT chain_sha256 FROM audit_entry ORDER BY id DESC LIMIT 1") ?? start
    }
}
