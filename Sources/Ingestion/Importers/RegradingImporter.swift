import EmissionModel

/// 绩效等级调整.
enum RegradingImporter {
    static func importer(_ context: ImportContext) -> any TableImporter {
        RecordImporter(context: context, read: record)
    }

    private static func record(_ fields: inout FieldReader) -> Regrading? {
        let enterprise = fields.requiredCode("enterprise_id")
        let grade = fields.requiredChoice("grade", as: PerformanceGrade.self)
        let validFrom = fields.requiredDay("valid_from")
        guard let enterprise, let grade, let validFrom else { return nil }
        return Regrading(
            enterpriseID: enterprise, grade: grade, validFrom: validFrom, document: fields.text("document"),
            reason: fields.text("reason"))
    }
}
