import Accounting
import Diagnostics
import EmissionModel
import Ingestion
import Jurisdiction
import LedgerStore
import Reporting

/// The sources of the leaves of one explanation, read again from the kept files: each file once.
struct LeafSources {
    private var found: [SourceFact: FigureSource] = [:]

    /// - Throws: `.integrity` where a kept file is gone or was changed.
    init(_ leaves: [Derivation], _ books: CityBooks, _ inventory: EmissionInventory, _ episode: Episode)
        throws(CommandFailure)
    {
        do {
            let questions = CellQuestions(
                books: books, origins: try RecordOrigins(books), inventory: inventory, episode: episode)
            let facts = Set(leaves.compactMap { $0.formula.fact })
            let readings = try ReadingSources(leaves, books)
            var rows = RereadRows(books)
            let asked = facts.compactMap { fact in questions.question(fact).map { (fact, $0) } }
            let actions = episode.actions.compactMap { questions.question($0, "responses", ["effective_at"]) }
            let lists = facts.compactMap { fact -> (SourceFact, [CellQuestion])? in
                guard case .declared(let source) = fact else { return nil }
                return (fact, questions.sites(behind: source))
            }
            for (_, question) in asked { rows.want(question) }
            for question in lists.flatMap(\.1) { rows.want(question) }
            for question in actions { rows.want(question) }
            readings.want(&rows)
            try rows.read()
            try rows.readIntervals(readings.intervals(rows))
            for (fact, question) in asked { found[fact] = rows.source(question) }
            for (fact, sites) in lists where !sites.isEmpty {
                found[fact] = FigureSource(use: .sum, cells: sites.flatMap { rows.source($0)?.cells ?? [] })
            }
            for fact in facts where fact.isParameter { found[fact] = books.parameter(fact) }
            found[.response] = FigureSource(use: .span, cells: actions.compactMap { rows.source($0)?.cells.first })
            for leaf in leaves {
                if let fact = leaf.formula.fact, let source = readings.source(leaf, rows) {
                    found[fact.told(by: leaf)] = source
                }
            }
        } catch {
            throw CommandFailure(error)
        }
    }

    func source(of leaf: Derivation) -> FigureSource? {
        leaf.formula.fact.flatMap { found[$0.told(by: leaf)] ?? found[$0] }
    }
}

extension SourceFact {
    fileprivate var isParameter: Bool {
        if case .parameter = self { true } else { false }
    }

    /// Two files may give an account two values of one day: which is meant, the value tells.
    fileprivate func told(by leaf: Derivation) -> SourceFact {
        guard case .reading(let account, let day) = self, let value = leaf.value.exact else { return self }
        return .reading(account: "\(account)\u{0}\(value.numerator)", day)
    }
}

extension CityBooks {
    /// What the profile says of a parameter, or `abate.yaml` otherwise.
    fileprivate func parameter(_ fact: SourceFact) -> FigureSource? {
        guard case .parameter(let path) = fact else { return nil }
        let jurisdiction = city.jurisdiction
        guard let setting = jurisdiction.profile.setting(path) else { return nil }
        let override = jurisdiction.overrides.last { $0.path == path || path.hasPrefix($0.path + ".") }
        return FigureSource(
            parameter: ParameterSource(
                path: path, title: setting.title, value: override?.value ?? setting.value, source: setting.source,
                isPlanRule: setting.isPlanRule,
                file: override == nil ? setting.location.file ?? jurisdiction.profile.file : "abate.yaml",
                line: override == nil ? setting.location.row : override?.line,
                overridden: override == nil ? nil : setting.value))
    }
}
