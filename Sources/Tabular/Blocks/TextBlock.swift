/// A piece of a text that starts with a record and ends with a line end, lent for the time of a call.
public struct TextBlock {
    /// From 0, in the order of the text.
    public let index: Int
    /// Of its first byte in the text.
    public let offset: Int
    /// Of its first byte among the lines of the block, where it is only a part of one.
    public var firstLine = 1
    /// The last is a line feed, be it the file's own or one put behind the last line. `BlockBuffer.slack` more bytes may
    /// be read behind them; what they hold means nothing.
    public let bytes: UnsafeBufferPointer<UInt8>
}

/// The memory of one worker for the block that it looks at.
public final class BlockBuffer {
    /// Bytes behind every block that may be read.
    public static let slack = 64

    private(set) var bytes: UnsafeMutableRawBufferPointer

    public init() {
        bytes = .allocate(byteCount: 4096, alignment: 64)
    }

    deinit {
        bytes.deallocate()
    }

    /// Room for so many bytes beside the slack; what is there up to `count` stays.
    func reserve(_ room: Int, keeping count: Int) {
        guard room + Self.slack > bytes.count else { return }
        let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: room + Self.slack, alignment: 64)
        larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<count]))
        bytes.deallocate()
        bytes = larger
    }
}
