import Dispatch
import Synchronization

/// Writes a file behind the back of who makes its bytes: two blocks, one being filled while the other is on its way to
/// the disk.
final class BlockWriter {
    private let target: CopyTarget
    private let blocks: [UnsafeMutableRawBufferPointer]
    // Counted up from zero, for one that is destroyed below its first value stops the program.
    private let free = DispatchSemaphore(value: 0)
    private let queue = DispatchQueue(label: "source copy")
    private let failure = Failure()
    private var current = 0
    private var isHeld = false
    private var filled = 0
    private var offset = 0

    private final class Failure: Sendable {
        let error = Mutex<LedgerError?>(nil)
    }

    init(to target: CopyTarget) {
        self.target = target
        blocks = (0..<2).map { _ in .allocate(byteCount: 4 << 20, alignment: CopyTarget.alignment) }
        for _ in blocks { free.signal() }
    }

    deinit {
        // What is on its way needs its block.
        queue.sync {}
        blocks.forEach { $0.deallocate() }
    }

    /// Where the next bytes belong: a part of a block, so that they are still in the core's cache when they are hashed.
    func room() -> UnsafeMutableRawBufferPointer {
        if !isHeld { free.wait() }
        isHeld = true
        let block = blocks[current]
        return UnsafeMutableRawBufferPointer(
            rebasing: block[filled..<min(block.count, filled + FileBytes.blockSize)])
    }

    /// So many bytes stand in the room now.
    func take(_ count: Int) throws(LedgerError) {
        filled += count
        if filled == blocks[current].count { try hand() }
    }

    /// Waits until everything is written.
    func finish() throws(LedgerError) {
        if filled > 0 { try hand() }
        queue.sync {}
        if let error = failure.error.withLock({ $0 }) { throw error }
    }

    private func hand() throws(LedgerError) {
        let (target, free, failure, offset) = (target, free, failure, offset)
        nonisolated(unsafe) let bytes = UnsafeRawBufferPointer(rebasing: blocks[current][..<filled])
        queue.async {
            do throws(LedgerError) {
                try target.write(bytes, at: offset)
            } catch {
                failure.error.withLock { $0 = $0 ?? error }
            }
            free.signal()
        }
        self.offset += filled
        filled = 0
        isHeld = false
        current = 1 - current
        if let error = failure.error.withLock({ $0 }) { throw error }
    }
}
