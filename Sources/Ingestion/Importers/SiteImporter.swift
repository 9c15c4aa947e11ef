import EmissionModel

/// 施工工地、扬尘源、移动源清单.
enum SiteImporter {
    static func importer(_ context: ImportContext) -> any TableImporter {
        RecordImporter(context: context, read: record)
    }

    private static func record(_ fields: inout FieldReader) -> SourceSite? {
        let id = fields.requiredCode("site_id")
        let name = fields.requiredText("name")
        let sector = fields.requiredChoice("sector", as: SourceSector.self)
        if sector == .industrial {
            fields.report(IngestionMessages.meteredSector, [fields.title("sector")], at: "sector")
        }
        guard let id, let name, let sector else { return nil }
        var site = SourceSite(id: id, name: name, sector: sector)
        site.kind = fields.text("kind")
        site.county = fields.text("county")
        site.department = fields.text("department")
        site.grade = fields.text("grade")
        site.isGuarantee = fields.flag("guarantee") ?? false
        site.isSecret = fields.flag("secret") ?? false
        site.particulateBasis = fields.choice("pm_basis", as: ParticulateBasis.self)
        site.listYear = fields.integer("list_year", in: 2000...2099)
        site.baseline = fields.masses { "\($0.rawValue)_daily_kg" }
        for level in WarningLevel.allCases { site[level] = step(of: site, at: level, &fields) }
        return site
    }

    private static func step(
        of site: SourceSite, at level: WarningLevel, _ fields: inout FieldReader
    ) -> SourceSite.Step {
        var step = SourceSite.Step(text: fields.text("\(level.rawValue)_measure"))
        let common = fields.percent("\(level.rawValue)_cut_pct")
        for pollutant in Pollutant.allCases {
            step.reduction[pollutant] = reduction(
                of: pollutant, by: common, baseline: site.baseline[pollutant], level, &fields)
        }
        return step
    }

    /// In kilograms, else as a percentage of the pollutant's own, else as the percentage of all four.
    private static func reduction(
        of pollutant: Pollutant, by common: Ratio?, baseline: Mass?, _ level: WarningLevel, _ fields: inout FieldReader
    ) -> Mass? {
        let massKey = "\(level.rawValue)_\(pollutant.rawValue)_kg"
        let shareKey = "\(level.rawValue)_\(pollutant.rawValue)_pct"
        let own = fields.percent(shareKey)
        if let mass = fields.mass(massKey, placesToMilligrams: 6) {
            if let baseline, mass > baseline {
                fields.report(
                    IngestionMessages.siteSavesMore, [level.name, pollutant.symbol, level.rawValue], at: massKey)
            }
            return mass
        }
        guard let baseline else {
            if own != nil {
                fields.report(
                    IngestionMessages.siteWithoutBaseline, [level.name, pollutant.symbol, level.rawValue], at: shareKey)
            }
            return nil
        }
        return (own ?? common).map { Mass(milligrams: (Ratio(Int(baseline.milligrams)) * $0).whole(.down)) }
    }
}
