/// The accounts of one worker by the bytes of their numbers: open addressing, numbers of up to sixteen bytes as two
/// words. Released by its owner.
struct AccountTable {
    struct Entry {
        /// The bytes, zeros behind them: no text holds a zero.
        var low: UInt64
        var high: UInt64
        /// The place of its first row that was taken; `DayCell.nowhere` for none.
        var first = DayCell.nowhere
        /// The day's cell that it was met with last; negative for none.
        var cell: Int32 = -1
        /// The account that followed it the last time.
        var next: Int32 = 0
    }

    static let longest = 16

    private(set) var count = 0
    private(set) var entries: UnsafeMutablePointer<Entry>
    private var capacity = 1024
    private var slots: UnsafeMutablePointer<Int32>
    private var mask = 2047

    init() {
        entries = .allocate(capacity: capacity)
        slots = .allocate(capacity: mask + 1)
        slots.initialize(repeating: -1, count: mask + 1)
    }

    func release() {
        entries.deallocate()
        slots.deallocate()
    }

    @inline(__always)
    private static func hash(_ low: UInt64, _ high: UInt64) -> Int {
        let mixed = (low ^ (high &* 0xC2B2_AE3D_27D4_EB4F)) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed &>> 32)
    }

    /// nil where the account has not been met.
    @inline(__always)
    func find(_ low: UInt64, _ high: UInt64) -> Int32? {
        var slot = Self.hash(low, high) & mask
        while true {
            let index = slots[slot]
            if index < 0 { return nil }
            if entries[Int(index)].low == low, entries[Int(index)].high == high { return index }
            slot = (slot &+ 1) & mask
        }
    }

    /// Adds an account that is not there.
    mutating func add(_ low: UInt64, _ high: UInt64) -> Int32 {
        if count == capacity { growEntries() }
        if count * 2 > mask { growSlots() }
        entries[count] = Entry(low: low, high: high)
        place(count)
        count += 1
        return Int32(truncatingIfNeeded: count - 1)
    }

    private func place(_ index: Int) {
        var slot = Self.hash(entries[index].low, entries[index].high) & mask
        while slots[slot] >= 0 { slot = (slot &+ 1) & mask }
        slots[slot] = Int32(truncatingIfNeeded: index)
    }

    private mutating func growEntries() {
        let larger = UnsafeMutablePointer<Entry>.allocate(capacity: capacity * 2)
        larger.update(from: entries, count: count)
        entries.deallocate()
        entries = larger
        capacity *= 2
    }

    private mutating func growSlots() {
        let size = (mask + 1) * 4
        slots.deallocate()
        slots = .allocate(capacity: size)
        slots.initialize(repeating: -1, count: size)
        mask = size - 1
        for index in 0..<count { place(index) }
    }

    /// The bytes of an account's number.
    func bytes(_ index: Int) -> [UInt8] {
        let words = [entries[index].low, entries[index].high]
        return words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }.filter { $0 != 0 }
    }
}
