import EmissionModel
import Testing

@testable import Accounting

/// The queue of raises against a look at every candidate for every step.
@Suite struct GapDraftTests {
    /// Some of one size, some equal, some that can cover by themselves, in several tiers.
    private static func candidates(_ numbers: inout SeededNumbers) -> [GapSolver.Candidate] {
        let size = [3, 20, 400][numbers.whole(0...2)]
        return (0..<numbers.whole(1...40)).map { _ in
            var gain = PerPollutant<Int64>.zero
            let options = (1...numbers.whole(1...8)).compactMap { percent -> GapSolver.Option? in
                let more = PerPollutant<Int64> { _ in Int64(max(0, numbers.whole(-size...size))) }
                guard more != .zero else { return nil }
                gain = gain + more
                return GapSolver.Option(percent: percent, gain: gain, cost: gain.values.reduce(0, +))
            }
            return GapSolver.Candidate(tier: numbers.whole(0...3), options: options)
        }
    }

    @Test(arguments: 0..<300) func theSameChoice(seed: Int) {
        var numbers = SeededNumbers(seed: UInt64(seed))
        let candidates = Self.candidates(&numbers)
        let solver = GapSolver(
            candidates: candidates, need: PerPollutant { _ in Int64(max(0, numbers.whole(-200...900))) })
        let goal = PerPollutant<Int64> { min(solver.need[$0], solver.reach[$0]) }
        let weightings: [PerPollutant<Int128>?] = [
            nil, PerPollutant(repeating: 1), PerPollutant(so2: 8, nox: 1, pm: 8, vocs: 1),
        ]
        for weights in weightings {
            var fast = GapDraft(candidates, goal: goal)
            var plain = PlainGapDraft(candidates, goal: goal)
            fast.coverGreedily(weights)
            plain.coverGreedily(weights)
            #expect(fast.chosen == plain.chosen)
            fast.trim()
            plain.trim()
            #expect(fast.chosen == plain.chosen)
            fast.exchange(isThorough: seed.isMultiple(of: 2))
            plain.exchange(isThorough: seed.isMultiple(of: 2))
            #expect(fast.chosen == plain.chosen)
        }
    }
}
