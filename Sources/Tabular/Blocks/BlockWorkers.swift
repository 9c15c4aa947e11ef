import Glibc
import Synchronization

/// One worker of a parallel walk over a text. Only one thread at a time calls it, and nobody else touches it meanwhile.
public protocol BlockScanner: AnyObject, Sendable {
    /// False where the walk cannot go on: the text needs the reader of rows.
    func scan(_ block: TextBlock) -> Bool
}

/// Walks over a text with several workers at once. Which worker gets which block is left to chance: what they find must
/// not depend on it.
public enum BlockWorkers {
    /// `ABATE_THREADS`, else the cores that there are.
    public static let count: Int = {
        if let text = getenv("ABATE_THREADS"), let number = Int(String(cString: text)), (1...256).contains(number) {
            return number
        }
        return max(1, min(256, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    }()

    private final class Job: @unchecked Sendable {
        let source: BlockSource
        private let isStopped = Atomic(false)
        private let refusal = Mutex<Refusal?>(nil)

        init(_ source: BlockSource) {
            self.source = source
        }

        var goesOn: Bool { !isStopped.load(ordering: .relaxed) }

        func stop(_ reason: Refusal? = nil) {
            if let reason { refusal.withLock { $0 = reason } }
            isStopped.store(true, ordering: .relaxed)
        }

        func outcome() throws(Refusal) -> Bool {
            if let reason = refusal.withLock({ $0 }) { throw reason }
            return goesOn
        }
    }

    /// A worker handed to its thread.
    private final class Hand: Sendable {
        let job: Job
        let scanner: any BlockScanner

        init(_ job: Job, _ scanner: any BlockScanner) {
            self.job = job
            self.scanner = scanner
        }

        func work() {
            let buffer = BlockBuffer()
            do throws(Refusal) {
                while job.goesOn {
                    switch try job.source.lend(buffer) {
                    case .none: return
                    case .cannotGoOn: job.stop()
                    case .block(let block):
                        job.source.look(at: block)
                        if !scanner.scan(block) { job.stop() }
                    }
                }
            } catch {
                job.stop(error)
            }
        }
    }

    /// Lends all blocks, or those before the source's pause.
    /// - Returns: false where a worker or the source could not go on.
    public static func run(_ scanners: [any BlockScanner], over source: BlockSource) throws(Refusal) -> Bool {
        let job = Job(source)
        let threads = scanners.dropFirst().compactMap { start(Hand(job, $0)) }
        // The caller works as well; where no thread could be had it does all of it.
        if let first = scanners.first { Hand(job, first).work() }
        for thread in threads { pthread_join(thread, nil) }
        return try job.outcome()
    }

    private static func start(_ hand: Hand) -> pthread_t? {
        let argument = Unmanaged.passRetained(hand)
        var thread = pthread_t()
        let status = pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<Hand>.fromOpaque(argument).takeRetainedValue().work() }
                return nil
            }, argument.toOpaque())
        guard status == 0 else {
            argument.release()
            return nil
        }
        return thread
    }
}
