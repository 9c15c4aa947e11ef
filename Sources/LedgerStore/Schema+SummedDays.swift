extension Schema {
    /// Account-days of which a file gave all 96 quarter-hours and of which the ledger keeps only the sum, and how such a
    /// file was read, so that they can be read from it once more.
    static let summedDays = """
        -- No payload: the accounts and sums are those of the reading segment of the same day, file and part.
        CREATE TABLE summed_segment (
          day INTEGER NOT NULL,
          file_id INTEGER NOT NULL REFERENCES source_file(id),
          part INTEGER NOT NULL,
          account_count INTEGER NOT NULL,
          payload BLOB,
          PRIMARY KEY (day, file_id, part)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE reading_form (
          file_id INTEGER PRIMARY KEY REFERENCES source_file(id),
          table_key TEXT, interval_label TEXT NOT NULL
        ) STRICT;
        """
}
