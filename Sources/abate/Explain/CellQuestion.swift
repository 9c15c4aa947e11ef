import Accounting
import EmissionModel
import LedgerStore

/// Which cells of which row of the ledger's sources say what a leaf stands on.
struct CellQuestion {
    var origin: RowOrigin
    /// The input table by its key.
    var table: String
    /// The first of these columns that the row fills is the cell.
    var columns: [String]
}

/// From the facts of leaves to rows and columns.
struct CellQuestions {
    let books: CityBooks
    let origins: RecordOrigins
    let inventory: EmissionInventory
    let episode: Episode

    /// nil for what no row of a table says.
    func question(_ fact: SourceFact) -> CellQuestion? {
        switch fact {
        case .society(let figure, _):
            question(figure, "society", figure.emission.days == 1 ? ["daily_kg"] : ["annual_t"])
        case .target(let target):
            question(target, "targets", ["target_pct"]) ?? decision(of: .target(target.level, target.pollutant))
        case .enterprise(let id, let field): enterprise(id, field)
        case .line(let line, let field): question(line, "lines", columns(field, line))
        case .measure(let measure, let field): self.measure(measure, field)
        case .binding(let binding): question(binding, "accounts", ["sign", "account_no"])
        case .declared(let source): question(source, "other_sources", ["reduction_kg"])
        case .exemption(let id): decision(of: .exemption(enterpriseID: id))
        case .reading, .quarters, .parameter, .response, .constant, .nothing, .statistic: nil
        }
    }

    /// A reduction of the lists of sites and fleets: a row each.
    func sites(behind source: OtherSourceReduction) -> [CellQuestion] {
        guard origins[source] == nil,
            let (level, sites) = SiteDeclarations.sites(behind: source, books.sites, episode: episode)
        else { return [] }
        return sites.compactMap { site in
            var ruling = level
            while site[ruling].reduction[source.pollutant] == nil, let below = ruling.below { ruling = below }
            let pollutant = source.pollutant.rawValue
            return question(
                site, "sites",
                [
                    "\(ruling.rawValue)_\(pollutant)_kg", "\(ruling.rawValue)_\(pollutant)_pct",
                    "\(ruling.rawValue)_cut_pct",
                ])
        }
    }

    func question(_ record: some LedgerRecord, _ table: String, _ columns: [String]) -> CellQuestion? {
        origins[record].map { CellQuestion(origin: $0, table: table, columns: columns) }
    }

    private func decision(of subject: DecisionSubject) -> CellQuestion? {
        books.decisions.last { $0.subject == subject }.flatMap { question($0, "decisions", ["value"]) }
    }

    private func enterprise(_ id: String, _ field: SourceFact.EnterpriseField) -> CellQuestion? {
        guard let enterprise = inventory.enterprises.first(where: { $0.id == id }) else { return nil }
        let columns: [String] =
            switch field {
            case .emission(let pollutant): emission(pollutant, enterprise.emission[pollutant])
            case .productionDays: ["production_days"]
            case .baseLoad: ["base_load_kwh"]
            case .givenBaseline: ["baseline_kwh"]
            case .cap: ["cap_kwh"]
            case .selfGeneration: ["self_generation"]
            case .standing: ["class"]
            }
        return question(enterprise, "enterprises", columns)
    }

    private func columns(_ field: SourceFact.LineField, _ line: ProductionLine) -> [String] {
        switch field {
        case .emission(let pollutant): emission(pollutant, line.emission[pollutant])
        case .productionDays: ["production_days"]
        case .share: ["kwh_share"]
        }
    }

    /// A daily figure rules where a list gives both.
    private func emission(_ pollutant: Pollutant, _ figure: EmissionFigure?) -> [String] {
        let (daily, annual) = ("\(pollutant.rawValue)_daily_kg", "\(pollutant.rawValue)_annual_t")
        return figure?.days == 1 ? [daily, annual] : [annual]
    }

    private func measure(_ measure: Measure, _ field: SourceFact.MeasureField) -> CellQuestion? {
        guard !measure.isFromListText else {
            return question(measure, "enterprises", ["\(measure.level.rawValue)_measure"])
        }
        let column =
            switch field {
            case .type: "type"
            case .cut(let pollutant): "\(pollutant.rawValue)_cut_pct"
            case .productionCut: "cut_pct"
            case .energyCut: "kwh_cut_pct"
            }
        return question(measure, "measures", [column])
    }
}
