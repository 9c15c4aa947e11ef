import EmissionModel

/// A choice under way: which option of each candidate, what they give together and cost in each tier.
struct GapDraft {
    private let candidates: [GapSolver.Candidate]
    private let goal: PerPollutant<Int64>
    private(set) var chosen: [Int?]
    private var given = PerPollutant<Int64>.zero
    /// Of each candidate, what its last option would add to what is chosen; zero for one without options.
    private var left: [PerPollutant<Int64>]
    /// By tier, the worst grades first.
    private var costs: [Int64]

    init(_ candidates: [GapSolver.Candidate], goal: PerPollutant<Int64>) {
        self.candidates = candidates
        self.goal = goal
        chosen = Array(repeating: nil, count: candidates.count)
        left = candidates.map { $0.all?.gain ?? .zero }
        costs = Array(repeating: 0, count: (candidates.map(\.tier).max() ?? 0) + 1)
    }

    private var covers: Bool { given.reaches(goal) }

    /// Less of the best grades, then of the next.
    func isCheaper(than other: GapDraft) -> Bool {
        isCheaper(than: other.costs)
    }

    private func isCheaper(than others: [Int64]) -> Bool {
        costs.reversed().lexicographicallyPrecedes(others.reversed())
    }

    private mutating func choose(_ option: Int?, for index: Int) {
        let candidate = candidates[index]
        if let old = chosen[index] {
            given = given - candidate.options[old].gain
            costs[candidate.tier] -= candidate.options[old].cost
            left[index] = left[index] + candidate.options[old].gain
        }
        if let option {
            given = given + candidate.options[option].gain
            costs[candidate.tier] += candidate.options[option].cost
            left[index] = left[index] - candidate.options[option].gain
        }
        chosen[index] = option
    }

    // MARK: Greedy choice

    /// - Parameter weights: of each pollutant's share; nil takes the largest benefit, whatever it costs.
    mutating func coverGreedily(_ weights: PerPollutant<Int128>?) {
        for tier in costs.indices where !covers { coverGreedily(within: tier, weights) }
    }

    private mutating func coverGreedily(within tier: Int, _ weights: PerPollutant<Int128>?) {
        var queue = GapQueue(candidates: candidates.count)
        var open = candidates.indices.filter { candidates[$0].tier == tier }
        for index in open { if let promise = promise(of: index, weights) { queue.add(promise) } }
        while !covers {
            let lacking = goal - given
            open.removeAll { index in
                guard left[index].reaches(lacking) else { return false }
                queue.hold(bound(of: index, weights))
                return true
            }
            guard let best = queue.best({ promise(of: $0, weights) }),
                let last = candidates[best.index].options.indices.last
            else { return }
            queue.remove(best.index)
            open.removeAll { $0 == best.index }
            choose(least(for: best.index) ?? last, for: best.index)
        }
    }

    /// Of the raise to the least option that covers all that still lacks, else to the last.
    private func promise(of index: Int, _ weights: PerPollutant<Int128>?) -> GapQueue.Promise? {
        let options = candidates[index].options
        guard let last = options.indices.last, chosen[index] != last else { return nil }
        let option = options[least(for: index) ?? last]
        let before = chosen[index].map { options[$0] }
        let gain = option.gain - (before?.gain ?? .zero)
        let benefit = benefit(of: gain, toward: goal - given, weights)
        guard benefit > 0 else { return nil }
        return GapQueue.Promise(
            index: index, benefit: benefit, cost: option.cost - (before?.cost ?? 0), countsCost: weights != nil)
    }

    /// No raise of the candidate promises more, however little lacks.
    private func bound(of index: Int, _ weights: PerPollutant<Int128>?) -> GapQueue.Promise {
        var most = GapQueue.Promise(index: index, benefit: 0, cost: 1, countsCost: weights != nil)
        for option in candidates[index].options {
            let promise = GapQueue.Promise(
                index: index, benefit: benefit(of: option.gain, toward: goal, weights), cost: option.cost,
                countsCost: weights != nil)
            if promise.isBetter(than: most) { most = promise }
        }
        return most
    }

    /// - Parameter weights: of each pollutant's share of the goal.
    private func benefit(
        of gain: PerPollutant<Int64>, toward lacking: PerPollutant<Int64>, _ weights: PerPollutant<Int128>?
    ) -> Int128 {
        var sum = Int128(0)
        for pollutant in Pollutant.allCases where lacking[pollutant] > 0 {
            let share = Int128(min(gain[pollutant], lacking[pollutant])) * Self.scale / Int128(goal[pollutant])
            sum += share * (weights?[pollutant] ?? 1)
        }
        return sum
    }

    /// Benefits are counted in parts of this.
    private static let scale: Int128 = 1_000_000_000_000

    // MARK: Trim

    /// Lowers every cut to the least that still covers.
    mutating func trim() {
        guard covers else { return }
        for index in byPrecedence where chosen[index] != nil { lower(index) }
    }

    /// Chosen candidates, the best grade first, then the largest cut, then the order of the list.
    private var byPrecedence: [Int] {
        chosen.indices.filter { chosen[$0] != nil }.sorted { left, right in
            let (first, second) = (candidates[left], candidates[right])
            if first.tier != second.tier { return first.tier > second.tier }
            let (one, other) = (cost(left), cost(right))
            return one != other ? one > other : left < right
        }
    }

    private func cost(_ index: Int) -> Int64 { chosen[index].map { candidates[index].options[$0].cost } ?? 0 }

    private mutating func lower(_ index: Int) {
        let present = chosen[index]
        choose(nil, for: index)
        if !covers { choose(least(for: index) ?? present, for: index) }
    }

    /// The least option with which all is covered; nil where none does.
    private func least(for index: Int) -> Int? { least(for: index, lacking: goal - given) }

    /// - Parameter lacking: beyond what is chosen, the candidate's own present option included.
    private func least(for index: Int, lacking: PerPollutant<Int64>) -> Int? {
        let options = candidates[index].options
        let rest = lacking + (chosen[index].map { options[$0].gain } ?? .zero)
        guard let last = options.indices.last, options[last].gain.reaches(rest) else { return nil }
        var (low, high) = (0, last)
        while low < high {
            let middle = (low + high) / 2
            if options[middle].gain.reaches(rest) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    // MARK: Exchange

    /// Moves cut from one enterprise to another while that is cheaper.
    /// - Parameter isThorough: looks at every lower option of the one, not only at none.
    mutating func exchange(isThorough: Bool) {
        guard covers else { return }
        for _ in 0..<Self.sweeps where !sweep(isThorough) { return }
    }

    private static let sweeps = 8

    /// Whether anything was saved.
    private mutating func sweep(_ isThorough: Bool) -> Bool {
        var hasSaved = false
        for giving in byPrecedence where exchangesAny(giving, isThorough) {
            trim()
            hasSaved = true
        }
        return hasSaved
    }

    /// Whether some other candidate takes over cheaper.
    private mutating func exchangesAny(_ giving: Int, _ isThorough: Bool) -> Bool {
        guard let present = chosen[giving] else { return false }
        let lower = [nil] + (isThorough ? (0..<present).map(Optional.some) : [])
        for taking in candidates.indices where taking != giving && candidates[taking].tier <= candidates[giving].tier {
            guard chosen[taking] != candidates[taking].options.indices.last else { continue }
            for option in lower where exchanges(giving, to: option, for: taking) { return true }
        }
        return false
    }

    /// Leaves all as it is where nothing is saved.
    private mutating func exchanges(_ giving: Int, to option: Int?, for taking: Int) -> Bool {
        guard let present = chosen[giving].map({ candidates[giving].options[$0] }) else { return false }
        let kept = option.map { candidates[giving].options[$0] }
        let lacking = goal - given + present.gain - (kept?.gain ?? .zero)
        // Nearly all pairs end here.
        guard left[taking].reaches(lacking), let least = least(for: taking, lacking: lacking) else { return false }
        let options = candidates[taking].options
        let added = options[least].cost - (chosen[taking].map { options[$0].cost } ?? 0)
        let saved = present.cost - (kept?.cost ?? 0)
        // Anything saved in a better grade is worth all that is added in a worse one.
        let isWorseGrade = candidates[taking].tier < candidates[giving].tier
        guard added < saved || (isWorseGrade && saved > 0) else { return false }
        choose(option, for: giving)
        choose(least, for: taking)
        return true
    }
}

extension PerPollutant<Int64> {
    /// As much of each, or more.
    fileprivate func reaches(_ other: PerPollutant<Int64>) -> Bool {
        so2 >= other.so2 && nox >= other.nox && pm >= other.pm && vocs >= other.vocs
    }
}
