import Dispatch
import Glibc
import Synchronization

/// Work on all cores, or on as many as `ABATE_THREADS` says, whose result does not depend on how many there are: every
/// index has a slot of its own.
enum Parallel {
    static func map<Result: Sendable>(
        _ count: Int, threads: Int = Self.threads, _ transform: @Sendable (Int) -> Result
    ) -> [Result] {
        guard threads > 1, count > 1 else { return (0..<count).map(transform) }
        return [Result](unsafeUninitializedCapacity: count) { slots, initialized in
            nonisolated(unsafe) let slots = slots
            let next = Atomic(0)
            DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
                while true {
                    let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard index < count else { return }
                    (slots.baseAddress! + index).initialize(to: transform(index))
                }
            }
            initialized = count
        }
    }

    private static let threads: Int = {
        let named = getenv("ABATE_THREADS").flatMap { Int(String(cString: $0)) }
        return named.flatMap { (1...256).contains($0) ? $0 : nil } ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    }()
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
