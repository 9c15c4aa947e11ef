import Accounting
import Diagnostics
import EmissionModel
import Reporting

/// A difference as rows for a spreadsheet: for every figure one row with the whole change, then one for each cause.
struct DifferenceRows {
    let report: DifferenceReport
    let language: Language

    /// - Parameter path: the file, nil: standard output.
    func write(to path: String?) throws(CommandFailure) {
        do {
            var writer = CSVRowWriter(to: try ExportTarget(path: path))
            try writer.begin(columns)
            for subject in report.subjects {
                for pollutant in Pollutant.allCases {
                    for figure in ComparedFigure.allCases where subject.difference.changes(figure, of: pollutant) {
                        for row in rows(subject, figure, pollutant) { try writer.write(row) }
                    }
                }
            }
            try writer.finish()
        } catch {
            throw CommandFailure(error)
        }
    }

    private var columns: [ExportColumn] {
        [
            ("date", "日期", "date"), ("episode", "过程编号", "episode"), ("pollutant", "污染物", "pollutant"),
            ("figure", "数字", "figure"), ("cause", "原因", "cause"), ("before", "原值", "before"),
            ("after", "现值", "after"), ("change", "变化", "change"),
        ].map { ExportColumn(key: $0.0, title: LocalizedText(zh: $0.1, en: $0.2)[language]) }
    }

    private func rows(
        _ subject: DifferenceReport.Subject, _ figure: ComparedFigure, _ pollutant: Pollutant
    ) -> [[ExportCell]] {
        let trail = subject.difference.trail(of: figure, pollutant)
        let unit = figure.isMass ? Ratio(significand: 1, scale: 6) : .one
        let whole = LocalizedText(zh: "合计", en: "total")[language]
        let changes = [(whole, trail.whole)] + trail.causes.map { ($0.cause.title[language], $0.change) }
        return changes.map { title, change in
            let values = [change.before, change.after, change.change].map { value -> ExportCell in
                value.map { .number(JSONValue(($0 * unit).value).text()) } ?? .blank
            }
            return [
                ExportCell(subject.date?.iso), .text(subject.episode), .text(pollutant.rawValue),
                .text(figure.title[language]), .text(title),
            ] + values
        }
    }
}
