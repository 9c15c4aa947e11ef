extension Schema {
    /// Observed and forecast air quality; a day's row begins at its midnight.
    static let airQuality = """
        CREATE TABLE air_quality (
          id INTEGER PRIMARY KEY, file_id INTEGER NOT NULL REFERENCES source_file(id), sheet TEXT,
          source_row INTEGER NOT NULL, key TEXT NOT NULL,
          start_minute INTEGER NOT NULL, is_daily INTEGER NOT NULL, station TEXT, kind TEXT NOT NULL, aqi INTEGER,
          pm25_ng INTEGER, pm10_ng INTEGER, so2_ng INTEGER, no2_ng INTEGER, co_ng INTEGER, o3_ng INTEGER,
          is_dust INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX air_quality_by_start ON air_quality(start_minute);
        """
}
