import Accounting
import Diagnostics
import EmissionModel
import ReportTemplate
import Reporting

/// The daily report.
extension AccountDraft: ShelvedReport {
    /// nil where no response is in force on the day, or the subject is none.
    init?(daily planned: PlannedReport, _ books: CityBooks) throws(CommandFailure) {
        guard case .day(let day) = planned.subject, let episode = books.episode(inForceOn: day) else { return nil }
        try self.init(books, episode, on: day)
    }

    var inputs: [ReportInput] {
        digest.parts.map { ReportInput(name: $0.kind.rawValue, title: $0.kind.title, sha256: $0.sha256) }
    }

    var isTargetMissed: Bool { account.verdict == .notMet }

    var templateValue: TemplateValue { report().templateValue }

    func write(_ files: inout ReportFiles, _ templates: ReportTemplates) throws {
        let report = report(files.revision)
        try files.add(report.json(.zh))
        try files.add(try report.markdown(templates), "md")
        try files.addWorkbook { try report.writeWorkbook(to: $0) }
    }
}
