import EmissionModel

/// q, u, ρ and a, and what they come to.
extension EnterpriseTrace {
    // MARK: Over the accounted days

    var drop: Derivation {
        figure(.drop, "drop", account.drop) {
            Derivation($0, .drop, self.subject(), made: .drop, [self.energy, self.baseline])
        }
    }

    var loadRatio: Derivation {
        figure(.loadRatio, "loadRatio", account.loadRatio) {
            Derivation($0, .loadRatio, self.subject(), made: .loadRatio, self.loadOperands)
        }
    }

    var productionCut: Derivation {
        figure(.productionCut, "productionCut", account.productionCut) {
            Derivation($0, .productionCut, self.subject(), made: .productionCut, self.loadOperands)
        }
    }

    private var loadOperands: [Derivation] {
        [energy, account.baseLoad.energy == nil ? unknownBaseLoad(subject()) : baseLoad, baseline]
    }

    private func figure(
        _ term: Term, _ key: String, _ published: Ratio?, _ make: (String) -> Derivation
    ) -> Derivation {
        once(key) {
            published == nil ? nothing(term, subject(), .missing, missingNote) : make("\(prefix)/\(key)")
        }
    }

    private var missingNote: Derivation.Note {
        if city.isPartDay { return .partDay }
        if account.energy == nil { return .noReading }
        return account.baseline == nil ? .noBaseline : .weakBaseline
    }

    var expectedCut: Derivation {
        once("expectedCut") {
            let key = draft.keys.first { draft.plans[$0].plan.expected == account.expectedCut } ?? draft.keys.first
            guard let key, account.expectedCut != nil else {
                return nothing(.expectedCut, subject(), .missing, .nothingPlanned)
            }
            return expectedCut(at: key).published(as: "\(prefix)/expectedCut", .expectedCut)
        }
    }

    // MARK: Attainment

    /// Of the day, or over the planned mass of days and stretches; a day without evidence counts as nothing.
    var attainment: Derivation {
        once("attainment") {
            let id = "\(prefix)/attainment"
            guard account.attainment != nil else {
                return nothing(.attainment, subject(), .missing, account.hasEvidence ? .nothingPlanned : .noEvidence)
            }
            guard city.isSum else { return attainment(at: 0).published(as: id, .attainment) }
            let pairs = positions.flatMap { [counted(at: $0), planWeight(at: $0)] }
            return Derivation(id: id, .attainment, subject(), made: .weightedMean, pairs)
        }
    }

    private func counted(at position: Int) -> Derivation {
        guard result.days[position].attainment == nil else { return attainment(at: position) }
        return nothing(.attainmentOfDay, subject(at: position), .share(.zero), .noEvidence)
    }

    /// The planned mass that consumption can show, all pollutants together.
    private func planWeight(at position: Int) -> Derivation {
        once("weight\(position)") {
            Derivation(
                .planWeight, subject(at: position), made: .sum,
                Pollutant.allCases.map { productionPlan($0, at: position) }, in: .milligrams)
        }
    }

    /// a of a day with evidence.
    func attainment(at position: Int) -> Derivation {
        once("attainment\(position)") {
            guard result.days[position].attainment != nil, let test = draft.plans[draft.keys[position]].plan.test else {
                return nothing(.attainmentOfDay, subject(at: position), .missing, note(at: position))
            }
            return attainment(
                .attainmentOfDay, at: position, test, baseLoad: baseLoad(at: position),
                isKnown: consumption.baseLoad.perDay != nil)
        }
    }

    private func note(at position: Int) -> Derivation.Note? {
        switch result.days[position].evidence {
        case .attained: nil
        case .noData: .noReading
        case .weakBaseline: baseline(at: position).value == .missing ? .noBaseline : .weakBaseline
        case .cannotTell: .lunarNewYear
        case .none: city.isPartDay ? .partDay : .notMetered
        }
    }

    /// a with a base load, which the low figure and the high one may take differently.
    private func attainment(
        _ term: Term, at position: Int, _ test: MeasurePlan.Test, baseLoad: Derivation, isKnown: Bool
    ) -> Derivation {
        let named = subject(at: position)
        let operands = [energy(at: position), baseLoad, baseline(at: position)]
        let cut = Derivation(.productionCut, named, made: .productionCut, operands)
        let drop = Derivation(.drop, named, made: .drop, [operands[0], operands[2]])
        let limits = city.parameters.attainment
        guard test.isStop else {
            return Derivation(
                id: term == .attainmentOfDay ? name("attainment", at: position) : nil, term, named,
                made: .limitAttainment,
                [
                    test.isOnRawDrop ? drop : cut, expectedCut(at: draft.keys[position]),
                    parameter("attainment.limitTolerance", limits.limitTolerance),
                ])
        }
        let load = Derivation(.loadRatio, named, made: .loadRatio, operands)
        let unknown = isKnown ? [] : [drop, parameter("attainment.stopDrop", limits.stopDrop)]
        return Derivation(
            id: term == .attainmentOfDay ? name("attainment", at: position) : nil, term, named,
            made: .stopAttainment(isBaseLoadKnown: isKnown),
            [load, cut, parameter("attainment.stopLoadRatio", limits.stopLoadRatio)] + unknown)
    }

    /// a as the high figure takes it: with the default base load where the own is unknown.
    func highestAttainment(at position: Int) -> Derivation {
        once("highest\(position)") {
            let lowest = attainment(at: position)
            guard consumption.baseLoad.perDay == nil, let test = draft.plans[draft.keys[position]].plan.test,
                let exact = lowest.value.exact, exact < .one, let baseline = baseline(at: position).value.energy,
                let energy = energy(at: position).value.energy
            else { return lowest }
            let share = parameter("baseLoad.defaultShare", city.parameters.baseLoad.defaultShare)
            let baseLoad = Derivation(
                .defaultBaseLoad, subject(at: position), made: .scaledToNearest,
                [self.baseline(at: position), share], in: .milliwattHours)
            guard let load = baseLoad.value.energy,
                LoadFigures(baseline: baseline, energy: energy, baseLoad: load) != nil
            else { return lowest }
            let attained = attainment(.attainmentOfDay, at: position, test, baseLoad: baseLoad, isKnown: false)
            return Derivation(
                .highestAttainment, subject(at: position), made: .highest,
                [lowest, attained.published(as: name("highestAttainment", at: position), .highestAttainment)])
        }
    }

    /// ρ / x of a limit.
    func achieved(at position: Int) -> Derivation {
        let named = subject(at: position)
        let operands = [energy(at: position), baseLoad(at: position), baseline(at: position)]
        let isOnRawDrop = draft.plans[draft.keys[position]].plan.test?.isOnRawDrop ?? false
        let cut =
            isOnRawDrop
            ? Derivation(.drop, named, made: .drop, [operands[0], operands[2]])
            : Derivation(.productionCut, named, made: .productionCut, operands)
        return Derivation(.achieved, named, made: .achieved, [cut, expectedCut(at: draft.keys[position])])
    }

    // MARK: Statistics of past windows

    var attainment90: Derivation {
        statistic(.attainment90, "attainment90", account.attainment90.map { .range($0) })
    }

    var baselineError: Derivation {
        statistic(.baselineError90, "baselineError90", account.baselineError.map { .range($0.interval) })
    }

    var placeboWindows: Derivation {
        statistic(
            .placeboWindows, "placeboWindows", account.baselineError.map { .exact(Ratio($0.windows), .one) })
    }

    private func statistic(_ term: Term, _ key: String, _ value: Quantity?) -> Derivation {
        once(key) {
            Derivation(
                id: "\(prefix)/\(key)", term, subject(), value ?? .missing,
                .given(value == nil ? .nothing : .statistic(count: account.baselineError?.windows ?? 0)),
                note: value == nil ? nil : .simulated)
        }
    }

    // MARK: The outcome

    var outcome: Derivation {
        once("outcome") {
            let (rule, operands) = outcomeRule
            return Derivation(
                id: "\(prefix)/outcome", .outcome, subject(), made: .outcome(rule), operands)
        }
    }

    private var outcomeRule: (OutcomeRule, [Derivation]) {
        let outcome = account.outcome
        switch outcome {
        case .exempt, .longIdle, .notVerifiable: return (.standing(outcome), [standing])
        case .withinCap, .overCap:
            let cap = enterpriseLeaf(.measureFigure, .energy(enterprise.cap), .cap)
            return (.standing(outcome), [standing, energy, cap])
        case .noData, .weakBaseline: return (.withoutEvidence(outcome), [standing, energy, baseline])
        case .cannotTell where !account.hasEvidence: return (.withoutEvidence(outcome), [standing, energy, baseline])
        case .increased, .cannotTell, .implemented, .partial, .suspected:
            let limits = city.parameters.attainment
            return (
                .judged,
                [
                    drop, parameter("attainment.increase", limits.increase), attainment,
                    parameter("attainment.implemented", limits.implemented),
                    parameter("attainment.partial", limits.partial),
                ] + (account.attainment90 == nil ? [] : [attainment90])
            )
        }
    }

    /// What the measure of the list makes of the enterprise.
    var standing: Derivation {
        once("standing") {
            let key = draft.keys.max { ($0.level ?? .yellow) < ($1.level ?? .yellow) }
            let rows = duties(at: key?.level)?.productions.compactMap { $0 } ?? []
            let own = draft.enterpriseCase.measures.first { row in
                rows.contains { $0.lineID == row.lineID && $0.level == row.level && $0.type == row.type }
            }
            let fact: SourceFact =
                key?.isExempt ?? false
                ? .exemption(enterpriseID: enterprise.id)
                : own.map { .measure($0, .type) } ?? .enterprise(enterprise.id, .standing)
            let word = key?.isExempt ?? false ? "exempt" : account.measure?.rawValue ?? enterprise.kind.rawValue
            return Derivation(.standing, subject(), .word(word), .given(fact))
        }
    }

    /// Counted with the required enterprises, or not.
    var membership: Derivation {
        once("membership") { member(.membership, account.isRequired ? "required" : "no") }
    }

    var evident: Derivation {
        once("evident") {
            member(.hasEvidence, account.isRequired && account.hasEvidence ? "judged" : "no", attainment)
        }
    }

    private func member(_ term: Term, _ word: String, _ more: Derivation? = nil) -> Derivation {
        Derivation(term, subject(), .word(word), .same, [Derivation(term, subject(), .word(word), standing.formula)])
    }
}

extension Derivation {
    fileprivate convenience init(
        _ id: String, _ term: Term, _ subject: Subject, made formula: Formula, _ operands: [Derivation]
    ) {
        self.init(id: id, term, subject, made: formula, operands)
    }
}
