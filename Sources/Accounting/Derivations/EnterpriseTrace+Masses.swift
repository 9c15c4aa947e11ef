import EmissionModel

/// M: planned, low and high, day by day and together.
extension EnterpriseTrace {
    enum Bound: String, CaseIterable {
        case plan, low, high, overachieved

        var term: Term {
            switch self {
            case .plan: .plan
            case .low: .low
            case .high: .high
            case .overachieved: .overachieved
            }
        }
    }

    /// Over the accounted days, or over some of them.
    func mass(_ bound: Bound, _ pollutant: Pollutant) -> Derivation {
        let key = "\(bound.rawValue)_kg/\(pollutant.rawValue)"
        return once(key) {
            let days = positions.map { mass(bound, pollutant, at: $0) }
            let id = "\(prefix)/\(key)"
            if isOneDay, let day = days.first { return day.published(as: id, bound.term) }
            return Derivation(id: id, bound.term, subject(nil, pollutant), made: .sum, days, in: .milligrams)
        }
    }

    func mass(_ bound: Bound, _ pollutant: Pollutant, at position: Int) -> Derivation {
        once("\(bound)\(pollutant)\(position)") {
            switch bound {
            case .plan: plan(pollutant, at: position)
            case .low: low(pollutant, at: position)
            case .high: high(pollutant, at: position)
            case .overachieved: overachieved(pollutant, at: position)
            }
        }
    }

    // MARK: One day

    private func plan(_ pollutant: Pollutant, at position: Int) -> Derivation {
        let key = draft.keys[position]
        let cuts = [productionCut(pollutant, at: key), otherCut(pollutant, at: key)].compactMap { $0 }
        return planned(.planOfDay, pollutant, at: position, cuts)
    }

    /// The part of the plan that consumption can show.
    func productionPlan(_ pollutant: Pollutant, at position: Int) -> Derivation {
        once("productionPlan\(pollutant)\(position)") {
            let cut = productionCut(pollutant, at: draft.keys[position])
            return planned(.evidentOfDay, pollutant, at: position, [cut].compactMap { $0 })
        }
    }

    private func planned(_ term: Term, _ pollutant: Pollutant, at position: Int, _ cuts: [Derivation]) -> Derivation {
        let named = subject(at: position, pollutant)
        guard !cuts.isEmpty, let emission = emission(pollutant, at: position) else {
            return nothing(term, named, .mass(.zero), .nothingPlanned)
        }
        return Derivation(
            id: term == .planOfDay ? name("plan_kg/\(pollutant.rawValue)", at: position) : nil, term, named,
            made: .plannedMass, [emission] + cuts, in: .milligrams)
    }

    private func low(_ pollutant: Pollutant, at position: Int) -> Derivation {
        let named = subject(at: position, pollutant)
        guard let operands = reduction(pollutant, at: position, attainment) else {
            return nothing(.lowOfDay, named, .mass(.zero), zeroNote(at: position))
        }
        return Derivation(
            id: name("low_kg/\(pollutant.rawValue)", at: position), .lowOfDay, named, made: .lowMass, operands,
            in: .milligrams)
    }

    private func high(_ pollutant: Pollutant, at position: Int) -> Derivation {
        let named = subject(at: position, pollutant)
        let day = result.days[position]
        guard day.standing != .exempt, day.standing != .longIdle else {
            return nothing(.highOfDay, named, .mass(.zero), .nothingPlanned)
        }
        let plan = mass(.plan, pollutant, at: position)
        let id = name("high_kg/\(pollutant.rawValue)", at: position)
        guard day.evidence == .attained else {
            return Derivation(id: id, .highOfDay, named, made: .same, [plan], note: zeroNote(at: position))
        }
        let other = otherCut(pollutant, at: draft.keys[position])
        guard let operands = reduction(pollutant, at: position, highestAttainment) else {
            return Derivation(id: id, .highOfDay, named, made: .same, [plan], note: .nothingPlanned)
        }
        return Derivation(
            id: id, .highOfDay, named, made: .highMass, operands + [other].compactMap { $0 }, in: .milligrams)
    }

    /// e, c, a and M_plan; nil where nothing is counted.
    private func reduction(
        _ pollutant: Pollutant, at position: Int, _ attainment: (Int) -> Derivation
    ) -> [Derivation]? {
        guard result.days[position].evidence == .attained, let emission = emission(pollutant, at: position),
            let cut = productionCut(pollutant, at: draft.keys[position])
        else { return nil }
        return [emission, cut, attainment(position), mass(.plan, pollutant, at: position)]
    }

    private func zeroNote(at position: Int) -> Derivation.Note {
        let day = result.days[position]
        switch day.standing {
        case .exempt, .longIdle: return .nothingPlanned
        case .cap, .notVerifiable: return .notMetered
        case .judged: return day.evidence == .attained ? .nothingPlanned : .noEvidence
        }
    }

    private func overachieved(_ pollutant: Pollutant, at position: Int) -> Derivation {
        let named = subject(at: position, pollutant)
        let key = draft.keys[position]
        guard result.days[position].evidence == .attained, let test = draft.plans[key].plan.test, !test.isStop,
            let emission = emission(pollutant, at: position), let cut = productionCut(pollutant, at: key)
        else { return nothing(.overachievedOfDay, named, .mass(.zero), zeroNote(at: position)) }
        let other = otherCut(pollutant, at: key) ?? nothing(.otherCut, named, .share(.zero), .nothingPlanned)
        return Derivation(
            id: name("overachieved_kg/\(pollutant.rawValue)", at: position), .overachievedOfDay, named,
            made: .overachieved, [emission, cut, other, achieved(at: position)], in: .milligrams)
    }

    /// The plan that has evidence, of an accounted day.
    func evidentPlan(_ pollutant: Pollutant, at position: Int) -> Derivation {
        let named = subject(at: position, pollutant)
        guard result.days[position].evidence == .attained else {
            return nothing(.evidentOfDay, named, .mass(.zero), zeroNote(at: position))
        }
        return Derivation(
            .evidentOfDay, named, made: .lowest,
            [productionPlan(pollutant, at: position), mass(.plan, pollutant, at: position)], in: .milligrams)
    }
}
