/// Which cells of a sheet hold something, so that none is lost by being written twice or, in a streamed sheet, by
/// coming after a later row.
struct WrittenCells {
    private let isStreaming: Bool
    /// Bits of the first 64 columns, a word a row; of the last row only where streaming.
    private var words: [UInt64] = []
    private var beyond: Set<Int> = []
    private var lastRow = -1

    init(isStreaming: Bool) {
        self.isStreaming = isStreaming
    }

    enum Answer { case firstOfRow, further, alreadyWritten, rowHasPassed }

    /// Whether a value may stand there; it then counts as written.
    mutating func add(row: Int, column: Int) -> Answer {
        let index = isStreaming ? 0 : row
        guard reach(row) else { return .rowHasPassed }
        while words.count <= index { words.append(0) }
        if column < 63 {
            let bit = UInt64(1) << UInt64(column)
            guard words[index] & bit == 0 else { return .alreadyWritten }
            defer { words[index] |= bit }
            return words[index] == 0 ? .firstOfRow : .further
        }
        guard beyond.insert(row << 16 | column).inserted else { return .alreadyWritten }
        defer { words[index] |= 1 << 63 }
        return words[index] == 0 ? .firstOfRow : .further
    }

    /// Whether only a style may stand there.
    mutating func mayBlank(row: Int, column: Int) -> Answer {
        guard reach(row) else { return .rowHasPassed }
        let index = isStreaming ? 0 : row
        guard index < words.count else { return .further }
        let isTaken = column < 63 ? words[index] >> UInt64(column) & 1 == 1 : beyond.contains(row << 16 | column)
        return isTaken ? .alreadyWritten : .further
    }

    private mutating func reach(_ row: Int) -> Bool {
        guard isStreaming else { return true }
        guard row >= lastRow else { return false }
        if row > lastRow {
            lastRow = row
            words.removeAll(keepingCapacity: true)
            beyond.removeAll(keepingCapacity: true)
        }
        return true
    }
}
