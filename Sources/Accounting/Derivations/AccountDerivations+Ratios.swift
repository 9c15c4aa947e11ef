import EmissionModel

/// R: the ratios of the region on some of the accounted days.
extension AccountDerivations {
    /// - Parameters:
    ///   - prefix: behind the scope: empty, or `segment/1/`.
    ///   - positions: of the accounted days that the ratios are about.
    func ratioFamily(
        _ kind: Family.Kind, _ prefix: String, _ positions: [Int], _ ratios: PerPollutant<RatioAccount>
    ) -> Family {
        let keys = [
            "society_kg", "target", "plan", "low", "high", "industryPlan", "industryLow", "industryHigh", "interval90",
            "probabilityMet", "verdict",
        ]
        return Family(kind: kind, ids: Pollutant.allCases.flatMap { p in keys.map { "\(prefix)\(p.rawValue)/\($0)" } })
        { id in
            guard id.hasPrefix(prefix) else { return nil }
            let parts = id.dropFirst(prefix.count).split(separator: "/", maxSplits: 1).map(String.init)
            guard parts.count == 2, let pollutant = Pollutant(rawValue: parts[0]), keys.contains(parts[1]) else {
                return nil
            }
            return RatioTrace(self, "\(self.scope)/\(prefix)", positions, ratios).figure(parts[1], pollutant)
        }
    }

    var verdictFamily: Family {
        Family(kind: .verdict, ids: ["verdict"]) { id in
            guard id == "verdict" else { return nil }
            let trace = RatioTrace(self, "\(self.scope)/", Array(self.cityDays.indices), self.account.ratios)
            return trace.overallVerdict
        }
    }

    var segmentFamilies: [Family] {
        assembly.segmentRuns.enumerated().flatMap { index, run -> [Family] in
            let positions = assembly.positions(of: run)
            let prefix = "segment/\(index + 1)/"
            let verdict = "\(prefix)verdict"
            let trace = RatioTrace(self, "\(scope)/\(prefix)", positions, account.segments[index].ratios)
            return [
                ratioFamily(.segments, prefix, positions, account.segments[index].ratios),
                Family(kind: .segments, ids: [verdict]) { $0 == verdict ? trace.overallVerdict : nil },
            ]
        }
    }
}

/// The ratios of one account or of one stretch of it.
struct RatioTrace {
    private let owner: AccountDerivations
    private let prefix: String
    private let positions: [Int]
    private let ratios: PerPollutant<RatioAccount>

    init(
        _ owner: AccountDerivations, _ prefix: String, _ positions: [Int], _ ratios: PerPollutant<RatioAccount>
    ) {
        self.owner = owner
        self.prefix = prefix
        self.positions = positions
        self.ratios = ratios
    }

    func figure(_ key: String, _ pollutant: Pollutant) -> Derivation {
        switch key {
        case "society_kg": society(pollutant)
        case "target": target(pollutant)
        case "plan": ratio(.planRatio, key, .plan, pollutant, ratios[pollutant].plan)
        case "low": ratio(.lowRatio, key, .low, pollutant, ratios[pollutant].low)
        case "high": ratio(.highRatio, key, .high, pollutant, ratios[pollutant].high)
        case "industryPlan": industry(.industryPlanRatio, key, .plan, pollutant, ratios[pollutant].industryPlan)
        case "industryLow": industry(.industryLowRatio, key, .low, pollutant, ratios[pollutant].industryLow)
        case "industryHigh": industry(.industryHighRatio, key, .high, pollutant, ratios[pollutant].industryHigh)
        case "interval90": statistic(.interval90, key, pollutant, ratios[pollutant].interval90.map { .range($0) })
        case "probabilityMet":
            statistic(.probabilityMet, key, pollutant, ratios[pollutant].probabilityMet.map { .real($0, .one) })
        default: verdict(pollutant)
        }
    }

    private func once(_ key: String, _ pollutant: Pollutant?, _ make: (String) -> Derivation) -> Derivation {
        let id = prefix + (pollutant.map { "\($0.rawValue)/" } ?? "") + key
        return owner.once(id) { make(id) }
    }

    private func named(_ pollutant: Pollutant) -> Derivation.Subject { Derivation.Subject(pollutant: pollutant) }

    private func missing(_ term: Term, _ pollutant: Pollutant, _ note: Derivation.Note? = nil) -> Derivation {
        Derivation(term, named(pollutant), .missing, .given(.nothing), note: note)
    }

    // MARK: Ratios

    private func ratio(
        _ term: Term, _ key: String, _ bound: EnterpriseTrace.Bound, _ pollutant: Pollutant, _ published: Ratio?
    ) -> Derivation {
        once(key, pollutant) { id in
            guard published != nil else { return missing(term, pollutant, missingNote(pollutant)) }
            return Derivation(
                id: id, term, named(pollutant), made: .ratioWithDeclared,
                [industryMass(bound, pollutant), owner.declared(pollutant, positions), total(pollutant)])
        }
    }

    private func industry(
        _ term: Term, _ key: String, _ bound: EnterpriseTrace.Bound, _ pollutant: Pollutant, _ published: Ratio?
    ) -> Derivation {
        once(key, pollutant) { id in
            guard published != nil else { return missing(term, pollutant, missingNote(pollutant)) }
            return Derivation(
                id: id, term, named(pollutant), made: .quotient, [industryMass(bound, pollutant), total(pollutant)])
        }
    }

    private func missingNote(_ pollutant: Pollutant) -> Derivation.Note? {
        if ratios[pollutant].notes.contains(.basisMismatch) { return .particulateBasis }
        return ratios[pollutant].notes.contains(.partDay) ? .partDay : nil
    }

    private func industryMass(_ bound: EnterpriseTrace.Bound, _ pollutant: Pollutant) -> Derivation {
        once("industry\(bound.rawValue)", pollutant) { _ in
            owner.sum(bound.industryTerm, named(pollutant), owner.enterprises) { trace in
                trace.mass(bound, pollutant, on: positions)
            }
        }
    }

    // MARK: The whole society and the target

    /// Σ T over the days.
    private func total(_ pollutant: Pollutant) -> Derivation {
        once("T", pollutant) { _ in
            let days = positions.map { position -> Derivation in
                let perDay = owner.societyPerDay(pollutant, at: position)
                guard let share = owner.share(at: position) else { return perDay }
                return Derivation(
                    .societyPerDay, named(pollutant), made: .product, [perDay, share], in: .milligrams)
            }
            return Derivation(.society, named(pollutant), made: .sum, days, in: .milligrams)
        }
    }

    private func society(_ pollutant: Pollutant) -> Derivation {
        once("society_kg", pollutant) { id in
            guard ratios[pollutant].society != nil, !positions.isEmpty else {
                return missing(.society, pollutant, missingNote(pollutant))
            }
            return total(pollutant).published(as: id, .society)
        }
    }

    private func target(_ pollutant: Pollutant) -> Derivation {
        once("target", pollutant) { id in
            guard ratios[pollutant].target != nil else { return missing(.target, pollutant) }
            let days = positions.map { owner.target(pollutant, at: $0) }
            if days.count == 1 { return days[0].published(as: id, .target) }
            let pairs = zip(days, positions).flatMap { [$0, owner.minutes(at: $1)] }
            return Derivation(id: id, .target, named(pollutant), made: .weightedMean, pairs)
        }
    }

    // MARK: Statistics and verdicts

    private func statistic(_ term: Term, _ key: String, _ pollutant: Pollutant, _ value: Quantity?) -> Derivation {
        once(key, pollutant) { id in
            guard let value else { return missing(term, pollutant) }
            return Derivation(
                id: id, term, named(pollutant), value,
                .given(.statistic(count: owner.account.uncertainty?.windows ?? 0)),
                note: .simulated)
        }
    }

    private func verdict(_ pollutant: Pollutant) -> Derivation {
        once("verdict", pollutant) { id in
            let isInterchanged = ratios[pollutant].notes.contains(.so2NoxInterchange)
            let pollutants = isInterchanged ? [Pollutant.so2, .nox] : [pollutant]
            let operands = ["low", "high", "target"].flatMap { key in pollutants.map { figure(key, $0) } }
            return Derivation(
                id: id, .verdict, named(pollutant), made: isInterchanged ? .interchangedVerdict : .verdict, operands)
        }
    }

    var overallVerdict: Derivation {
        once("verdict", nil) { id in
            Derivation(id: id, .overallVerdict, made: .worstVerdict, Pollutant.allCases.map { figure("verdict", $0) })
        }
    }
}

extension EnterpriseTrace.Bound {
    fileprivate var industryTerm: Term {
        switch self {
        case .plan, .overachieved: .industryPlan
        case .low: .industryLow
        case .high: .industryHigh
        }
    }
}
