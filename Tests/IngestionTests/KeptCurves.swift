import LedgerStore
import Testing

/// Runs a test twice: with quarter-hours that are kept as they come, and with none kept but recalled when they are asked
/// for. What is found must be the same.
struct KeptCurves: TestTrait, SuiteTrait, TestScoping {
    @TaskLocal static var days = CurveDays.none

    var isRecursive: Bool { true }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        guard testCase != nil else { return try await function() }
        for days in [CurveDays.none, .all] { try await Self.$days.withValue(days) { try await function() } }
    }
}

extension Trait where Self == KeptCurves {
    static var withAndWithoutKeptCurves: KeptCurves { KeptCurves() }
}
