import Dispatch
import Synchronization

/// Work on all cores whose result does not depend on how many there are: every index has a slot of its own.
enum Parallel {
    static func map<Result: Sendable>(
        _ count: Int, _ transform: @Sendable (Int) -> Result
    ) -> [Result] {
        [Result](unsafeUninitializedCapacity: count) { slots, initialized in
            nonisolated(unsafe) let slots = slots
            DispatchQueue.concurrentPerform(iterations: count) { index in
                (slots.baseAddress! + index).initialize(to: transform(index))
            }
            initialized = count
        }
    }
}

/// Counts steps that are done, and tells their share.
final class StepCounter: Sendable {
    private let done = Mutex(0)
    private let total: Int
    private let report: @Sendable (Double) -> Void

    init(total: Int, _ report: @escaping @Sendable (Double) -> Void) {
        self.total = total
        self.report = report
    }

    /// One report at a time, each with more than the one before.
    func step(_ steps: Int = 1) {
        done.withLock { done in
            done += steps
            report(Double(done) / Double(max(total, 1)))
        }
    }
}
