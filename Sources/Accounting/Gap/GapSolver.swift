import EmissionModel

/// Chooses how far to raise whose cut, so that four needs are covered at once at the least total of added kilograms.
///
/// Enterprises stand in tiers; a later tier gives only what the earlier ones cannot, which is to say that the added
/// cuts of the last tier are made least first, then those of the tier before. Within this order the problem is a
/// covering problem in whole numbers, for which no fast method finds the optimum always. Done here: greedy choices by
/// benefit (shares of what still lacks, added with weights) a kilogram cut, from several weightings of the pollutants,
/// and one by benefit alone; each followed by a trim that lowers every cut, the best grade and the largest first, to
/// the least whole percentage that still covers, and by exchanges of one enterprise for another while they save
/// something; the cheapest is kept. The result covers, exactly, whenever anything does, and no single cut in it can be
/// lowered; it need not be the least. The tests compare it with the optimum of small cases and print how far it is
/// off. Long lists have fewer weightings and exchanges.
struct GapSolver {
    struct Option: Hashable, Sendable {
        var percent: Int
        /// Beyond the present plan, milligrams.
        var gain: PerPollutant<Int64>
        /// All four together.
        var cost: Int64
    }

    struct Candidate {
        var tier: Int
        /// From the least; each gives at least as much of every pollutant as the one before, and costs more.
        var options: [Option]

        var all: Option? { options.last }
    }

    let candidates: [Candidate]
    /// Milligrams that lack, zero or more.
    let need: PerPollutant<Int64>

    /// The most that all candidates together can give.
    var reach: PerPollutant<Int64> {
        candidates.reduce(into: .zero) { sum, candidate in
            if let gain = candidate.all?.gain { sum = sum + gain }
        }
    }

    /// For each candidate the chosen option, nil where nothing is asked of it. Where a need is beyond reach, all that
    /// can be given toward it is.
    func solve() -> [Int?] {
        let reach = reach
        let goal = PerPollutant<Int64> { pollutant in min(need[pollutant], reach[pollutant]) }
        guard goal.values.contains(where: { $0 > 0 }) else { return Array(repeating: nil, count: candidates.count) }
        let drafts = weightings.map { weights in
            var draft = GapDraft(candidates, goal: goal)
            draft.coverGreedily(weights)
            draft.trim()
            draft.exchange(isThorough: candidates.count <= Self.longList)
            return draft
        }
        return drafts.dropFirst().reduce(drafts[0]) { $1.isCheaper(than: $0) ? $1 : $0 }.chosen
    }

    /// What a share of each pollutant's lack counts; nil looks at no cost.
    private var weightings: [PerPollutant<Int128>?] {
        let plain = PerPollutant(repeating: Int128(1))
        guard candidates.count <= Self.longList else { return [plain, nil] }
        let heavier = (1..<15).map { mask in
            PerPollutant<Int128>(
                so2: mask & 1 > 0 ? 8 : 1, nox: mask & 2 > 0 ? 8 : 1, pm: mask & 4 > 0 ? 8 : 1,
                vocs: mask & 8 > 0 ? 8 : 1)
        }
        return [plain, nil] + heavier
    }

    private static let longList = 100
}
