import Dispatch
import Tabular

/// Has workers scan a file stretch by stretch, the next one while the last is taken into the ledger.
final class StretchReader: @unchecked Sendable {
    private let source: BlockSource
    private let scanners: [RowScanner]
    private let blocksAtOnce: Int
    private let queue = DispatchQueue(label: "stretch")
    private let running = DispatchGroup()
    // Written by the queue, and read when it has nothing to do.
    private var found: Result<Stretch, any Error>?
    private var known: [Int]
    private var unmet: [[Int]]
    private var lines = 0

    init(_ source: BlockSource, _ scanners: [RowScanner], _ blocksAtOnce: Int) {
        self.source = source
        self.scanners = scanners
        self.blocksAtOnce = blocksAtOnce
        known = scanners.map { _ in 0 }
        unmet = scanners.map { _ in [] }
        source.pause = 0
        start()
    }

    /// nil behind the last.
    /// - Throws: `ScanAbandoned` where the rest is for the reader of rows.
    func next() throws -> Stretch? {
        running.wait()
        defer { start() }
        return try found?.get()
    }

    /// Waits for what is still going on.
    func finish() { running.wait() }

    private func start() {
        found = nil
        guard !source.isAtEnd else { return }
        // One worker alone does not work beside the caller either.
        guard scanners.count > 1 else { return scan() }
        queue.async(group: running) { self.scan() }
    }

    private func scan() {
        found = Result {
            source.pause += blocksAtOnce
            guard try BlockWorkers.run(scanners, over: source) else { throw ScanAbandoned() }
            for (worker, scanner) in scanners.enumerated() {
                unmet[worker] += known[worker]..<scanner.accounts.count
                known[worker] = scanner.accounts.count
            }
            let stretch = Stretch(scanners, unmet: &unmet, linesBefore: lines)
            lines = stretch.linesAfter
            return stretch
        }
    }
}
