import Diagnostics
import EmissionModel
import Tabular

/// 预警响应. A row with a lifting time of its own stands for the start and the lifting.
struct ResponseImporter: TableImporter {
    let context: ImportContext

    mutating func take(_ row: RowView) throws {
        var fields = context.fields(of: row)
        let actions = actions(&fields)
        guard !actions.isEmpty, !fields.isRejected else {
            context.sink.reject(fields.findings)
            return
        }
        for action in actions {
            if let first = context.sink.conflict(of: action, row: row.number) {
                fields.report(
                    IngestionMessages.repeatedKey, [String(first), "\(action.episodeID) \(action.kind.name)"])
                context.sink.reject(fields.findings)
                return
            }
        }
        var isNew = false
        for action in actions {
            isNew = try context.sink.add(action, sheet: context.place.sheet, row: row.number) || isNew
        }
        context.sink.accept(fields.findings, isNew: isNew)
    }

    mutating func finish() throws {}

    private func actions(_ fields: inout FieldReader) -> [ResponseAction] {
        let episode = fields.requiredLabel("episode_id")
        let region = fields.requiredText("region")
        let kind = fields.requiredChoice("action", as: ResponseAction.Kind.self)
        let levelName = kind == .lift ? fields.choiceName("level") : fields.requiredChoiceName("level")
        let issued = fields.moment("issued_at")
        let effective = fields.requiredMoment("effective_at")
        let lifted = fields.moment("lifted_at")
        if let lifted, let effective, kind != .lift, lifted <= effective {
            fields.report(IngestionMessages.liftWithoutStart, at: "lifted_at")
        }
        guard let episode, let region, let kind, let effective else { return [] }
        let action = ResponseAction(
            episodeID: episode, region: region, kind: kind, level: levelName.flatMap(WarningLevel.init),
            issuedAt: issued, effectiveAt: effective, document: fields.text("document"),
            pollutant: fields.text("pollutant"))
        guard let lifted, kind != .lift else { return [action] }
        let lifting = ResponseAction(
            episodeID: episode, region: region, kind: .lift, level: action.level, issuedAt: nil, effectiveAt: lifted,
            document: nil, pollutant: nil)
        return [action, lifting]
    }
}
