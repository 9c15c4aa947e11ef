import EmissionModel

@testable import Accounting

/// A choice under way as `GapDraft` makes it, by looking at every candidate for every step: the oracle of the fast one.
struct PlainGapDraft {
    private let candidates: [GapSolver.Candidate]
    private let goal: PerPollutant<Int64>
    private(set) var chosen: [Int?]
    private var given = PerPollutant<Int64>.zero
    /// By tier, the worst grades first.
    private var costs: [Int64]

    init(_ candidates: [GapSolver.Candidate], goal: PerPollutant<Int64>) {
        self.candidates = candidates
        self.goal = goal
        chosen = Array(repeating: nil, count: candidates.count)
        costs = Array(repeating: 0, count: (candidates.map(\.tier).max() ?? 0) + 1)
    }

    private var covers: Bool { Pollutant.allCases.allSatisfy { given[$0] >= goal[$0] } }

    /// Less of the best grades, then of the next.
    func isCheaper(than other: PlainGapDraft) -> Bool {
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
        }
        if let option {
            given = given + candidate.options[option].gain
            costs[candidate.tier] += candidate.options[option].cost
        }
        chosen[index] = option
    }

    // MARK: Greedy choice

    /// - Parameter weights: of each pollutant's share; nil takes the largest benefit, whatever it costs.
    mutating func coverGreedily(_ weights: PerPollutant<Int128>?) {
        for tier in costs.indices {
            while !covers, let step = bestStep(in: tier, weights) { choose(step.option, for: step.index) }
        }
    }

    private typealias Step = (index: Int, option: Int, benefit: Int128, cost: Int64)

    /// Of all raises in a tier the one with the most benefit, for its cost or at all; nil where none helps.
    private func bestStep(in tier: Int, _ weights: PerPollutant<Int128>?) -> Step? {
        var best: Step?
        for index in candidates.indices where candidates[index].tier == tier {
            guard let step = step(for: index, weights ?? PerPollutant(repeating: 1)) else { continue }
            guard let known = best else {
                best = step
                continue
            }
            // Cross-multiplied, so that no quotient is rounded.
            let new = weights == nil ? step.benefit : step.benefit * Int128(known.cost)
            let old = weights == nil ? known.benefit : known.benefit * Int128(step.cost)
            if new > old || (new == old && step.cost < known.cost) { best = step }
        }
        return best
    }

    /// To the least option that covers all that still lacks, else to the last.
    private func step(for index: Int, _ weights: PerPollutant<Int128>) -> Step? {
        let options = candidates[index].options
        guard let last = options.indices.last, chosen[index] != last else { return nil }
        let option = least(for: index) ?? last
        let before = chosen[index].map { options[$0] }
        let gain = options[option].gain - (before?.gain ?? .zero)
        let benefit = Pollutant.allCases.reduce(Int128(0)) { sum, pollutant in
            let lacking = goal[pollutant] - given[pollutant]
            guard lacking > 0 else { return sum }
            let share = Int128(min(gain[pollutant], lacking)) * Self.scale / Int128(goal[pollutant])
            return sum + share * weights[pollutant]
        }
        guard benefit > 0 else { return nil }
        return (index, option, benefit, options[option].cost - (before?.cost ?? 0))
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
    private func least(for index: Int) -> Int? {
        let options = candidates[index].options
        let present = chosen[index].map { options[$0].gain } ?? .zero
        let rest = goal - given + present
        func covers(_ option: Int) -> Bool {
            Pollutant.allCases.allSatisfy { options[option].gain[$0] >= rest[$0] }
        }
        guard let last = options.indices.last, covers(last) else { return nil }
        var (low, high) = (0, last)
        while low < high {
            let middle = (low + high) / 2
            if covers(middle) { high = middle } else { low = middle + 1 }
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
        let (given, taken, before) = (chosen[giving], chosen[taking], costs)
        choose(option, for: giving)
        if let least = least(for: taking) {
            choose(least, for: taking)
            if isCheaper(than: before) { return true }
            choose(taken, for: taking)
        }
        choose(given, for: giving)
        return false
    }
}
