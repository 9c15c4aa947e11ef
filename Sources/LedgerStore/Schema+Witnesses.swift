extension Schema {
    /// Online monitoring, on-site checks, departments' reports, decisions and regradings.
    static let witnesses = """
        CREATE TABLE online_monitoring (
          id INTEGER PRIMARY KEY, file_id INTEGER NOT NULL REFERENCES source_file(id), sheet TEXT,
          source_row INTEGER NOT NULL, key TEXT NOT NULL,
          day INTEGER NOT NULL, enterprise_id TEXT NOT NULL, outlet TEXT,
          so2_mg INTEGER, nox_mg INTEGER, pm_mg INTEGER, vocs_mg INTEGER, valid_hours TEXT, status TEXT NOT NULL
        ) STRICT;

        CREATE TABLE inspection (
          id INTEGER PRIMARY KEY, file_id INTEGER NOT NULL REFERENCES source_file(id), sheet TEXT,
          source_row INTEGER NOT NULL, key TEXT NOT NULL,
          day INTEGER NOT NULL, minute_of_day INTEGER, enterprise_id TEXT NOT NULL, mode TEXT NOT NULL,
          conclusion TEXT NOT NULL, problem TEXT, action TEXT, attachments TEXT, inspector TEXT, record_number TEXT
        ) STRICT;

        CREATE TABLE department_report (
          id INTEGER PRIMARY KEY, file_id INTEGER NOT NULL REFERENCES source_file(id), sheet TEXT,
          source_row INTEGER NOT NULL, key TEXT NOT NULL,
          day INTEGER, episode_id TEXT, department TEXT NOT NULL, people INTEGER, checks INTEGER, stopped INTEGER,
          sites INTEGER, vehicles INTEGER, work TEXT, results TEXT, problems TEXT, improvements TEXT, attachments TEXT
        ) STRICT;

        CREATE TABLE regrading (
          id INTEGER PRIMARY KEY, file_id INTEGER NOT NULL REFERENCES source_file(id), sheet TEXT,
          source_row INTEGER NOT NULL, key TEXT NOT NULL,
          enterprise_id TEXT NOT NULL, grade TEXT NOT NULL, valid_from_day INTEGER NOT NULL, document TEXT, reason TEXT
        ) STRICT;

        CREATE TABLE decision (
          id INTEGER PRIMARY KEY, file_id INTEGER NOT NULL REFERENCES source_file(id), sheet TEXT,
          source_row INTEGER NOT NULL, key TEXT NOT NULL,
          subject TEXT NOT NULL, value TEXT NOT NULL, decided_by TEXT NOT NULL, reason TEXT NOT NULL,
          document TEXT NOT NULL, valid_from_day INTEGER, expires_day INTEGER, decided_at_minute INTEGER
        ) STRICT;
        """
}
