import GRDB

/// One entry of the audit chain.
public struct AuditEntry: Sendable, Hashable {
    public var id: Int64
    public var kind: String
    public var subject: String
    public var content: String
    /// SHA-256 over the entry before and this one.
    public var chain: String
    /// What the content is the SHA-256 of; nil in entries of older ledgers.
    public var detail: String?

    init(row: Row) {
        id = row["id"]
        kind = row["kind"]
        subject = row["subject"]
        content = row["content_sha256"]
        chain = row["chain_sha256"]
        detail = row["detail"]
    }

    func isOf(_ kind: AuditChain.Kind) -> Bool { self.kind == kind.rawValue }
}

extension Ledger {
    /// All entries in their order.
    public func auditEntries() throws(LedgerError) -> [AuditEntry] {
        try read("查询审计链") {
            try Row.fetchAll($0, sql: "SELECT * FROM audit_entry ORDER BY id").map(AuditEntry.init)
        }
    }
}
