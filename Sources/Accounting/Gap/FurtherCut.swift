import EmissionModel

/// An enterprise's measures with its cut of production raised to a whole percentage at some levels.
///
/// Below a full stop a raised limit cuts a pollutant no more than its share: the percentage itself, or less where the
/// list says that the present limit cuts that pollutant less than in proportion; whole percents, rounded down, and
/// never less than the list has now. At 100 % it is a stop, with the cuts that the list gives the enterprise's own stop
/// at any level, else all of it. Lines that cannot be interrupted keep what they have.
struct FurtherCut {
    let percent: Int
    let levels: Set<WarningLevel>
    private let share: Ratio

    init(percent: Int, levels: Set<WarningLevel>) {
        self.percent = percent
        self.levels = levels
        share = Ratio(percent: Int64(percent), scale: 0)
    }

    func applied(to enterpriseCase: EnterpriseCase) -> EnterpriseCase {
        var enterprise = enterpriseCase.enterprise
        // What is managed like the others is no longer of the small class, which is under no production measure.
        if enterprise.kind == .small { enterprise.kind = .other }
        let raised = levels.sorted().flatMap { rows(of: enterpriseCase, at: $0) }
        let rest = enterpriseCase.measures.filter { !levels.contains($0.level) }
        return EnterpriseCase(
            enterprise: enterprise, accounts: enterpriseCase.accounts, lines: enterpriseCase.lines,
            measures: rest + raised)
    }

    /// Whether the cut can only be raised line by line.
    static func isByLine(_ enterpriseCase: EnterpriseCase, at level: WarningLevel) -> Bool {
        if enterpriseCase.lines.contains(where: { $0.isInterruptible == false }) { return true }
        return enterpriseCase.measures.contains { $0.lineID != nil && $0.level <= level }
    }

    /// The lines whose cut is raised.
    static func raisedLines(_ enterpriseCase: EnterpriseCase) -> [ProductionLine] {
        enterpriseCase.lines.filter { $0.isInterruptible != false }
    }

    /// All rows of one level, inherited ones brought to it, with what is raised.
    private func rows(of enterpriseCase: EnterpriseCase, at level: WarningLevel) -> [Measure] {
        let id = enterpriseCase.enterprise.id
        let whole = enterpriseCase.measures.filter { $0.lineID == nil }
        guard Self.isByLine(enterpriseCase, at: level) else {
            return raised(whole, of: id, line: nil, fallback: nil, at: level)
        }
        let wholeDuty = Duty(whole, at: level)
        let raisable = Set(Self.raisedLines(enterpriseCase).map(\.lineID))
        let lineIDs = Set(enterpriseCase.lines.map(\.lineID) + enterpriseCase.measures.compactMap(\.lineID)).sorted()
        let ofLines = lineIDs.flatMap { line -> [Measure] in
            let own = enterpriseCase.measures.filter { $0.lineID == line }
            guard raisable.contains(line) else { return Self.brought(own, to: level) }
            let fallback = (base: wholeDuty?.production, rows: whole)
            return raised(own, of: id, line: line, fallback: fallback, at: level)
        }
        return Self.brought(whole, to: level) + ofLines
    }

    private func raised(
        _ rows: [Measure], of id: String, line: String?, fallback: (base: Measure?, rows: [Measure])?,
        at level: WarningLevel
    ) -> [Measure] {
        let brought = Self.brought(rows, to: level)
        let duty = Duty(rows, at: level)
        let base = duty?.production ?? (duty?.passive == nil ? fallback?.base : nil)
        let own = Self.stopCuts(rows) ?? fallback.flatMap { Self.stopCuts($0.rows) }
        guard let measure = raised(base, of: id, line: line, stop: own, at: level) else { return brought }
        return brought.filter { !$0.type.isProduction && $0.type != .voluntary && $0.type != .exempt } + [measure]
    }

    /// nil where production gives as much already.
    private func raised(
        _ base: Measure?, of id: String, line: String?, stop: PerPollutant<Ratio>?, at level: WarningLevel
    ) -> Measure? {
        let present = base?.expectedProductionCut ?? .zero
        guard base?.type != .stop, present < share else { return nil }
        let stop = stop ?? PerPollutant(repeating: .one)
        let cuts = PerPollutant { pollutant -> Ratio? in
            let listed = base?.plannedCut(of: pollutant) ?? .zero
            guard percent < 100 else { return max(listed, stop[pollutant]) }
            let inProportion = share * stop[pollutant]
            let isLess = present.isPositive && listed < present * stop[pollutant]
            let cut = isLess ? (listed * share) / present ?? listed : inProportion
            return max(listed, Ratio(percent: (cut * Ratio(100)).whole(.down), scale: 0))
        }
        return Measure(
            enterpriseID: id, lineID: line, level: level, type: percent < 100 ? .limit : .stop, productionCut: share,
            cuts: cuts, countingBasis: base?.countingBasis, owner: base?.owner, listYear: base?.listYear)
    }

    /// The rows that hold at a level, as rows of it.
    private static func brought(_ rows: [Measure], to level: WarningLevel) -> [Measure] {
        guard let ruling = rows.map(\.level).filter({ $0 <= level }).max() else { return [] }
        return rows.filter { $0.level == ruling }.map { row in
            var row = row
            row.level = level
            return row
        }
    }

    /// What the list says that a stop cuts; of several stops the highest.
    private static func stopCuts(_ rows: [Measure]) -> PerPollutant<Ratio>? {
        let stops = rows.filter { $0.type == .stop }
        guard !stops.isEmpty else { return nil }
        return PerPollutant { pollutant in stops.compactMap { $0.plannedCut(of: pollutant) }.max() ?? .one }
    }
}
