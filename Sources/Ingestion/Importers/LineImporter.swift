import EmissionModel

/// 生产线/工序.
enum LineImporter {
    static func importer(_ context: ImportContext) -> any TableImporter {
        RecordImporter(context: context, read: record)
    }

    private static func record(_ fields: inout FieldReader) -> ProductionLine? {
        let enterprise = fields.requiredCode("enterprise_id")
        let line = fields.requiredLabel("line_id")
        let emission = fields.emissions()
        let share = fields.percent("kwh_share")
        let isInterruptible = fields.flag("interruptible")
        let listYear = fields.integer("list_year", in: 2000...2099)
        guard let enterprise, let line else { return nil }
        return ProductionLine(
            enterpriseID: enterprise, lineID: line, process: fields.text("process"), emission: emission,
            energyShare: share, isInterruptible: isInterruptible, listYear: listYear)
    }
}
