import EmissionModel

/// Who may be asked for more, and why the others are not.
struct GapSearch {
    private(set) var candidates: [GapCandidate] = []
    private(set) var unknownEmissions: [UnknownEmission] = []
    private var counts: [GapExclusion: Int] = [:]
    let solver: GapSolver

    init(_ input: GapInput, including included: Set<Protection>, step: Int) {
        let need = input.figures.map { $0.missing ?? .zero }
        if need != .zero {
            let cases = EnterpriseCase.all(in: input.inventory)
            let parts = Parallel.map(cases.count) {
                Self.part(of: cases[$0], input.stretches, need, included, step)
            }
            for part in parts {
                switch part {
                case .candidate(let candidate): candidates.append(candidate)
                case .excluded(let reason): counts[reason, default: 0] += 1
                }
            }
            unknownEmissions = cases.flatMap { Self.unknown($0, need) }
        }
        solver = GapSolver(
            candidates: candidates.map { GapSolver.Candidate(tier: $0.tier, options: $0.options) },
            need: need.map(\.milligrams))
    }

    /// In a fixed order, those that concern no one left out.
    var exclusions: [GapExclusionCount] {
        let order =
            Protection.allCases.map(GapExclusion.protected) + [
                .longIdle, .conflictingMeasures, .unknownEmission, .nothingLeft,
            ]
        return order.compactMap { reason in
            counts[reason].map { GapExclusionCount(reason: reason, enterprises: $0) }
        }
    }

    private enum Part: Sendable {
        case candidate(GapCandidate)
        case excluded(GapExclusion)
    }

    private static func part(
        of enterpriseCase: EnterpriseCase, _ stretches: [GapStretch], _ need: PerPollutant<Mass>,
        _ included: Set<Protection>, _ step: Int
    ) -> Part {
        let enterprise = enterpriseCase.enterprise
        let level = stretches.map(\.level).max() ?? .yellow
        let duties = LineDuties(enterpriseCase, at: level)
        let protections = Protection.all(enterprise, duties?.measure)
        if let protection = Protection.allCases.first(where: { protections.contains($0) && !included.contains($0) }) {
            return .excluded(.protected(protection))
        }
        if enterprise.status == .longIdle { return .excluded(.longIdle) }
        if duties?.isConflicting ?? false { return .excluded(.conflictingMeasures) }
        let candidate = GapCandidate(enterpriseCase, protections, stretches, step: step)
        let helps = Pollutant.allCases.contains { pollutant in
            need[pollutant] > .zero && (candidate.options.last?.gain[pollutant] ?? 0) > 0
        }
        if helps { return .candidate(candidate) }
        let isUnknown = Pollutant.allCases.contains { need[$0] > .zero && enterprise.emission[$0] == nil }
        return .excluded(isUnknown ? .unknownEmission : .nothingLeft)
    }

    private static func unknown(_ enterpriseCase: EnterpriseCase, _ need: PerPollutant<Mass>) -> [UnknownEmission] {
        let enterprise = enterpriseCase.enterprise
        return Pollutant.allCases.filter { need[$0] > .zero && enterprise.emission[$0] == nil }.map {
            UnknownEmission(enterpriseID: enterprise.id, name: enterprise.name, pollutant: $0)
        }
    }
}
