/// Bytes in their order, a block at a time, so that memory does not grow with the file.
public protocol ByteSource: AnyObject {
    /// Fills as much of the buffer as it can and gives the number of bytes; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Refusal) -> Int
}

extension ByteSource {
    /// Fills the buffer wholly unless the end comes first.
    func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(Refusal) -> Int {
        var filled = 0
        while filled < buffer.count {
            let count = try read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
            if count == 0 { break }
            filled += count
        }
        return filled
    }

    /// Lends every block, from the first to the last or until the closure says false.
    func forEachBlock(
        of size: Int = 1 << 20, _ body: (UnsafeBufferPointer<UInt8>) throws(Refusal) -> Bool
    ) throws(Refusal) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = try fill(buffer)
            if count == 0 { return }
            let block = UnsafeRawBufferPointer(rebasing: buffer[..<count])
            let goesOn = try body(block.assumingMemoryBound(to: UInt8.self))
            if !goesOn || count < size { return }
        }
    }
}
