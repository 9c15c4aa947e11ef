/// What is known of a file before it is read.
public struct ReceivedFile: Sendable, Hashable {
    /// Where its bytes lie now.
    public var path: String
    /// The name findings and reports call it by.
    public var name: String
    /// Nil where it will be known when the file has been read.
    public var sha256: String?
    public var byteCount: Int64
    public var run: Int
    /// `2026-01-09T08:00:00+08:00`.
    public var receivedAt: String

    public init(path: String, name: String, sha256: String?, byteCount: Int64, run: Int, receivedAt: String) {
        self.path = path
        self.name = name
        self.sha256 = sha256
        self.byteCount = byteCount
        self.run = run
        self.receivedAt = receivedAt
    }
}

/// What became of a file's rows: read is always accepted + rejected + superseded.
public struct RowCounts: Sendable, Hashable {
    public var accepted = 0
    public var rejected = 0
    public var superseded = 0

    public init(accepted: Int = 0, rejected: Int = 0, superseded: Int = 0) {
        self.accepted = accepted
        self.rejected = rejected
        self.superseded = superseded
    }

    public var read: Int { accepted + rejected + superseded }

    public static func += (left: inout RowCounts, right: RowCounts) {
        left.accepted += right.accepted
        left.rejected += right.rejected
        left.superseded += right.superseded
    }
}

/// What reading a file yielded, to be written with it.
public struct FileOutcome: Sendable {
    public var format: String
    public var encoding: String?
    public var tables: [String]
    public var rows: RowCounts
    public var findings: [StoredFinding]

    public init(
        format: String, encoding: String?, tables: [String], rows: RowCounts, findings: [StoredFinding]
    ) {
        self.format = format
        self.encoding = encoding
        self.tables = tables
        self.rows = rows
        self.findings = findings
    }
}

/// A file the ledger has taken in.
public struct SourceFile: Sendable, Hashable {
    public var id: Int64
    public var sha256: String
    public var name: String
    public var byteCount: Int64
    public var format: String
    public var encoding: String?
    public var tables: [String]
    public var run: Int
    public var receivedAt: String
    public var rows: RowCounts
    /// SHA-256 of the basis that it was read with; nil where none was kept.
    public var basis: String?
    /// The table that the operator named.
    public var declaredTable: String?
    /// The days whose quarter-hours were kept, as `CurveDays` writes them; nil in files of older ledgers.
    public var curveDays: String?
}

/// A finding of a file's rows as the ledger keeps it, in both languages.
public struct StoredFinding: Sendable, Hashable {
    public var code: String
    public var severity: String
    public var file: String?
    public var sheet: String?
    public var row: Int?
    public var column: Int?
    public var raw: String?
    public var messageZh: String
    public var messageEn: String
    public var adviceZh: String
    public var adviceEn: String

    public init(
        code: String, severity: String, file: String?, sheet: String?, row: Int?, column: Int?, raw: String?,
        messageZh: String, messageEn: String, adviceZh: String, adviceEn: String
    ) {
        self.code = code
        self.severity = severity
        self.file = file
        self.sheet = sheet
        self.row = row
        self.column = column
        self.raw = raw
        self.messageZh = messageZh
        self.messageEn = messageEn
        self.adviceZh = adviceZh
        self.adviceEn = adviceEn
    }
}
