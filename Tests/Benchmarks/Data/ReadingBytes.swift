/// The bytes of a table from its header to its end, a buffer at a time: a source that needs no disk.
public struct ReadingBytes {
    private let text: ReadingText
    private var nextUnit = 0
    private var isStarted = false

    public init(_ text: ReadingText) {
        self.text = text
    }

    /// The smallest buffer that `fill` takes.
    public var smallestBuffer: Int { text.unitCapacity + text.header.count }

    /// Writes whole rows, as many as there is room for; 0 bytes at the end.
    public mutating func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        precondition(buffer.count >= smallestBuffer, "the buffer must hold the header and one unit")
        let bytes = buffer.bindMemory(to: UInt8.self)
        guard let base = bytes.baseAddress else { return 0 }
        var filled = 0
        if !isStarted {
            isStarted = true
            filled = bytes.update(fromContentsOf: text.header)
        }
        while nextUnit < text.unitCount, buffer.count - filled >= text.unitCapacity {
            filled += text.write(nextUnit, to: base + filled)
            nextUnit += 1
        }
        return filled
    }
}

extension ReadingBytes {
    /// A table as a whole, where it is small.
    public static func all(of text: ReadingText) -> [UInt8] {
        var bytes = ReadingBytes(text)
        var all: [UInt8] = []
        let buffer = UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(1 << 16, bytes.smallestBuffer), alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = bytes.fill(buffer)
            if count == 0 { return all }
            all += buffer[..<count]
        }
    }
}
