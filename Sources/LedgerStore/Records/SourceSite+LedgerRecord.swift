public import EmissionModel

extension SourceSite: LedgerRecord {
    public static let ledgerTable = "source_site"
    public static let ledgerColumns =
        [
            "site_id", "name", "sector", "kind", "county", "department", "grade", "is_guarantee", "is_secret",
            "pm_basis", "so2_mg", "nox_mg", "pm_mg", "vocs_mg",
        ]
        + WarningLevel.allCases.flatMap { level in
            ["\(level.rawValue)_text"] + Pollutant.allCases.map { "\(level.rawValue)_\($0.rawValue)_mg" }
        } + ["list_year"]

    /// The lists of several years stand beside one another.
    public var ledgerKey: String { "\(id)|\(listYear.map(String.init) ?? "")" }

    public func encode(to encoder: inout LedgerEncoder) {
        encoder.text(id)
        encoder.text(name)
        encoder.choice(sector)
        for text in [kind, county, department, grade] { encoder.text(text) }
        encoder.flag(isGuarantee)
        encoder.flag(isSecret)
        encoder.choice(particulateBasis)
        encoder.masses(baseline)
        for level in WarningLevel.allCases {
            encoder.text(self[level].text)
            encoder.masses(self[level].reduction)
        }
        encoder.integer(listYear)
    }

    public init(from decoder: inout LedgerDecoder) throws(MalformedRow) {
        let id = try decoder.requiredText()
        let name = try decoder.requiredText()
        let sector = try decoder.requiredChoice(SourceSector.self)
        self.init(id: id, name: name, sector: sector)
        kind = try decoder.text()
        county = try decoder.text()
        department = try decoder.text()
        grade = try decoder.text()
        isGuarantee = try decoder.requiredFlag()
        isSecret = try decoder.requiredFlag()
        particulateBasis = try decoder.choice(ParticulateBasis.self)
        baseline = try decoder.masses()
        for level in WarningLevel.allCases {
            let text = try decoder.text()
            let reduction = try decoder.masses()
            self[level] = Step(text: text, reduction: reduction)
        }
        listYear = try decoder.smallInteger()
    }
}
