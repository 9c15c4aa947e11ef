import Tabular

/// A row that a scanner leaves to the reader of rows.
struct OddRow {
    /// The block and the line within it.
    var place: UInt64
    var bytes: [UInt8]
}

/// Where a row of a text lies: the number of its block, and its line within the block from 1.
enum RowPlace {
    private static let lineBits: UInt64 = 24

    static func first(inBlock index: Int, line: Int = 1) -> UInt64 {
        UInt64(index) &<< lineBits | UInt64(line) & (1 &<< lineBits &- 1)
    }

    static func block(_ place: UInt64) -> Int { Int(place &>> lineBits) }
    static func line(_ place: UInt64) -> Int { Int(place & (1 &<< lineBits &- 1)) }
}

/// What is remembered of a block.
struct ScannedBlock {
    var index: Int
    /// Of its first byte in the text.
    var offset: Int
    var lines: Int

    init(_ block: TextBlock, lines: Int) {
        index = block.index
        offset = block.offset
        self.lines = lines
    }
}

/// The lines of a text by its blocks, once all of them are counted.
struct LineNumbers {
    private var before: [Int] = []

    /// - Parameter blocks: in any order; blocks without any lines may be missing.
    init(_ blocks: [ScannedBlock]) {
        before = [Int](repeating: 0, count: (blocks.map(\.index).max() ?? -1) + 2)
        for block in blocks { before[block.index + 1] = block.lines }
        for index in before.indices.dropFirst() { before[index] += before[index - 1] }
    }

    func line(of place: UInt64) -> Int { before[RowPlace.block(place)] + RowPlace.line(place) }

    /// The same of a place that another walk over the text has found; nil where the text had no such block.
    func line(ofKnown place: UInt64) -> Int? {
        before.indices.contains(RowPlace.block(place)) ? line(of: place) : nil
    }
}

/// Records as the standard writes them, found by their bytes alone.
enum RecordBounds {
    /// Where the record ends that starts at `start`, and how many lines it has; nil where its end is not there.
    static func end(
        _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, delimiter: UInt8
    ) -> (next: UnsafePointer<UInt8>, lines: Int)? {
        var position = start
        var lines = 1
        while position < end {
            if position.pointee == 0x22 {
                guard let closed = quotedEnd(position + 1, end, &lines) else { return nil }
                position = closed
            }
            while position < end, position.pointee != delimiter, position.pointee != 0x0A, position.pointee != 0x0D {
                position += 1
            }
            guard position < end else { return nil }
            let byte = position.pointee
            position += 1
            if byte == delimiter { continue }
            if byte == 0x0D, position < end, position.pointee == 0x0A { position += 1 }
            return (position, lines)
        }
        return nil
    }

    /// Behind the quote that closes the field; nil where none does.
    private static func quotedEnd(
        _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ lines: inout Int
    ) -> UnsafePointer<UInt8>? {
        var position = start
        while position < end {
            switch position.pointee {
            case 0x22:
                guard position + 1 < end, position[1] == 0x22 else { return position + 1 }
                position += 1
            case 0x0A: lines += 1
            case 0x0D: if position + 1 < end, position[1] != 0x0A { lines += 1 }
            default: break
            }
            position += 1
        }
        return nil
    }
}
