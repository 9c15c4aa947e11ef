import EmissionModel

/// 移动源、扬尘源 and other sources with declared reductions.
enum OtherSourceImporter {
    static func importer(_ context: ImportContext) -> any TableImporter {
        RecordImporter(context: context, read: record) { _, first in
            (IngestionMessages.repeatedDeclaration, [String(first)])
        }
    }

    private static func record(_ fields: inout FieldReader) -> OtherSourceReduction? {
        let period = period(&fields)
        let sector = fields.requiredChoice("sector", as: SourceSector.self)
        if sector == .industrial {
            fields.report(IngestionMessages.meteredSector, [fields.title("sector")], at: "sector")
        }
        let pollutant = fields.requiredChoice("pollutant", as: Pollutant.self)
        let baseline = fields.mass("baseline_kg", placesToMilligrams: 6)
        let declared = fields.mass("reduction_kg", placesToMilligrams: 6)
        let share = fields.percent("reduction_pct")
        let evidence = fields.requiredText("evidence")
        let computed = baseline.flatMap { baseline in
            share.map { Mass(milligrams: (Ratio(Int(baseline.milligrams)) * $0).whole(.down)) }
        }
        if declared == nil, computed == nil, !fields.isRejected {
            fields.report(IngestionMessages.neitherOf, ["减排量、基准排放量与减排比例"])
        }
        guard let period, let sector, let pollutant, let reduction = declared ?? computed, let evidence else {
            return nil
        }
        return OtherSourceReduction(
            period: period, sector: sector, pollutant: pollutant, baseline: baseline, reduction: reduction,
            evidence: evidence, unit: fields.text("unit"))
    }

    private static func period(_ fields: inout FieldReader) -> OtherSourceReduction.Period? {
        if let day = fields.day("date") { return .day(day) }
        if let episode = fields.label("episode_id") { return .episode(episode) }
        if !fields.isRejected { fields.report(IngestionMessages.neitherOf, ["日期、过程编号"]) }
        return nil
    }
}
