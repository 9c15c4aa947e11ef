import Glibc

/// The blocks of a source that can only be read in order: one worker at a time takes its block, and what it has read
/// behind the last line end is the beginning of the next.
final class SequentialBlocks: @unchecked Sendable {
    private var index = 0
    private var offset = 0
    private var carried: [UInt8] = []
    private var hasEnded = false
    private var hasMark = true

    private let source: any ByteSource
    private let markBytes: Int
    private let size: Int
    /// Guards all of the above. At a fixed address, as the library demands.
    private let lock: UnsafeMutablePointer<pthread_mutex_t>

    init(_ source: any ByteSource, markBytes: Int, size: Int) {
        self.source = source
        self.markBytes = markBytes
        self.size = size
        lock = .allocate(capacity: 1)
        pthread_mutex_init(lock, nil)
    }

    deinit {
        pthread_mutex_destroy(lock)
        lock.deallocate()
    }

    var isAtEnd: Bool {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return hasEnded && carried.isEmpty
    }

    func lend(_ buffer: BlockBuffer, before pause: Int) throws(Refusal) -> BlockSource.Lent {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return index < pause ? try read(buffer) : .none
    }

    private func read(_ buffer: BlockBuffer) throws(Refusal) -> BlockSource.Lent {
        var filled = carried.count
        buffer.reserve(max(filled, size) + 1, keeping: 0)
        buffer.bytes.copyBytes(from: carried)
        carried.removeAll(keepingCapacity: true)
        while true {
            let wanted = max(size, filled + (filled < size ? 0 : max(size, 64 << 10)))
            buffer.reserve(wanted + 1, keeping: filled)
            if !hasEnded, filled < wanted {
                let room = UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[filled..<wanted])
                filled += try source.fill(room)
                hasEnded = filled < wanted
            }
            var start = 0
            if hasMark {
                start = min(markBytes, filled)
                hasMark = false
            }
            if start == filled { return .none }
            if let end = Self.lastLineEnd(buffer, filled) ?? (hasEnded ? close(buffer, filled) : nil) {
                if end < filled { carried = Array(buffer.bytes[end..<filled]) }
                let block = BlockSource.block(index, offset, start, end, buffer)
                index += 1
                offset += min(end, filled)
                return .block(block)
            }
            guard filled < BlockSource.longestLine else { return .cannotGoOn }
        }
    }

    /// Puts a line end behind the last line, which has none.
    private func close(_ buffer: BlockBuffer, _ filled: Int) -> Int {
        buffer.bytes[filled] = 0x0A
        return filled + 1
    }

    private static func lastLineEnd(_ buffer: BlockBuffer, _ filled: Int) -> Int? {
        var index = filled
        while index > 0 {
            if buffer.bytes[index - 1] == 0x0A { return index }
            index -= 1
        }
        return nil
    }
}
