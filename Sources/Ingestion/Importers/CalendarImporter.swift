import EmissionModel

/// 日历: a region's own workdays, days off and days whose readings are not to be trusted.
enum CalendarImporter {
    static func importer(_ context: ImportContext) -> any TableImporter {
        RecordImporter(context: context, read: record)
    }

    private static func record(_ fields: inout FieldReader) -> CalendarEntry? {
        let day = fields.requiredDay("date")
        let kind = fields.requiredChoice("kind", as: CalendarEntry.Kind.self)
        let enterprise = fields.code("enterprise_id")
        guard let day, let kind else { return nil }
        return CalendarEntry(day: day, kind: kind, enterpriseID: enterprise, name: fields.text("name"))
    }
}
