/// What one worker has found of one account's day: 64 bytes, a line of the cache.
struct DayCell {
    var account: Int32
    var day: Int32
    var sum: Int64 = 0
    /// Which quarter-hours are there: 64 and 32 of them, and above the latter the flags.
    var low: UInt64 = 0
    var high: UInt64 = 0
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
    static let repeated: UInt64 = 1 << 63
    /// Its rows are to be taken one by one.
    static let wanted: UInt64 = 1 << 62
    private static let quarters: UInt64 = 0xFFFF_FFFF

    init(account: Int32, day: Int32) {
        self.account = account
        self.day = day
    }

    var isWhole: Bool { low == ~0 && high == Self.quarters }
    var isRepeated: Bool { high & Self.repeated != 0 }
    var isEmpty: Bool { low | high & Self.quarters == 0 }

    /// Of the rows of a cell that repeats none.
    var count: Int { low.nonzeroBitCount + (high & Self.quarters).nonzeroBitCount }

    var firstQuarter: Int { low != 0 ? low.trailingZeroBitCount : 64 + high.trailingZeroBitCount }
    var lastQuarter: Int {
        let late = high & Self.quarters
        return late != 0 ? 127 - late.leadingZeroBitCount : 63 - low.leadingZeroBitCount
    }

    /// Without a branch for the half of the day: rows in no order would have it guessed wrong a third of the time.
    @inline(__always)
    static func mark(_ cell: UnsafeMutablePointer<DayCell>, _ quarter: Int32) {
        let mark: UInt64 = 1 &<< UInt64(truncatingIfNeeded: quarter)
        let isEarly = UInt64(bitPattern: Int64(quarter &- 64) &>> 63)
        add(mark & isEarly, mark & ~isEarly, to: cell)
    }

    /// The same of several in a row.
    @inline(__always)
    static func mark(_ cell: UnsafeMutablePointer<DayCell>, from first: Int32, through last: Int32) {
        let (first, last) = (UInt64(first), UInt64(last))
        // A shift by more than the width gives zero.
        let low: UInt64 = (UInt64.max << first) & ~((UInt64.max - 1) << last)
        let from: UInt64 = first < 64 ? .max : .max << (first - 64)
        let high: UInt64 = last < 64 ? 0 : from & ~((UInt64.max - 1) << (last - 64))
        add(low, high, to: cell)
    }

    @inline(__always)
    private static func add(_ low: UInt64, _ high: UInt64, to cell: UnsafeMutablePointer<DayCell>) {
        let (oldLow, oldHigh) = (cell.pointee.low, cell.pointee.high)
        cell.pointee.low = oldLow | low
        cell.pointee.high = oldHigh | high
        if oldLow & low | oldHigh & high != 0 { cell.pointee.high |= repeated }
    }

    /// Adds what another worker has found of the same day.
    mutating func merge(_ other: DayCell) {
        if low & other.low | high & other.high & Self.quarters != 0 { high |= Self.repeated }
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
