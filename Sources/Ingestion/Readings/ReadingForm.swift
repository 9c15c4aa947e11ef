import Diagnostics
import EmissionModel
import Jurisdiction
import Tabular

/// Which of the forms of 用电量 a sheet has, and the importer of it.
struct ReadingForm {
    let context: ImportContext
    let document: TabularDocument
    let sheet: Int
    let declared: IntervalLabel

    private var headerPlace: SourceLocation {
        var place = context.place
        place.row = context.mapping.headerRow
        place.column = context.mapping.columns["date"].map { $0.index + 1 }
        return place
    }

    func importer() throws -> any TableImporter {
        let mapping = context.mapping
        if let points = mapping.points, let date = mapping.columns["date"] {
            report(points)
            return PointImporter(context: context, points: points, date: date.index)
        }
        if let incomplete = mapping.incompletePoints {
            throw FileRefused(
                IngestionMessages.incompletePoints(
                    incomplete.first, incomplete.last, String(incomplete.count), at: headerPlace))
        }
        guard let date = mapping.columns["date"] else { return ReadingImporter(context: context) }
        var survey = IntervalSurvey(mapping)
        try survey.run(over: document, sheet: sheet)
        switch survey.result(declared: declared) {
        case .days: break
        case .hours: throw FileRefused(IngestionMessages.timesOfDay(date.header, at: context.place))
        case .undecided: throw FileRefused(IngestionMessages.intervalUnknown(date.header, at: headerPlace))
        case .quarterHours(let convention):
            guard let energy = mapping.columns["kwh"] else {
                throw FileRefused(IngestionMessages.registersAtTimes(date.header, at: headerPlace))
            }
            report(convention, shift: survey.largestShift, date.header)
            return StampImporter(context: context, date: date.index, energy: energy, convention: convention)
        }
        if mapping.columns["kwh"] == nil, let register = mapping.columns["register"] {
            return RegisterImporter(context: context, register: register)
        }
        return ReadingImporter(context: context)
    }

    func report(_ convention: IntervalConvention, shift: Int64, _ header: String) {
        let shift = JSONValue(Energy(milliwattHours: shift).kilowattHours).text()
        context.sink.log.report(
            IngestionMessages.intervalConvention(
                header, convention.words.zh, convention.words.en, shift, declared == .auto ? "由文件判定" : "按 abate.yaml",
                declared == .auto ? "told by the file" : "as abate.yaml declares", at: headerPlace))
    }

    func report(_ points: PointColumns) {
        let isEnd = points.label == .end
        context.sink.log.report(
            IngestionMessages.pointConvention(
                String(points.columns.count), isEnd ? "结束" : "开始", isEnd ? "end" : "start", at: headerPlace))
    }
}
