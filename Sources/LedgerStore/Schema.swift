import GRDB

/// The ledger's tables. Rows are added, never changed or removed: what rules is computed from versions.
/// Columns carry their units; a day is the number of days since 1970-01-01, a minute the number of minutes since
/// 1970-01-01 00:00 +08:00, a share an exact fraction written `p/q`.
enum Schema {
    static let version = 4

    static let v1 = """
        CREATE TABLE source_file (
          id INTEGER PRIMARY KEY,
          sha256 TEXT NOT NULL UNIQUE,
          name TEXT NOT NULL,
          byte_count INTEGER NOT NULL,
          format TEXT NOT NULL,
          encoding TEXT,
          tables TEXT NOT NULL,
          run INTEGER NOT NULL,
          received_at TEXT NOT NULL,
          rows_read INTEGER NOT NULL,
          rows_accepted INTEGER NOT NULL,
          rows_rejected INTEGER NOT NULL,
          rows_superseded INTEGER NOT NULL,
          CHECK (rows_read = rows_accepted + rows_rejected + rows_superseded)
        ) STRICT;

        CREATE TABLE finding (
          id INTEGER PRIMARY KEY,
          file_id INTEGER NOT NULL REFERENCES source_file(id),
          code TEXT NOT NULL, severity TEXT NOT NULL,
          sheet TEXT, source_row INTEGER, source_column INTEGER, raw TEXT,
          message_zh TEXT NOT NULL, message_en TEXT NOT NULL,
          advice_zh TEXT NOT NULL, advice_en TEXT NOT NULL
        ) STRICT;
        CREATE INDEX finding_by_file ON finding(file_id);

        CREATE TABLE account_number (
          id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE,
          first_file_id INTEGER NOT NULL REFERENCES source_file(id)
        ) STRICT;

        CREATE TABLE reading_segment (
          day INTEGER NOT NULL,
          file_id INTEGER NOT NULL REFERENCES source_file(id),
          part INTEGER NOT NULL,
          sheet TEXT,
          reading_count INTEGER NOT NULL,
          payload BLOB NOT NULL,
          PRIMARY KEY (day, file_id, part)
        ) STRICT, WITHOUT ROWID;
        -- Which days a file brought, without reading any payload.
        CREATE INDEX reading_segment_by_file ON reading_segment(file_id, day);

        CREATE TABLE society_figure (
          id INTEGER PRIMARY KEY, file_id INTEGER NOT NULL REFERENCES source_file(id), sheet TEXT,
          source_row INTEGER NOT NULL, key TEXT NOT NULL,
          region TEXT NOT NULL, year INTEGER, sector TEXT, pollutant TEXT NOT NULL,
          emission_mg INTEGER NOT NULL, emission_days INTEGER NOT NULL, pm_basis TEXT, source TEXT
        ) STRICT;

        CREATE TABLE reduction_target (
          id INTEGER PRIMARY KEY, file_id INTEGER NOT NULL REFERENCES source_file(id), sheet TEXT,
          source_row INTEGER NOT NULL, key TEXT NOT NULL,
          level TEXT NOT NULL, pollutant TEXT NOT NULL, target_share TEXT NOT NULL, document TEXT, reason TEXT,
          approved_by TEXT, valid_from_day INTEGER, valid_to_day INTEGER
        ) STRICT;

        CREATE TABLE enterprise (
          id INTEGER PRIMARY KEY, file_id INTEGER NOT NULL REFERENCES source_file(id), sheet TEXT,
          source_row INTEGER NOT NULL, key TEXT NOT NULL,
          enterprise_id TEXT NOT NULL, name TEXT NOT NULL, credit_code TEXT, county TEXT NOT NULL, town TEXT,
          industry TEXT, department TEXT, class TEXT NOT NULL, grade TEXT NOT NULL,
          so2_mg INTEGER, so2_days INTEGER, nox_mg INTEGER, nox_days INTEGER,
          pm_mg INTEGER, pm_days INTEGER, vocs_mg INTEGER, vocs_days INTEGER, pm_basis TEXT,
          base_load_mwh INTEGER, base_load_document TEXT, given_baseline_mwh INTEGER, cap_mwh INTEGER, fuel TEXT,
          list_year INTEGER, self_generation_factor TEXT, observability TEXT, status TEXT NOT NULL,
          is_secret INTEGER NOT NULL, contact TEXT
        ) STRICT;

        CREATE TABLE production_line (
          id INTEGER PRIMARY KEY, file_id INTEGER NOT NULL REFERENCES source_file(id), sheet TEXT,
          source_row INTEGER NOT NULL, key TEXT NOT NULL,
          enterprise_id TEXT NOT NULL, line_id TEXT NOT NULL, process TEXT,
          so2_mg INTEGER, so2_days INTEGER, nox_mg INTEGER, nox_days INTEGER,
          pm_mg INTEGER, pm_days INTEGER, vocs_mg INTEGER, vocs_days INTEGER,
          energy_share TEXT, is_interruptible INTEGER, list_year INTEGER
        ) STRICT;

        CREATE TABLE measure (
          id INTEGER PRIMARY KEY, file_id INTEGER NOT NULL REFERENCES source_file(id), sheet TEXT,
          source_row INTEGER NOT NULL, key TEXT NOT NULL,
          enterprise_id TEXT NOT NULL, line_id TEXT, level TEXT NOT NULL, type TEXT NOT NULL,
          production_cut TEXT, so2_cut TEXT, nox_cut TEXT, pm_cut TEXT, vocs_cut TEXT, energy_cut TEXT,
          counting_basis TEXT, text TEXT, owner TEXT, is_from_list_text INTEGER NOT NULL, list_year INTEGER
        ) STRICT;

        CREATE TABLE account_binding (
          id INTEGER PRIMARY KEY, file_id INTEGER NOT NULL REFERENCES source_file(id), sheet TEXT,
          source_row INTEGER NOT NULL, key TEXT NOT NULL,
          account_number TEXT NOT NULL, enterprise_id TEXT NOT NULL, role TEXT NOT NULL, sign INTEGER NOT NULL,
          multiplier TEXT, valid_from_day INTEGER, valid_to_day INTEGER
        ) STRICT;

        CREATE TABLE response_action (
          id INTEGER PRIMARY KEY, file_id INTEGER NOT NULL REFERENCES source_file(id), sheet TEXT,
          source_row INTEGER NOT NULL, key TEXT NOT NULL,
          episode_id TEXT NOT NULL, region TEXT NOT NULL, action TEXT NOT NULL, level TEXT,
          issued_at_minute INTEGER, effective_at_minute INTEGER NOT NULL, document TEXT, pollutant TEXT
        ) STRICT;

        CREATE TABLE other_source_reduction (
          id INTEGER PRIMARY KEY, file_id INTEGER NOT NULL REFERENCES source_file(id), sheet TEXT,
          source_row INTEGER NOT NULL, key TEXT NOT NULL,
          day INTEGER, episode_id TEXT, sector TEXT NOT NULL, pollutant TEXT NOT NULL,
          baseline_mg INTEGER, reduction_mg INTEGER NOT NULL, evidence TEXT NOT NULL, unit TEXT
        ) STRICT;

        CREATE TABLE calendar_entry (
          id INTEGER PRIMARY KEY, file_id INTEGER NOT NULL REFERENCES source_file(id), sheet TEXT,
          source_row INTEGER NOT NULL, key TEXT NOT NULL,
          day INTEGER NOT NULL, kind TEXT NOT NULL, enterprise_id TEXT, name TEXT
        ) STRICT;

        CREATE TABLE report (
          id INTEGER PRIMARY KEY,
          kind TEXT NOT NULL, subject TEXT NOT NULL, revision INTEGER NOT NULL, run INTEGER NOT NULL,
          result_sha256 TEXT NOT NULL, inputs TEXT NOT NULL, changes TEXT NOT NULL, files TEXT NOT NULL,
          UNIQUE (kind, subject, revision)
        ) STRICT;

        CREATE TABLE report_check (
          kind TEXT NOT NULL, subject TEXT NOT NULL, through_file INTEGER NOT NULL, basis_sha256 TEXT NOT NULL,
          PRIMARY KEY (kind, subject)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE audit_entry (
          id INTEGER PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, content_sha256 TEXT NOT NULL,
          chain_sha256 TEXT NOT NULL
        ) STRICT;
        """

    /// What the second version added, one text for each family of tables.
    static let v2 = [curves, witnesses, airQuality, otherLists]

    /// What the third added. Older payloads stay as they are: each says its own layout.
    static let v3 = summedDays

    /// Makes or migrates the ledger. A ledger of a newer version is refused, never written to.
    static func migrate(_ database: Database, path: String) throws {
        let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard found <= version else {
            throw LedgerError(
                .version, operation: "打开台账", path: path, reason: "台账版本 \(found) 高于本程序支持的 \(version)")
        }
        guard found < version else { return }
        if found < 1 { try database.execute(sql: v1) }
        if found < 2 { try database.execute(sql: v2.joined(separator: "\n")) }
        if found < 3 { try database.execute(sql: v3) }
        if found < 4 {
            try database.execute(sql: audit)
            if found > 0 { try sealWhatIsThere(database, from: found) }
        }
        try database.execute(sql: "PRAGMA user_version = \(version)")
    }
}
