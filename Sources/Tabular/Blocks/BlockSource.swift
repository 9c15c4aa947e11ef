import Synchronization

/// Lends the bytes of a text to several workers at once, in blocks that start and end at line ends. Of a regular file
/// each worker reads its own block and finds its line ends itself; any other source is read in order under a lock.
public final class BlockSource: @unchecked Sendable {
    public static let usualSize = 256 << 10
    /// A line longer than this is left to the reader of rows, which knows what to say of it.
    static let longestLine = 1 << 20

    public enum Lent {
        case block(TextBlock)
        /// There is no block before the end, or before the place to pause.
        case none
        /// A line that is too long to be lent.
        case cannotGoOn
    }

    private enum Origin {
        case file(ReceivedFile, markBytes: Int)
        case bytes(SequentialBlocks)
        case parts(ReceivedFile, [TextPart])
    }

    private let origin: Origin
    private let size: Int
    private let next = Mutex(0)
    /// Where the text that was lent is none, as far as it was looked at.
    private let defects = Mutex<TextDefects?>(nil)
    /// No block from this number on is lent until it is raised.
    public var pause = Int.max

    init(_ file: ReceivedFile, markBytes: Int, blockSize: Int) {
        origin = .file(file, markBytes: markBytes)
        size = blockSize
    }

    /// A text that is nowhere but in the source, without a byte order mark.
    public init(_ source: any ByteSource, markBytes: Int = 0, blockSize: Int = usualSize) {
        origin = .bytes(SequentialBlocks(source, markBytes: markBytes, size: blockSize))
        size = blockSize
    }

    /// Only some parts of a text.
    init(_ file: ReceivedFile, parts: [TextPart]) {
        origin = .parts(file, parts)
        size = 0
    }

    /// Lends the next block that no other worker has.
    public func lend(_ buffer: BlockBuffer) throws(Refusal) -> Lent {
        switch origin {
        case .bytes(let blocks): return try blocks.lend(buffer, before: pause)
        case .file(let file, let markBytes):
            let index = next.withLock { number in
                guard number < pause, number * size < file.size else { return -1 }
                defer { number += 1 }
                return number
            }
            return index < 0 ? .none : try lend(index, of: file, markBytes, buffer)
        case .parts(let file, let parts):
            let index = next.withLock { number in
                guard number < pause, number < parts.count else { return -1 }
                defer { number += 1 }
                return number
            }
            return index < 0 ? .none : .block(try parts[index].read(from: file, buffer))
        }
    }

    /// Has every block looked at as text when it is lent.
    func validate(only encoding: TextEncoding?) {
        defects.withLock { $0 = TextDefects(only: encoding) }
    }

    /// What the text is, once all of it was lent; nil where it was not looked at.
    var verdict: TextVerdict? { defects.withLock { $0?.verdict } }

    func look(at block: TextBlock) {
        guard let known = defects.withLock({ $0 }) else { return }
        let found = TextDefects(of: block.bytes, at: block.offset, known: known)
        defects.withLock { $0?.merge(found) }
    }

    /// Whether all has been lent.
    public var isAtEnd: Bool {
        switch origin {
        case .bytes(let blocks): blocks.isAtEnd
        case .file(let file, _): next.withLock { $0 * size >= file.size }
        case .parts(_, let parts): next.withLock { $0 >= parts.count }
        }
    }

    /// The records that start within the block's own bytes, to the end of the last. A record starts at the first byte or
    /// behind a line feed.
    private func lend(
        _ index: Int, of file: ReceivedFile, _ markBytes: Int, _ buffer: BlockBuffer
    ) throws(Refusal) -> Lent {
        // One byte before the block tells whether a line ends there.
        let from = index == 0 ? min(markBytes, file.size) : index * size - 1
        let own = (index + 1) * size - 1 - from
        var filled = 0
        var start: Int? = index == 0 ? 0 : nil
        var wanted = own + 1 + min(size, 4096)
        while true {
            buffer.reserve(wanted + 1, keeping: filled)
            let room = UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[filled..<wanted])
            filled += try file.read(at: from + filled, into: room)
            let isAtEnd = filled < wanted
            let bytes = UnsafeBufferPointer(
                start: buffer.bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), count: filled)
            if start == nil { start = LineEnd.after(0, in: bytes) }
            if let start, let end = start > own ? start : LineEnd.after(max(own, start - 1), in: bytes) {
                return .block(Self.block(index, from, start, end, buffer))
            }
            if isAtEnd {
                buffer.bytes[filled] = 0x0A
                return .block(
                    Self.block(index, from, start ?? filled, start.map { max($0, filled + 1) } ?? filled, buffer))
            }
            guard filled - own < Self.longestLine else { return .cannotGoOn }
            wanted += max(size, 64 << 10)
        }
    }

    static func block(_ index: Int, _ from: Int, _ start: Int, _ end: Int, _ buffer: BlockBuffer) -> TextBlock {
        let bytes = UnsafeRawBufferPointer(rebasing: buffer.bytes[start..<end])
        return TextBlock(index: index, offset: from + start, bytes: bytes.assumingMemoryBound(to: UInt8.self))
    }
}

/// Where lines end, for cutting a text into blocks.
enum LineEnd {
    /// The index behind the first line feed at or after `index`; nil where there is none.
    static func after(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var index = index
        while index < bytes.count {
            if bytes[index] == 0x0A { return index + 1 }
            index += 1
        }
        return nil
    }
}
