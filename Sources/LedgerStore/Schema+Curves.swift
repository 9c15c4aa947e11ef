extension Schema {
    /// The quarter-hours of readings, the stands of registers, and what accounts declare about them.
    static let curves = """
        ALTER TABLE account_binding ADD COLUMN resolution TEXT;

        CREATE TABLE curve_segment (
          day INTEGER NOT NULL,
          file_id INTEGER NOT NULL REFERENCES source_file(id),
          part INTEGER NOT NULL,
          curve_count INTEGER NOT NULL,
          payload BLOB NOT NULL,
          PRIMARY KEY (day, file_id, part)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX curve_segment_by_file ON curve_segment(file_id, day);

        CREATE TABLE register_segment (
          day INTEGER NOT NULL,
          file_id INTEGER NOT NULL REFERENCES source_file(id),
          part INTEGER NOT NULL,
          register_count INTEGER NOT NULL,
          payload BLOB NOT NULL,
          PRIMARY KEY (day, file_id, part)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX register_segment_by_file ON register_segment(file_id, day);
        """
}
