import GRDB

/// A report as it was written.
public struct ReportRecord: Sendable, Hashable {
    /// `daily`, `episode`, …
    public var kind: String
    /// The day or the episode it is about.
    public var subject: String
    /// 1 for the first; a later one says what changed.
    public var revision: Int
    public var run: Int
    /// SHA-256 of the result's JSON.
    public var resultSHA256: String
    /// The digest of each kind of input and of the templates, `kind=sha256` one a line.
    public var inputs: String
    /// What changed against the revision before, and why, one a line; empty for the first.
    public var changes: String
    /// Name and SHA-256 of each file written, one a line.
    public var files: String
    /// The newest file that it stands on; nil in reports of older ledgers.
    public var throughFile: Int64?
    /// SHA-256 of the basis that it was made with; nil in reports of older ledgers.
    public var basis: String?
    /// `2026-01-09T08:00:00+08:00`; nil in reports of older ledgers.
    public var madeAt: String?
    /// The public key that its manifest is signed with, in hexadecimal.
    public var signer: String?

    public init(
        kind: String, subject: String, revision: Int, run: Int, resultSHA256: String, inputs: String,
        changes: String, files: String, throughFile: Int64? = nil, basis: String? = nil, madeAt: String? = nil,
        signer: String? = nil
    ) {
        self.kind = kind
        self.subject = subject
        self.revision = revision
        self.run = run
        self.resultSHA256 = resultSHA256
        self.inputs = inputs
        self.changes = changes
        self.files = files
        self.throughFile = throughFile
        self.basis = basis
        self.madeAt = madeAt
        self.signer = signer
    }
}

extension Ledger {
    /// The newest revision of a report, nil where none was written.
    public func newestReport(kind: String, subject: String) throws(LedgerError) -> ReportRecord? {
        try read("查询报告") { database in
            try Row.fetchOne(
                database,
                sql: "SELECT * FROM report WHERE kind = ? AND subject = ? ORDER BY revision DESC LIMIT 1",
                arguments: [kind, subject]
            ).map(ReportRecord.init)
        }
    }

    /// The newest revision of every report, in the order of kind and subject.
    public func newestReports() throws(LedgerError) -> [ReportRecord] {
        try read("查询报告") { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM report AS newest WHERE revision = (
                      SELECT MAX(revision) FROM report WHERE kind = newest.kind AND subject = newest.subject)
                    ORDER BY subject, kind
                    """
            ).map(ReportRecord.init)
        }
    }

    /// The newest file, and the basis, that a report has been compared with; nil where it never was.
    public func lastCheck(kind: String, subject: String) throws(LedgerError) -> (file: Int64, basis: String)? {
        try read("查询报告") { database in
            try Row.fetchOne(
                database, sql: "SELECT through_file, basis_sha256 FROM report_check WHERE kind = ? AND subject = ?",
                arguments: [kind, subject]
            ).map { (file: $0[0], basis: $0[1]) }
        }
    }

    /// Notes that a report agrees with everything received so far.
    public func noteCheck(kind: String, subject: String, file: Int64, basis: String) throws(LedgerError) {
        try write("记录报告") { database in
            try database.execute(
                sql: """
                    INSERT INTO report_check (kind, subject, through_file, basis_sha256) VALUES (?, ?, ?, ?)
                    ON CONFLICT (kind, subject) DO UPDATE SET through_file = excluded.through_file,
                      basis_sha256 = excluded.basis_sha256
                    """,
                arguments: [kind, subject, file, basis])
        }
    }

    /// Every revision of every report, in the order in which they were made.
    public func reports() throws(LedgerError) -> [ReportRecord] {
        try read("查询报告") { try Row.fetchAll($0, sql: "SELECT * FROM report ORDER BY id").map(ReportRecord.init) }
    }

    /// Records a report whose files have been written.
    public func record(_ report: ReportRecord) throws(LedgerError) {
        try write("记录报告") { database in
            try database.execute(
                sql: """
                    INSERT INTO report (kind, subject, revision, run, result_sha256, inputs, changes, files,
                      through_file, basis_sha256, made_at, signer) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    report.kind, report.subject, report.revision, report.run, report.resultSHA256, report.inputs,
                    report.changes, report.files, report.throughFile, report.basis, report.madeAt, report.signer,
                ])
            if let basis = report.basis, let file = report.throughFile {
                try BasisUse(sha256: basis, throughFile: file, run: report.run, usedAt: report.madeAt ?? "")
                    .note(database)
            }
            try AuditChain.append(database, .report, subject: report.chainSubject, detail: report.sealText)
        }
    }

    /// The head of the audit chain as it was when the report was recorded, for its manifest.
    public func chainHead(of report: ReportRecord) throws(LedgerError) -> String {
        try read("查询审计链") { database in
            try String.fetchOne(
                database, sql: "SELECT chain_sha256 FROM audit_entry WHERE kind = 'report' AND subject = ?",
                arguments: [report.chainSubject]) ?? AuditChain.start
        }
    }

    /// The head of the audit chain.
    public func chainHead() throws(LedgerError) -> String {
        try read("查询审计链") { try AuditChain.head($0) }
    }
}

extension ReportRecord {
    var chainSubject: String { "\(kind) \(subject) r\(revision)" }

    /// All that is recorded of it: what its entry in the audit chain stands for.
    var sealText: String {
        var digest = RowDigest()
        digest.begin()
        for text in [kind, subject, resultSHA256, inputs, changes, files, basis, madeAt, signer] { digest.add(text) }
        digest.add(revision)
        digest.add(run)
        digest.add(throughFile.map(LedgerValue.integer) ?? .null)
        return "report=\(digest.finish())"
    }

    init(row: Row) {
        self.init(
            kind: row["kind"], subject: row["subject"], revision: row["revision"], run: row["run"],
            resultSHA256: row["result_sha256"], inputs: row["inputs"], changes: row["changes"], files: row["files"],
            throughFile: row["through_file"], basis: row["basis_sha256"], madeAt: row["made_at"],
            signer: row["signer"])
    }
}
