import BenchmarkData
import Diagnostics
import Tabular

/// Generated readings as a source of bytes that lies on no disk.
final class GeneratedSource: ByteSource {
    private var bytes: ReadingBytes
    private let buffer: UnsafeMutableRawBufferPointer
    private var pending: Range<Int> = 0..<0

    init(_ text: ReadingText) {
        bytes = ReadingBytes(text)
        buffer = .allocate(byteCount: max(1 << 18, bytes.smallestBuffer), alignment: 16)
    }

    deinit {
        buffer.deallocate()
    }

    /// Writes into the reader's own buffer where it is large enough.
    func read(into target: UnsafeMutableRawBufferPointer) throws(Refusal) -> Int {
        if pending.isEmpty, target.count >= bytes.smallestBuffer { return bytes.fill(target) }
        if pending.isEmpty { pending = 0..<bytes.fill(buffer) }
        let part = pending.prefix(target.count)
        target.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[part.startIndex..<part.endIndex]))
        pending = part.endIndex..<pending.upperBound
        return part.count
    }
}
