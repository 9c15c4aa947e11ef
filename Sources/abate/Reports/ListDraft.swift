import Accounting
import Diagnostics
import EmissionModel
import Ingestion
import Jurisdiction
import LedgerStore
import ReportTemplate
import Reporting

/// A year's list accounted as planned, with all that is printed beside it.
struct ListDraft {
    let books: CityBooks
    let year: Int
    let input: ListInput
    let account: ListAccount
    let parts: [ReportInput]

    /// nil where the subject is no list, or there is no enterprise on it.
    init?(_ planned: PlannedReport, _ books: CityBooks) {
        guard case .list(let year) = planned.subject else { return nil }
        let input = books.listInput(year: year)
        guard !input.inventory.enterprises.isEmpty else { return nil }
        self.books = books
        self.year = year
        self.input = input
        account = ListAccounting.account(input)
        parts = Self.parts(input, books.city.jurisdiction)
    }

    func report(_ revision: RevisionNote = .first) -> ListReport {
        let inventory = parts.first { $0.name == InputsDigest.Kind.inventory.rawValue }?.sha256 ?? ""
        return ListReport(
            account: account, year: year, jurisdiction: books.city.jurisdiction,
            inventoryVersion: String(inventory.prefix(12)),
            inputsDigest: InputsDigest.sha256(parts.map { "\($0.name) \($0.sha256)" }),
            findings: books.listFindings(input.inventory, on: input.day), revision: revision,
            guaranteedSources: guaranteedSources)
    }

    private var guaranteedSources: Set<String> {
        Set(books.sites.inForce(on: input.day).filter(\.isGuarantee).map(\.id))
    }

    /// What only the public edition shows.
    var publicInputs: [ReportInput] {
        let sha256 = InputsDigest.sha256(guaranteedSources.sorted())
        return [ReportInput(name: "guaranteedSources", title: "保障类工程清单", sha256: sha256)]
    }

    /// The digest of each kind of input. Later figures and lists of other years are left out, since they cannot matter.
    private static func parts(_ input: ListInput, _ jurisdiction: Jurisdiction) -> [ReportInput] {
        func lines(_ values: [some LedgerRecord]) -> String {
            InputsDigest.sha256(values.map(\.canonicalText).sorted())
        }
        let inventory = input.inventory
        let year = Set(input.society.compactMap(\.year)).standing(in: input.day.year)
        let digests: [(InputsDigest.Kind, String)] = [
            (
                .inventory,
                InputsDigest.sha256([
                    lines(inventory.enterprises), lines(inventory.lines), lines(inventory.measures),
                ])
            ),
            (.society, lines(input.society.filter { $0.year == nil || $0.year == year })),
            (.targets, lines(input.targets.filter { $0.isInForce(on: input.day) })),
            (.otherSources, InputsDigest.sha256(input.sources.map { "\($0)" })),
            (.parameters, InputsDigest.parameters(jurisdiction)),
        ]
        return digests.map { ReportInput(name: $0.rawValue, title: $0.title, sha256: $1) }
    }
}

extension ListDraft: ShelvedReport {
    /// Findings included: that a list was mended, or has a new fault, is what a list check has to say.
    var resultSHA256: String { report().json(.zh).sha256 }

    var inputs: [ReportInput] { parts }

    /// A list is no response day.
    var isTargetMissed: Bool { false }

    var templateValue: TemplateValue { report().templateValue }

    func write(_ files: inout ReportFiles, _ templates: ReportTemplates) throws {
        let report = report(files.revision)
        try files.add(report.json(.zh))
        try files.add(try report.markdown(templates), "md")
        try files.addWorkbook { try report.writeWorkbook(to: $0) }
    }
}
