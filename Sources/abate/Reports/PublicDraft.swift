import Diagnostics
import LedgerStore
import ReportTemplate
import Reporting

/// The public edition of a report: made of the report's value before anything is rendered.
struct PublicDraft<Report: ShelvedReport>: ShelvedReport {
    let full: Report
    /// What it shows beyond the full report.
    var ownInputs: [ReportInput] = []
    /// For a revision.
    let edition: (RevisionNote) -> PublicReport

    var inputs: [ReportInput] { full.inputs + ownInputs }
    var isTargetMissed: Bool { full.isTargetMissed }
    var resultSHA256: String { edition(.first).json.sha256 }
    var templateValue: TemplateValue { edition(.first).templateValue }

    func write(_ files: inout ReportFiles, _ templates: ReportTemplates) throws {
        let report = edition(files.revision)
        try files.add(report.json)
        try files.add(try report.markdown(templates), "md")
        try files.addWorkbook { try report.writeWorkbook(to: $0) }
    }
}

extension PublicDraft<AccountDraft> {
    /// nil where no response is in force on the day, or the subject is none.
    init?(daily planned: PlannedReport, _ books: CityBooks) throws(CommandFailure) {
        guard let draft = try AccountDraft(daily: planned, books) else { return nil }
        self.init(full: draft) { draft.report($0).publicEdition(books.secrets) }
    }
}

extension PublicDraft<EpisodeDraft> {
    /// nil where there is no such episode, or it has not been lifted.
    init?(episode planned: PlannedReport, _ books: CityBooks) throws(CommandFailure) {
        guard let draft = try EpisodeDraft(planned, books) else { return nil }
        self.init(full: draft) { draft.report($0).publicEdition(books.secrets) }
    }
}

extension PublicDraft<ListDraft> {
    /// nil where the subject is no list, or the list is empty.
    init?(list planned: PlannedReport, _ books: CityBooks) {
        guard let draft = ListDraft(planned, books) else { return nil }
        self.init(full: draft, ownInputs: draft.publicInputs) { draft.report($0).publicEdition(books.secrets) }
    }
}

extension CityBooks {
    /// What no public edition may hold: of every list, not only of the one in force.
    var secrets: SecretWords { SecretWords(enterprises, bindings, sites) }
}
