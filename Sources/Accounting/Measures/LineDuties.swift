import EmissionModel

/// The duties of an enterprise at a level, brought from its lines to one set of figures.
struct LineDuties {
    /// One line, with the duty that rules it: its own, else the enterprise's.
    struct Line {
        var lineID: String
        var emission: PerPollutant<EmissionFigure?>
        var share: Ratio?
        var own: Duty?
        /// Its own rows say what becomes of production; else the enterprise's do.
        var isRuledByOwn: Bool
        /// Stop, limit or cap.
        var production: Measure?
    }

    let whole: Duty?
    /// Empty unless a line has rows of its own.
    let lines: [Line]
    /// Those that hold: of the lines, then of the enterprise.
    private let duties: [Duty]
    /// The ruling production row of each line, or of the enterprise alone.
    let productions: [Measure?]
    /// Stop where the whole plant stops, limit where a part of it stops or is limited.
    let measure: MeasureType?

    /// nil where neither the enterprise nor a line has a row at the level or below.
    init?(_ enterpriseCase: EnterpriseCase, at level: WarningLevel) {
        let ownRows = enterpriseCase.measures.filter { $0.lineID != nil }
        let wholeRows = ownRows.isEmpty ? enterpriseCase.measures : enterpriseCase.measures.filter { $0.lineID == nil }
        let whole = Duty(wholeRows, at: level)
        let lines = ownRows.isEmpty ? [] : Self.lines(enterpriseCase, ownRows, whole, at: level)
        if whole == nil, lines.isEmpty { return nil }
        self.whole = whole
        self.lines = lines
        let usesWhole = lines.isEmpty || lines.contains { !$0.isRuledByOwn } || !(whole?.others.isEmpty ?? true)
        duties = lines.compactMap(\.own) + (usesWhole ? [whole].compactMap { $0 } : [])
        productions = lines.isEmpty ? [whole?.production] : lines.map(\.production)
        measure = Self.measure(productions, duties)
    }

    /// Empty where no line has rows of its own at the level or below.
    private static func lines(
        _ enterpriseCase: EnterpriseCase, _ ownRows: [Measure], _ whole: Duty?, at level: WarningLevel
    ) -> [Line] {
        let known = Set(enterpriseCase.lines.map(\.lineID))
        let unknown = Set(ownRows.compactMap(\.lineID)).subtracting(known).sorted()
        let unlisted = unknown.map {
            ProductionLine(
                enterpriseID: enterpriseCase.enterprise.id, lineID: $0, emission: PerPollutant(repeating: nil))
        }
        let lines = (enterpriseCase.lines + unlisted).map { line in
            let own = Duty(ownRows.filter { $0.lineID == line.lineID }, at: level)
            let isRuledByOwn = own?.production != nil || own?.passive != nil
            return Line(
                lineID: line.lineID, emission: line.emission, share: line.energyShare, own: own,
                isRuledByOwn: isRuledByOwn,
                production: isRuledByOwn ? own?.production : whole?.production)
        }
        return lines.contains { $0.own != nil } ? lines : []
    }

    var isConflicting: Bool { duties.contains(where: \.isConflicting) }

    private static func measure(_ productions: [Measure?], _ duties: [Duty]) -> MeasureType? {
        let types = productions.map { $0?.type }
        if types.allSatisfy({ $0 == .stop }) { return .stop }
        if types.contains(.stop) || types.contains(.limit) { return .limit }
        if types.contains(.cap) { return .cap }
        let others = duties.flatMap(\.others).map(\.type)
        if others.contains(.transport) { return .transport }
        if others.contains(.other) { return .other }
        return duties.compactMap(\.passive).map(\.type).contains(.voluntary)
            ? .voluntary : duties.compactMap(\.passive).first?.type
    }

    /// The texts of the ruling rows, each once.
    var text: String? {
        let ruling = productions.compactMap { $0 }
        let rows = ruling.isEmpty ? duties.flatMap { $0.others + [$0.passive].compactMap { $0 } } : ruling
        var texts: [String] = []
        for case let text? in rows.map(\.text) where !text.isEmpty && !texts.contains(text) { texts.append(text) }
        return texts.isEmpty ? nil : texts.joined(separator: "；")
    }

    /// The lowest level that a ruling row was taken from.
    var inheritedFrom: WarningLevel? { duties.compactMap(\.inheritedFrom).min() }

    /// c of production for each pollutant.
    var productionCut: PerPollutant<Ratio?> {
        PerPollutant { pollutant in
            guard !lines.isEmpty else { return Self.cut(whole?.production, pollutant) }
            let cuts = lines.map { Self.cut($0.production, pollutant) }
            return mean(of: cuts, pollutant) ?? whole?.production?.plannedCut(of: pollutant)
        }
    }

    /// c of measures that electricity cannot see.
    var otherCut: PerPollutant<Ratio> {
        PerPollutant { pollutant in
            let wholeCut = Self.sum(whole?.others ?? [], pollutant)
            guard !lines.isEmpty else { return wholeCut.asShare }
            let cuts: [Ratio?] = lines.map { Self.sum($0.own?.others ?? [], pollutant) }
            return (wholeCut + (mean(of: cuts, pollutant) ?? .zero)).asShare
        }
    }

    /// Nothing is cut where no production measure holds.
    private static func cut(_ measure: Measure?, _ pollutant: Pollutant) -> Ratio? {
        guard let measure else { return .zero }
        return measure.plannedCut(of: pollutant)
    }

    private static func sum(_ measures: [Measure], _ pollutant: Pollutant) -> Ratio {
        measures.reduce(.zero) { $0 + ($1.plannedCut(of: pollutant) ?? .zero) }
    }

    /// The lines' cuts weighted by their own emission, else by their shares of consumption; nil where neither is known
    /// or a cut is missing.
    private func mean(of cuts: [Ratio?], _ pollutant: Pollutant) -> Ratio? {
        Self.mean(of: cuts, weights: lines.map { $0.emission[pollutant]?.daily })
            ?? Self.mean(of: cuts, weights: lines.map(\.share))
    }

    private static func mean(of cuts: [Ratio?], weights: [Ratio?]) -> Ratio? {
        var above = Ratio.zero
        var below = Ratio.zero
        for (cut, weight) in zip(cuts, weights) {
            guard let cut, let weight else { return nil }
            above = above + cut * weight
            below = below + weight
        }
        return below.isPositive ? above / below : nil
    }

    /// x: 1 for a stop of the whole plant, else over the lines by their shares of consumption; nil where it cannot be
    /// told.
    var expectedProductionCut: Ratio? {
        if measure == .stop { return .one }
        guard !lines.isEmpty else { return whole?.production?.expectedProductionCut }
        return overShares(\.expectedProductionCut)
    }

    /// t: a target on the raw drop, where every production row gives one.
    var rawDropTarget: Ratio? {
        guard !lines.isEmpty else { return whole?.production?.energyCut?.asShare }
        let rows = productions.compactMap { $0 }
        guard !rows.isEmpty, rows.allSatisfy({ $0.energyCut != nil }) else { return nil }
        return overShares { $0.energyCut?.asShare }
    }

    /// A line's share of consumption is missing.
    var lacksShares: Bool { lines.contains { $0.share == nil } }

    /// A line without a production measure counts with nothing.
    private func overShares(_ figure: (Measure) -> Ratio?) -> Ratio? {
        var sum = Ratio.zero
        for line in lines {
            guard let share = line.share else { return nil }
            guard let production = line.production else { continue }
            guard let value = figure(production) else { return nil }
            sum = sum + share * value
        }
        return sum.asShare
    }
}
