import GRDB

extension Schema {
    /// What each file was read with and each report was made with, and what the entries of the audit chain stand for.
    static let audit = """
        -- SHA-256 of the basis in force (templates, profile, abate.yaml), the table that the operator named, and the
        -- days whose quarter-hours were kept: with them the file is read again as it was read.
        ALTER TABLE source_file ADD COLUMN basis_sha256 TEXT;
        ALTER TABLE source_file ADD COLUMN declared_table TEXT;
        ALTER TABLE source_file ADD COLUMN curve_days TEXT;

        -- The newest file, the basis, the moment, and the public key that the manifest is signed with.
        ALTER TABLE report ADD COLUMN through_file INTEGER;
        ALTER TABLE report ADD COLUMN basis_sha256 TEXT;
        ALTER TABLE report ADD COLUMN made_at TEXT;
        ALTER TABLE report ADD COLUMN signer TEXT;

        ALTER TABLE audit_entry ADD COLUMN detail TEXT;
        CREATE INDEX audit_entry_by_subject ON audit_entry(kind, subject);

        -- One row each time that another basis came into use.
        CREATE TABLE basis_use (
          id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, through_file INTEGER NOT NULL, run INTEGER NOT NULL,
          used_at TEXT NOT NULL
        ) STRICT;
        """

    /// Seals what an older version has left: all of it is read, once.
    static func sealWhatIsThere(_ database: Database, from version: Int) throws {
        try AuditChain.append(
            database, .migration, subject: "\(version) \(Schema.version)", detail: SealedPast(database).detail)
    }
}
