extension Schema {
    /// Lists of building sites, dust sources and fleets.
    static let otherLists = """
        CREATE TABLE source_site (
          id INTEGER PRIMARY KEY, file_id INTEGER NOT NULL REFERENCES source_file(id), sheet TEXT,
          source_row INTEGER NOT NULL, key TEXT NOT NULL,
          site_id TEXT NOT NULL, name TEXT NOT NULL, sector TEXT NOT NULL, kind TEXT, county TEXT, department TEXT,
          grade TEXT, is_guarantee INTEGER NOT NULL, is_secret INTEGER NOT NULL, pm_basis TEXT,
          so2_mg INTEGER, nox_mg INTEGER, pm_mg INTEGER, vocs_mg INTEGER,
          yellow_text TEXT, yellow_so2_mg INTEGER, yellow_nox_mg INTEGER, yellow_pm_mg INTEGER, yellow_vocs_mg INTEGER,
          orange_text TEXT, orange_so2_mg INTEGER, orange_nox_mg INTEGER, orange_pm_mg INTEGER, orange_vocs_mg INTEGER,
          red_text TEXT, red_so2_mg INTEGER, red_nox_mg INTEGER, red_pm_mg INTEGER, red_vocs_mg INTEGER,
          list_year INTEGER
        ) STRICT;
        """
}
