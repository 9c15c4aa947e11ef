/// Whole records within a block, so that they can be lent again without all that stands around them.
public struct TextPart: Sendable {
    /// Of the block that they are in.
    var block: Int
    /// Of their first byte in the text.
    var offset: Int
    var count: Int
    /// Of their first row among the lines of the block.
    var firstLine: Int

    public init(block: Int, offset: Int, count: Int, firstLine: Int) {
        self.block = block
        self.offset = offset
        self.count = count
        self.firstLine = firstLine
    }

    /// Ends with a line feed like every block, be it one that makes an empty line more.
    func read(from file: ReceivedFile, _ buffer: BlockBuffer) throws(Refusal) -> TextBlock {
        buffer.reserve(count + 1, keeping: 0)
        let filled = try file.read(at: offset, into: UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[..<count]))
        buffer.bytes[filled] = 0x0A
        var block = BlockSource.block(block, offset, 0, filled + 1, buffer)
        block.firstLine = firstLine
        return block
    }
}
