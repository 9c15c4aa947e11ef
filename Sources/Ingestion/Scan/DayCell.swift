/// What one worker has found of one account's day: 64 bytes, a line of the cache.
struct DayCell {
    var account: Int32
    var day: Int32
    var sum: Int64 = 0
    /// Which quarter-hours are there: 64 and 32 of them.
    var low: UInt64 = 0
    var high: UInt32 = 0
    var flags: UInt32 = 0
    /// The place of the row with the first quarter-hour.
    var first = Self.nowhere
    /// The place of the first row that is written 23:45 of the day.
    var beforeMidnight = Self.nowhere
    /// The place of the last row at a midnight of which it is not known what went before; `nowhere` for none.
    var openMidnight = Self.nowhere
    /// The energy of the row at a midnight, the smallest where there are several; negative for none.
    var midnight: Int64 = -1

    static let nowhere = UInt64.max
    /// A quarter-hour was given twice.
    static let repeated: UInt32 = 1
    /// Its rows are to be taken one by one.
    static let wanted: UInt32 = 2

    init(account: Int32, day: Int32) {
        self.account = account
        self.day = day
    }

    var isWhole: Bool { low == ~0 && high == ~0 && flags & Self.repeated == 0 }

    /// Of the rows of a cell that repeats none.
    var count: Int { low.nonzeroBitCount + high.nonzeroBitCount }

    var firstQuarter: Int { low != 0 ? low.trailingZeroBitCount : 64 + high.trailingZeroBitCount }
    var lastQuarter: Int { high != 0 ? 95 - high.leadingZeroBitCount : 63 - low.leadingZeroBitCount }

    @inline(__always)
    static func mark(_ cell: UnsafeMutablePointer<DayCell>, _ quarter: Int32) {
        if quarter < 64 {
            let mark: UInt64 = 1 &<< UInt64(truncatingIfNeeded: quarter)
            if cell.pointee.low & mark != 0 { cell.pointee.flags |= repeated }
            cell.pointee.low |= mark
        } else {
            let mark: UInt32 = 1 &<< UInt32(truncatingIfNeeded: quarter &- 64)
            if cell.pointee.high & mark != 0 { cell.pointee.flags |= repeated }
            cell.pointee.high |= mark
        }
    }

    /// The same of several in a row.
    static func mark(_ cell: UnsafeMutablePointer<DayCell>, from first: Int32, through last: Int32) {
        let (first, last) = (UInt64(first), UInt64(last))
        // A shift by more than the width gives zero.
        let low: UInt64 = (UInt64.max << first) & ~((UInt64.max - 1) << last)
        let from: UInt32 = first < 64 ? .max : .max << (first - 64)
        let high: UInt32 = last < 64 ? 0 : from & ~((UInt32.max - 1) << (last - 64))
        if cell.pointee.low & low != 0 || cell.pointee.high & high != 0 { cell.pointee.flags |= repeated }
        cell.pointee.low |= low
        cell.pointee.high |= high
    }

    /// Adds what another worker has found of the same day.
    mutating func merge(_ other: DayCell) {
        if low & other.low != 0 || high & other.high != 0 { flags |= Self.repeated }
        flags |= other.flags
        sum &+= other.sum
        low |= other.low
        high |= other.high
        first = min(first, other.first)
        beforeMidnight = min(beforeMidnight, other.beforeMidnight)
        if other.openMidnight != Self.nowhere {
            openMidnight = openMidnight == Self.nowhere ? other.openMidnight : max(openMidnight, other.openMidnight)
        }
        if other.midnight >= 0 { midnight = midnight < 0 ? other.midnight : min(midnight, other.midnight) }
    }
}

/// The cells of one worker, by account and day: open addressing over pieces of memory that stay where they are.
struct CellTable {
    private static let pieceBits = 12

    private(set) var count = 0
    private var pieces: UnsafeMutablePointer<UnsafeMutablePointer<DayCell>>
    private var pieceCount = 0
    private var pieceCapacity = 64
    private var slots: UnsafeMutablePointer<Int32>
    private var mask = 1023

    init() {
        pieces = .allocate(capacity: pieceCapacity)
        slots = .allocate(capacity: mask + 1)
        slots.initialize(repeating: -1, count: mask + 1)
    }

    func release() {
        for piece in 0..<pieceCount { pieces[piece].deallocate() }
        pieces.deallocate()
        slots.deallocate()
    }

    @inline(__always)
    subscript(index: Int) -> UnsafeMutablePointer<DayCell> {
        pieces[index &>> Self.pieceBits] + (index & (1 << Self.pieceBits - 1))
    }

    @inline(__always)
    private static func hash(_ account: Int32, _ day: Int32) -> Int {
        let key = UInt64(UInt32(bitPattern: account)) &<< 32 | UInt64(UInt32(bitPattern: day))
        return Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> 32)
    }

    /// The index of the cell, which is empty where it is met for the first time.
    mutating func find(_ account: Int32, _ day: Int32) -> Int32 {
        var slot = Self.hash(account, day) & mask
        while true {
            let index = slots[slot]
            if index < 0 { break }
            let cell = self[Int(index)]
            if cell.pointee.account == account, cell.pointee.day == day { return index }
            slot = (slot &+ 1) & mask
        }
        if count * 2 > mask { grow() }
        append(DayCell(account: account, day: day))
        place(count - 1)
        return Int32(truncatingIfNeeded: count - 1)
    }

    /// The cell itself, empty where it is met for the first time; it stays where it is. In one step: an index found while
    /// the table is read may be of pieces that the finding has moved.
    mutating func cell(_ account: Int32, _ day: Int32) -> UnsafeMutablePointer<DayCell> {
        let index = find(account, day)
        return self[Int(index)]
    }

    private mutating func append(_ cell: DayCell) {
        if count >> Self.pieceBits == pieceCount {
            if pieceCount == pieceCapacity { growPieces() }
            pieces[pieceCount] = .allocate(capacity: 1 << Self.pieceBits)
            pieceCount += 1
        }
        self[count].initialize(to: cell)
        count += 1
    }

    private func place(_ index: Int) {
        var slot = Self.hash(self[index].pointee.account, self[index].pointee.day) & mask
        while slots[slot] >= 0 { slot = (slot &+ 1) & mask }
        slots[slot] = Int32(truncatingIfNeeded: index)
    }

    private mutating func growPieces() {
        let larger = UnsafeMutablePointer<UnsafeMutablePointer<DayCell>>.allocate(capacity: pieceCapacity * 2)
        larger.update(from: pieces, count: pieceCount)
        pieces.deallocate()
        pieces = larger
        pieceCapacity *= 2
    }

    private mutating func grow() {
        let size = (mask + 1) * 2
        slots.deallocate()
        slots = .allocate(capacity: size)
        slots.initialize(repeating: -1, count: size)
        mask = size - 1
        for index in 0..<count { place(index) }
    }
}
