import EmissionModel

/// 现场核查: several a day and enterprise, told apart by their unit, time or number.
enum InspectionImporter {
    static func importer(_ context: ImportContext) -> any TableImporter {
        RecordImporter(context: context, read: record) { inspection, first in
            (IngestionMessages.repeatedInspection, [String(first), inspection.enterpriseID])
        }
    }

    private static func record(_ fields: inout FieldReader) -> Inspection? {
        let moment = fields.requiredMoment("date")
        let enterprise = fields.requiredCode("enterprise_id")
        let mode = fields.requiredChoice("mode", as: Inspection.Mode.self)
        let conclusion = fields.requiredChoice("conclusion", as: Inspection.Conclusion.self)
        guard let moment, let enterprise, let mode, let conclusion else { return nil }
        return Inspection(
            day: moment.day, minute: moment.minuteOfDay == 0 ? nil : moment.minuteOfDay, enterpriseID: enterprise,
            mode: mode, conclusion: conclusion, problem: fields.text("problem"), action: fields.text("action"),
            attachments: fields.text("attachments"), inspector: fields.text("inspector"),
            recordNumber: fields.label("record_no"))
    }
}
