import Foundation
import TestSupport
import Testing

/// Each call that changes a disk goes wrong in turn: the process is killed there, or the call fails. Afterwards the
/// state is the old or the new one, and the same command again gives what an undisturbed one gives, to the byte.
///
/// `ABATE_LONG_TESTS=1` lets every call go wrong; otherwise some of each command, other ones for each kind.
@Suite(.serialized) struct FaultTests {
    @Test(arguments: FaultScenario.all) func everyCallMayGoWrong(scenario: FaultScenario) async throws {
        let trial = try FaultTrial(scenario)
        var trials: [(call: Int, kind: Faults.Kind)] = []
        for (index, kind) in Faults.Kind.allCases.enumerated() {
            if LongRun.isAsked {
                // The three of them meet every call; the others tell apart what is told apart by few.
                let stride = [.kill, .full, .inputOutput].contains(kind) ? 1 : 5
                trials += Swift.stride(from: 1 + index % stride, through: trial.calls, by: stride).map { ($0, kind) }
            } else {
                trials.append((1 + (2 * index + 1) * trial.calls / (2 * Faults.Kind.allCases.count), kind))
            }
        }
        print("\(scenario.name): \(trial.calls) calls, \(trials.count) trials")
        try await inParallel(trials) { try trial.fail(at: $0.call, $0.kind) }
    }

    @Test(arguments: FaultScenario.all) func aKillMayComeAtAnyMoment(scenario: FaultScenario) async throws {
        let trial = try FaultTrial(scenario)
        var numbers = SplitMix64(seed: 20_260_108)
        let count = LongRun.count(1_000, else: 21) / FaultScenario.all.count
        let moments = (0..<count).map { _ in numbers.integer(in: 1...trial.duration) }
        try await inParallel(moments) { try trial.kill(after: $0) }
    }

    /// On all cores; each trial has folders of its own.
    private func inParallel<Case: Sendable>(
        _ cases: [Case], _ body: @escaping @Sendable (Case) throws -> Void
    ) async throws {
        let cores = max(1, ProcessInfo.processInfo.activeProcessorCount)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, one) in cases.enumerated() {
                if index >= cores { try await group.next() }
                group.addTask { try body(one) }
            }
            try await group.waitForAll()
        }
    }
}
