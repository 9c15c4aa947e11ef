import EmissionModel

/// 减排目标.
enum TargetImporter {
    static func importer(_ context: ImportContext) -> any TableImporter {
        RecordImporter(context: context, read: record)
    }

    private static func record(_ fields: inout FieldReader) -> ReductionTarget? {
        let level = fields.requiredChoice("level", as: WarningLevel.self)
        let pollutant = fields.requiredChoice("pollutant", as: Pollutant.self)
        _ = fields.requiredText("target_pct")
        let share = fields.percent("target_pct")
        let validFrom = fields.day("valid_from")
        let validTo = fields.day("valid_to")
        if let validFrom, let validTo, validTo < validFrom {
            fields.report(IngestionMessages.endBeforeStart, at: "valid_to")
        }
        guard let level, let pollutant, let share else { return nil }
        return ReductionTarget(
            level: level, pollutant: pollutant, share: share, document: fields.text("document"),
            reason: fields.text("reason"), approvedBy: fields.text("approved_by"), validFrom: validFrom,
            validTo: validTo)
    }
}
