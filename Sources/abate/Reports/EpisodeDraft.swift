import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction
import LedgerStore
import ReportTemplate
import Reporting

/// A report about a whole episode that has been lifted: summary, work summary or submission.
struct EpisodeDraft: ShelvedReport {
    private let draft: AccountDraft
    private let report: EpisodeReport

    func report(_ revision: RevisionNote) -> EpisodeReport {
        var report = report
        report.base.revision = revision
        return report
    }

    /// nil where there is no such episode, it has not been lifted, or nothing of it can be accounted.
    init?(_ planned: PlannedReport, _ books: CityBooks) throws(CommandFailure) {
        guard case .episode(let id) = planned.subject, let episode = books.episode(id), let last = episode.lastDay,
            let draft = try AccountDraft(books, episode, through: last)
        else { return nil }
        let days = books.daysInForce(episode, through: last)
        var base = draft.report()
        base.kind = planned.kind
        base.calendar = books.calendar
        base.received = books.receivedAfterLifting(episode)
        self.draft = draft
        report = EpisodeReport(
            base: base, days: days.compactMap { CityAccounting.account(draft.input, on: $0) },
            air: try books.air(on: days), work: books.work(on: days, of: id), checks: books.siteChecks(on: days))
    }

    var resultSHA256: String {
        InputsDigest.sha256([draft.resultSHA256, report.attachments.text()])
    }

    var inputs: [ReportInput] { draft.inputs + report.attachmentInputs }

    var isTargetMissed: Bool { draft.isTargetMissed }

    var templateValue: TemplateValue { report.templateValue }

    func write(_ files: inout ReportFiles, _ templates: ReportTemplates) throws {
        let report = report(files.revision)
        try files.add(report.json(.zh))
        try files.add(try report.markdown(templates), "md")
        try files.addWorkbook { try report.writeWorkbook(to: $0) }
        if report.base.kind == .submission, let text = try report.shortfallMarkdown(templates) {
            try files.add(text, "md", part: "shortfall")
        }
    }
}

extension EpisodeReport {
    /// What it shows beside the account, digested kind by kind.
    fileprivate var attachmentInputs: [ReportInput] {
        let titles = ["received": "报送情况", "departments": "部门报送", "air": "空气质量", "checks": "现场核查", "conflicts": "旁证不一致"]
        guard case .object(let members) = attachments else { return [] }
        return members.map { member in
            ReportInput(
                name: member.key, title: titles[member.key] ?? member.key,
                sha256: FileBytes.sha256(of: member.value.text().utf8))
        }
    }
}
