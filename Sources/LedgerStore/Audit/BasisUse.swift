import GRDB

/// From when on something was made with another basis: templates, profile, `abate.yaml`.
public struct BasisUse: Sendable, Hashable {
    public var sha256: String
    /// The file that was then the newest.
    public var throughFile: Int64
    public var run: Int
    /// `2026-01-09T08:00:00+08:00`.
    public var usedAt: String

    /// Notes it where it is not the one in use already.
    func note(_ database: Database) throws {
        let last = try String.fetchOne(database, sql: "SELECT sha256 FROM basis_use ORDER BY id DESC LIMIT 1")
        guard last != sha256 else { return }
        try database.execute(
            sql: "INSERT INTO basis_use (sha256, through_file, run, used_at) VALUES (?, ?, ?, ?)",
            arguments: [sha256, throughFile, run, usedAt])
        try AuditChain.append(database, .basis, subject: sha256, detail: sealText)
    }

    var sealText: String { "through file \(throughFile)\nrun \(run)\nat \(usedAt)" }
}

extension BasisUse {
    init(row: Row) {
        self.init(sha256: row["sha256"], throughFile: row["through_file"], run: row["run"], usedAt: row["used_at"])
    }
}

extension Ledger {
    /// The bases in the order in which they came into use.
    public func basisUses() throws(LedgerError) -> [BasisUse] {
        try read("查询依据") { try Row.fetchAll($0, sql: "SELECT * FROM basis_use ORDER BY id").map(BasisUse.init) }
    }
}
