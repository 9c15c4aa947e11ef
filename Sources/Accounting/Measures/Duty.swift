import EmissionModel

/// What the rows of one enterprise, or of one of its lines, ask at a level.
struct Duty {
    /// Stop, limit or cap.
    var production: Measure?
    /// Transport and other measures, which electricity cannot see.
    var others: [Measure] = []
    /// A voluntary or exempt row.
    var passive: Measure?
    /// Production rows that differ: the stricter cuts stand as the plan, and nothing can be verified.
    var isConflicting = false
    /// The lower level that the rows were taken from.
    var inheritedFrom: WarningLevel?

    /// - Parameter rows: of one enterprise and line (or of no line), of all levels.
    /// - Returns: nil where there is no row at the level nor below.
    init?(_ rows: [Measure], at level: WarningLevel) {
        var wanted: WarningLevel? = level
        while let candidate = wanted {
            let found = rows.filter { $0.level == candidate }
            if !found.isEmpty {
                self.init(found, inheritedFrom: candidate == level ? nil : candidate)
                return
            }
            wanted = candidate.below
        }
        return nil
    }

    private init(_ rows: [Measure], inheritedFrom: WarningLevel?) {
        let ordered = rows.sorted { $0.text ?? "" < $1.text ?? "" }
        let productions = ordered.filter(\.type.isProduction)
        self.inheritedFrom = inheritedFrom
        others = ordered.filter { $0.type == .transport || $0.type == .other }
        passive = ordered.first { $0.type == .voluntary } ?? ordered.first { $0.type == .exempt }
        guard var ruling = productions.first else { return }
        if productions.dropFirst().contains(where: { !$0.asksTheSame(as: ruling) }) {
            isConflicting = true
            ruling = Self.strictest(productions)
        }
        production = ruling
    }

    /// A plan that keeps the highest cut of each row, whatever their order.
    private static func strictest(_ rows: [Measure]) -> Measure {
        let order: [MeasureType] = [.stop, .limit, .cap]
        var result = rows[0]
        result.type = order.first { type in rows.contains { $0.type == type } } ?? result.type
        result.productionCut = nil
        result.energyCut = nil
        result.cuts = PerPollutant { pollutant in rows.compactMap { $0.plannedCut(of: pollutant) }.max() }
        return result
    }
}

extension Measure {
    /// c of a production measure for one pollutant; nil where the list gives none.
    func plannedCut(of pollutant: Pollutant) -> Ratio? {
        switch type {
        case .stop: (cuts[pollutant] ?? productionCut ?? .one).asShare
        case .limit, .transport, .other: (cuts[pollutant] ?? productionCut)?.asShare
        case .cap, .voluntary, .exempt: .zero
        }
    }

    /// x of a production measure: the share of production that it asks to give up.
    var expectedProductionCut: Ratio? {
        switch type {
        case .stop: .one
        case .limit: productionCut?.asShare
        case .cap, .transport, .other, .voluntary, .exempt: .zero
        }
    }

    fileprivate func asksTheSame(as other: Measure) -> Bool {
        type == other.type && productionCut == other.productionCut && cuts == other.cuts
            && energyCut == other.energyCut
    }
}
