import EmissionModel

/// e, c and x: what the list says.
extension EnterpriseTrace {
    // MARK: Emission

    /// e a day in milligrams; nil where the list gives none.
    func emission(_ pollutant: Pollutant) -> Derivation? {
        guard let figure = enterprise.emission[pollutant] else { return nil }
        return once("emission\(pollutant)") {
            emission(
                figure, subject(nil, pollutant), mass: .enterprise(enterprise.id, .emission(pollutant)),
                days: .enterprise(enterprise.id, .productionDays))
        }
    }

    /// e of an accounted day or stretch.
    func emission(_ pollutant: Pollutant, at position: Int) -> Derivation? {
        guard let whole = emission(pollutant) else { return nil }
        guard let share = share(at: position) else { return whole }
        return Derivation(
            .emissionOfPart, subject(at: position, pollutant), made: .product, [whole, share], in: .milligramsPerDay)
    }

    private func emission(
        _ figure: EmissionFigure, _ named: Derivation.Subject, mass: SourceFact, days: SourceFact
    ) -> Derivation {
        let value = Ratio(Int(figure.mass.milligrams))
        guard figure.days != 1 else {
            return Derivation(.emission, named, .exact(value, .milligramsPerDay), .given(mass))
        }
        return Derivation(
            .emission, named, made: .quotient,
            [
                Derivation(.emissionMass, named, .exact(value, .milligrams), .given(mass)),
                Derivation(.emissionDays, named, .exact(Ratio(figure.days), .days), .given(days)),
            ], in: .milligramsPerDay)
    }

    // MARK: Cuts

    func duties(at level: WarningLevel?) -> LineDuties? {
        level.flatMap { LineDuties(draft.enterpriseCase, at: $0) }
    }

    /// c of what consumption can show; nil where nothing is planned.
    func productionCut(_ pollutant: Pollutant, at key: EnterprisePlans.Key) -> Derivation? {
        guard let planned = draft.plans[key].plan.productionCut[pollutant], planned.isPositive,
            let duties = duties(at: key.level)
        else { return nil }
        let node = productionCut(pollutant, duties)
        return node?.value == .share(planned) ? node : nil
    }

    private func productionCut(_ pollutant: Pollutant, _ duties: LineDuties) -> Derivation? {
        guard !duties.lines.isEmpty else { return cut(duties.whole?.production, pollutant) }
        return mean(duties.lines, pollutant, .plannedCut) { self.cut($0.production, pollutant) }
            ?? cut(duties.whole?.production, pollutant)
    }

    /// c of transport and other measures; nil where there is none.
    func otherCut(_ pollutant: Pollutant, at key: EnterprisePlans.Key) -> Derivation? {
        let planned = draft.plans[key].plan.otherCut[pollutant]
        guard planned.isPositive, let duties = duties(at: key.level) else { return nil }
        let whole = (duties.whole?.others ?? []).compactMap { cut($0, pollutant) }
        let lines = mean(duties.lines, pollutant, .otherCut) { line in
            let own = (line.own?.others ?? []).compactMap { self.cut($0, pollutant) }
            return Derivation(.otherCut, self.subject(nil, pollutant), made: .sum, own)
        }
        return Derivation(
            .otherCut, subject(nil, pollutant), made: .shareOfSum, whole + [lines].compactMap { $0 })
    }

    /// A cell of a row, or the highest of rows that contradict each other.
    private func cut(_ measure: Measure?, _ pollutant: Pollutant) -> Derivation? {
        guard let measure else {
            return nothing(.plannedCut, subject(nil, pollutant), .share(.zero), .nothingPlanned)
        }
        let all = draft.enterpriseCase.measures
        guard !all.contains(measure) else { return cutCell(measure, pollutant) }
        let rows = all.filter { $0.level == measure.level && $0.lineID == measure.lineID && $0.type.isProduction }
        return Derivation(
            .plannedCut, subject(nil, pollutant), made: .highest, rows.compactMap { cutCell($0, pollutant) })
    }

    private func cutCell(_ measure: Measure, _ pollutant: Pollutant) -> Derivation? {
        guard let cut = measure.plannedCut(of: pollutant) else { return nil }
        let field: SourceFact.MeasureField =
            measure.cuts[pollutant] != nil ? .cut(pollutant) : measure.productionCut != nil ? .productionCut : .type
        return Derivation(
            .plannedCut, subject(nil, pollutant, name: measure.lineID), .share(cut), .given(.measure(measure, field)))
    }

    /// Over the lines by their own emission, else by their shares of consumption.
    private func mean(
        _ lines: [LineDuties.Line], _ pollutant: Pollutant, _ term: Term,
        _ cut: (LineDuties.Line) -> Derivation?
    ) -> Derivation? {
        guard !lines.isEmpty else { return nil }
        let cuts = lines.map(cut)
        for weights in [lines.map { emission(of: $0, pollutant) }, lines.map(share)] {
            let pairs = zip(cuts, weights).flatMap { [$0, $1] }
            let known = pairs.compactMap { $0 }
            guard known.count == pairs.count else { continue }
            let mean = Derivation(term, subject(nil, pollutant), made: .weightedMean, known)
            if mean.value != .missing { return mean }
        }
        return nil
    }

    private func line(_ line: LineDuties.Line) -> ProductionLine? {
        draft.enterpriseCase.lines.first { $0.lineID == line.lineID }
    }

    private func emission(of duty: LineDuties.Line, _ pollutant: Pollutant) -> Derivation? {
        guard let line = line(duty), let figure = line.emission[pollutant] else { return nil }
        return emission(
            figure, subject(nil, pollutant, name: line.lineID), mass: .line(line, .emission(pollutant)),
            days: .line(line, .productionDays))
    }

    private func share(of duty: LineDuties.Line) -> Derivation? {
        guard let line = line(duty), let share = line.energyShare else { return nil }
        return Derivation(.lineShare, subject(name: line.lineID), .share(share), .given(.line(line, .share)))
    }

    // MARK: What is expected of consumption

    /// x, or t where the measure gives a target on the raw drop.
    func expectedCut(at key: EnterprisePlans.Key) -> Derivation {
        let plan = draft.plans[key].plan
        guard let expected = plan.expected, let duties = duties(at: key.level) else {
            return nothing(.expectedCut, subject(), .missing, .nothingPlanned)
        }
        let node = plan.test?.isOnRawDrop ?? (duties.rawDropTarget != nil) ? rawDropTarget(duties) : expectedCut(duties)
        guard let node, node.value == .share(expected) else {
            return nothing(.expectedCut, subject(), .share(expected))
        }
        return node
    }

    private func expectedCut(_ duties: LineDuties) -> Derivation? {
        if duties.measure == .stop { return stop(duties) }
        guard !duties.lines.isEmpty else { return expectedCell(duties.whole?.production) }
        return overShares(duties) { self.expectedCell($0) }
    }

    private func stop(_ duties: LineDuties) -> Derivation? {
        let rows = duties.productions.compactMap { $0 }
        return rows.first.map { expectedCell($0, .one, .type) }
    }

    private func expectedCell(_ measure: Measure?) -> Derivation? {
        guard let measure, let expected = measure.expectedProductionCut else { return nil }
        return expectedCell(measure, expected, measure.type == .limit ? .productionCut : .type)
    }

    private func expectedCell(_ measure: Measure, _ value: Ratio, _ field: SourceFact.MeasureField) -> Derivation {
        Derivation(
            .expectedCut, subject(name: measure.lineID), .share(value), .given(.measure(measure, field)))
    }

    private func rawDropTarget(_ duties: LineDuties) -> Derivation? {
        func cell(_ measure: Measure?) -> Derivation? {
            guard let measure, let cut = measure.energyCut?.asShare else { return nil }
            return expectedCell(measure, cut, .energyCut)
        }
        guard !duties.lines.isEmpty else { return cell(duties.whole?.production) }
        return overShares(duties, cell)
    }

    private func overShares(_ duties: LineDuties, _ figure: (Measure) -> Derivation?) -> Derivation? {
        var parts: [Derivation] = []
        for line in duties.lines {
            guard let production = line.production else { continue }
            guard let share = share(of: line), let value = figure(production) else { return nil }
            parts.append(Derivation(.expectedCut, subject(name: line.lineID), made: .product, [share, value]))
        }
        return Derivation(.expectedCut, subject(), made: .shareOfSum, parts)
    }
}
