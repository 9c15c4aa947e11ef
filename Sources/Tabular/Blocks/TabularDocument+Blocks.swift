extension TabularDocument {
    /// The text of a CSV document in blocks, nil for a workbook. Each call starts from the beginning. Of a
    /// document that is not proven yet the blocks are looked at as text.
    public func blocks(of size: Int = BlockSource.usualSize) throws(Refusal) -> BlockSource? {
        let source: BlockSource
        switch content {
        case .text(let file, let limits, let markBytes) where format == .csvGzip:
            source = BlockSource(try GzipBytes(file, limits: limits), markBytes: markBytes, blockSize: size)
        case .text(let file, _, let markBytes): source = BlockSource(file, markBytes: markBytes, blockSize: size)
        case .stream(let bytes, let markBytes):
            source = BlockSource(bytes(), markBytes: markBytes, blockSize: size)
        case .workbook: return nil
        }
        if !isProven { source.validate(only: proof.only) }
        return source
    }

    /// Some parts of the text, each as a block, in their order; nil where the text can only be read from its beginning.
    /// - Parameter parts: of the blocks that were lent before.
    public func blocks(of parts: [TextPart]) -> BlockSource? {
        guard case .text(let file, _, _) = content, format == .csv else { return nil }
        return BlockSource(file, parts: parts)
    }

    /// Lends one record of the document that is at hand as bytes, as `forEachRow` would.
    /// - Parameter line: on which it starts.
    public func withRow(_ record: [UInt8], line: Int, _ body: (borrowing RowView) throws -> Void) throws {
        var reader = try CSVReader(
            BytesAtHand(record), name: name, encoding: encoding ?? .utf8, delimiter: delimiter ?? .comma,
            limits: .standard, skipping: 0, blockSize: record.count + 16, firstLine: line)
        try reader.forEachRow { row in
            try body(row)
            return .next
        }
    }
}

/// Bytes that are in memory already.
private final class BytesAtHand: ByteSource {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Refusal) -> Int {
        let count = min(buffer.count, bytes.count - position)
        buffer.copyBytes(from: bytes[position..<position + count])
        position += count
        return count
    }
}
