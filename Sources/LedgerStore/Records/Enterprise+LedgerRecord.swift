public import EmissionModel

extension Enterprise: LedgerRecord {
    public static let ledgerTable = "enterprise"
    public static let ledgerColumns = [
        "enterprise_id", "name", "credit_code", "county", "town", "industry", "department", "class", "grade",
        "so2_mg", "so2_days", "nox_mg", "nox_days", "pm_mg", "pm_days", "vocs_mg", "vocs_days", "pm_basis",
        "base_load_mwh", "base_load_document", "given_baseline_mwh", "cap_mwh", "fuel", "list_year",
        "self_generation_factor", "observability", "status", "is_secret", "contact",
    ]

    /// The enterprises of two yearly lists are not versions of one another.
    public var ledgerKey: String { "\(listYear.map(String.init) ?? "")|\(id)" }

    public func encode(to encoder: inout LedgerEncoder) {
        encoder.text(id)
        encoder.text(name)
        encoder.text(creditCode)
        encoder.text(county)
        encoder.text(town)
        encoder.text(industry)
        encoder.text(department)
        encoder.choice(kind)
        encoder.choice(grade)
        encoder.emissions(emission)
        encoder.choice(particulateBasis)
        encoder.energy(baseLoad)
        encoder.text(baseLoadDocument)
        encoder.energy(givenBaseline)
        encoder.energy(cap)
        encoder.text(fuel)
        encoder.integer(listYear)
        encoder.ratio(selfGenerationFactor)
        encoder.choice(observability)
        encoder.choice(status)
        encoder.flag(isSecret)
        encoder.text(contact)
    }

    public init(from decoder: inout LedgerDecoder) throws(MalformedRow) {
        let id = try decoder.requiredText()
        let name = try decoder.requiredText()
        let creditCode = try decoder.text()
        let county = try decoder.requiredText()
        let town = try decoder.text()
        let industry = try decoder.text()
        let department = try decoder.text()
        let kind = try decoder.requiredChoice(EnterpriseClass.self)
        let grade = try decoder.requiredChoice(PerformanceGrade.self)
        let emission = try decoder.emissions()
        let particulateBasis = try decoder.choice(ParticulateBasis.self)
        let baseLoad = try decoder.energy()
        let baseLoadDocument = try decoder.text()
        let givenBaseline = try decoder.energy()
        let cap = try decoder.energy()
        let fuel = try decoder.text()
        let listYear = try decoder.smallInteger()
        let selfGenerationFactor = try decoder.ratio()
        let observability = try decoder.choice(Observability.self)
        let status = try decoder.requiredChoice(OperatingStatus.self)
        let isSecret = try decoder.requiredFlag()
        let contact = try decoder.text()
        self.init(
            id: id, name: name, creditCode: creditCode, county: county, town: town, industry: industry,
            department:
                department, kind: kind, grade: grade, emission: emission, particulateBasis: particulateBasis,
            baseLoad:
                baseLoad, baseLoadDocument: baseLoadDocument, givenBaseline: givenBaseline, cap: cap, fuel: fuel,
            listYear: listYear, selfGenerationFactor: selfGenerationFactor, observability: observability,
            status:
                status, isSecret: isSecret, contact: contact)
    }
}
