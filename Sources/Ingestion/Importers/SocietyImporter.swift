import EmissionModel

/// 全社会排放总量.
enum SocietyImporter {
    static func importer(_ context: ImportContext) -> any TableImporter {
        RecordImporter(context: context, read: record)
    }

    private static func record(_ fields: inout FieldReader) -> SocietyFigure? {
        let region = fields.requiredText("region")
        let year = fields.integer("year", in: 2000...2099)
        let sector = fields.choiceName("sector")
        let pollutant = fields.requiredChoice("pollutant", as: Pollutant.self)
        let basis = fields.choice("pm_basis", as: ParticulateBasis.self)
        let daily = fields.mass("daily_kg", placesToMilligrams: 6, ofSociety: true).map(EmissionFigure.daily)
        let annual = fields.mass("annual_t", placesToMilligrams: 9, ofSociety: true).flatMap {
            EmissionFigure.annual($0, productionDays: 365)
        }
        if daily == nil, annual == nil, !fields.isRejected {
            fields.report(IngestionMessages.neitherOf, ["\(fields.title("daily_kg"))、\(fields.title("annual_t"))"])
        }
        if pollutant == .pm, basis == nil { fields.report(IngestionMessages.missingBasis, at: "pm_basis") }
        guard let region, let pollutant, let emission = daily ?? annual else { return nil }
        return SocietyFigure(
            region: region, year: year, sector: sector.flatMap(SourceSector.init), pollutant: pollutant,
            emission: emission, particulateBasis: pollutant == .pm ? basis : nil, source: fields.text("source"))
    }
}
