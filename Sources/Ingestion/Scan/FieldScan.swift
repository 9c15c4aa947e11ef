import Tabular

/// What the scanners of rows share: where a field ends, the words of an account's number, and the rows above the data.
/// Loads reach no more than sixteen bytes behind a byte that lies within the block, whose last byte is a line feed.
struct FieldScan {
    typealias Bytes = UnsafePointer<UInt8>

    let delimiter: UInt8
    private let delimiters: UInt64
    private let lineFeeds = ByteWord.repeated(0x0A)
    private let returns = ByteWord.repeated(0x0D)

    init(delimiter: UInt8) {
        self.delimiter = delimiter
        delimiters = ByteWord.repeated(delimiter)
    }

    /// Marks the bytes of a word that end a field.
    @inline(__always)
    func ends(_ word: UInt64) -> UInt64 {
        ByteWord.zeros(word ^ delimiters) | ByteWord.zeros(word ^ lineFeeds) | ByteWord.zeros(word ^ returns)
    }

    /// The bytes of the field at `start`, without quotes, and where what ends it stands; nil where line ends or quotes
    /// stand within quotes, which is for the reader of rows.
    @inline(__always)
    func field(_ start: Bytes, _ end: Bytes) -> (from: Bytes, to: Bytes, stop: Bytes)? {
        if start.pointee == 0x22 {
            var to = start + 1
            while to < end, to.pointee != 0x22, to.pointee != 0x0D, to.pointee != 0x0A { to += 1 }
            let follows = (to + 1).pointee
            guard to < end, to.pointee == 0x22, follows == delimiter || follows == 0x0A || follows == 0x0D else {
                return nil
            }
            return (start + 1, to, to + 1)
        }
        var to = start
        while true {
            let marks = ends(ByteWord.load(to))
            if marks != 0 {
                to += ByteWord.firstIndex(marks)
                return (start, to, to)
            }
            to += 8
        }
    }

    /// Goes on behind what ends a field; false at the end of the row.
    @inline(__always)
    func goesOn(_ position: inout Bytes, _ end: Bytes) -> Bool {
        let byte = position.pointee
        position += 1
        if byte == delimiter { return true }
        if byte == 0x0D, position < end, position.pointee == 0x0A { position += 1 }
        return false
    }

    /// The bytes of an account's number, 1…16 of them, as `AccountTable` knows them.
    @inline(__always)
    static func words(_ from: Bytes, _ count: Int) -> (low: UInt64, high: UInt64) {
        let low = ByteWord.load(from)
        if count < 8 { return (low & ByteWord.mask(count), 0) }
        let high = ByteWord.load(from + 8)
        return (low, count < 16 ? high & ByteWord.mask(count &- 8) : high)
    }

    /// Passes over the header and what stands above it, in the file's first block; false where a quote stays open.
    func passHeader(_ headerRow: Int, _ position: inout Bytes, _ end: Bytes, _ place: inout UInt64) -> Bool {
        while RowPlace.line(place) <= headerRow, position < end {
            guard let record = RecordBounds.end(position, end, delimiter: delimiter) else { return false }
            position = record.next
            place &+= UInt64(record.lines)
        }
        return true
    }
}
