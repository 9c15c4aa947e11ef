import Diagnostics
import EmissionModel

/// 核定: each row settles one matter, by the id that is printed beside it.
enum DecisionImporter {
    static func importer(_ context: ImportContext) -> any TableImporter {
        RecordImporter(context: context, read: record)
    }

    private static func record(_ fields: inout FieldReader) -> Decision? {
        let subject = subject(&fields)
        let words = fields.requiredText("value")
        let decidedBy = fields.requiredText("by")
        let reason = fields.requiredText("reason")
        let document = fields.requiredText("document")
        let validFrom = fields.day("valid_from")
        let expires = fields.day("expires")
        if let validFrom, let expires, expires < validFrom {
            fields.report(IngestionMessages.endBeforeStart, at: "expires")
        }
        let decidedAt = fields.moment("decided_at")
        guard let subject, let words, let decidedBy, let reason, let document else { return nil }
        guard let value = DecisionWords(dictionary: fields.dictionary).value(words, of: subject) else {
            let wanted = DecisionWords.wanted(of: subject)
            fields.report(
                IngestionMessages.unfitDecision, [subject.id, words, wanted.zh, wanted.en], at: "value")
            return nil
        }
        return Decision(
            subject: subject, value: value, decidedBy: decidedBy, reason: reason, document: document,
            validFrom: validFrom, expires: expires, decidedAt: decidedAt)
    }

    private static func subject(_ fields: inout FieldReader) -> DecisionSubject? {
        guard let id = fields.requiredText("what") else { return nil }
        if let subject = DecisionSubject(id: id) { return subject }
        fields.report(IngestionMessages.unknownSubject, [id], at: "what")
        return nil
    }
}
