/// The cells of one worker by account and day, in pieces of memory that stay where they are. An account's days are looked
/// up by their distance from its first: one step, where a table of pairs would be searched. A day far from all others
/// of its account, as a mistyped year, is kept in such a table.
struct CellTable {
    private static let pieceBits = 12

    /// What is known of one account: by distance from the first day the cell, negative for none.
    private struct Days {
        var cells: UnsafeMutablePointer<Int32>
        var first: Int32 = 0
        var span: UInt32 = 0
        var used: Int32 = 0
    }

    private(set) var count = 0
    private var pieces: UnsafeMutablePointer<UnsafeMutablePointer<DayCell>>
    private var pieceCount = 0
    private var pieceCapacity = 64
    private var accounts: UnsafeMutablePointer<Days>
    private var accountCount = 0
    private var accountCapacity = 256
    private var far = FarCells()
    private let nothing: UnsafeMutablePointer<Int32>

    init() {
        pieces = .allocate(capacity: pieceCapacity)
        accounts = .allocate(capacity: accountCapacity)
        nothing = .allocate(capacity: 1)
    }

    func release() {
        for piece in 0..<pieceCount { pieces[piece].deallocate() }
        pieces.deallocate()
        for account in 0..<accountCount where accounts[account].span > 0 { accounts[account].cells.deallocate() }
        accounts.deallocate()
        nothing.deallocate()
        far.release()
    }

    @inline(__always)
    subscript(index: Int) -> UnsafeMutablePointer<DayCell> {
        pieces[index &>> Self.pieceBits] + (index & (1 << Self.pieceBits - 1))
    }

    /// The index of the cell, which is empty where it is met for the first time.
    /// - Parameter account: the worker's number of it, from 0 without gaps.
    @inline(__always)
    mutating func find(_ account: Int32, _ day: Int32) -> Int32 {
        if Int(account) < accountCount {
            let days = accounts + Int(account)
            let distance = UInt32(bitPattern: day &- days.pointee.first)
            if distance < days.pointee.span {
                let index = days.pointee.cells[Int(distance)]
                if index >= 0 { return index }
            }
        }
        return add(account, day)
    }

    /// The cell itself, empty where it is met for the first time; it stays where it is. In one step: an index found while
    /// the table is read may be of pieces that the finding has moved.
    mutating func cell(_ account: Int32, _ day: Int32) -> UnsafeMutablePointer<DayCell> {
        let index = find(account, day)
        return self[Int(index)]
    }

    /// The days that are looked up by their distance from the first, all that there are of nearly every account: by
    /// distance the index of a cell, negative for none.
    func near(_ account: Int32) -> (first: Int32, cells: UnsafeBufferPointer<Int32>) {
        guard account >= 0, Int(account) < accountCount else { return (0, UnsafeBufferPointer(start: nil, count: 0)) }
        let days = accounts[Int(account)]
        return (days.first, UnsafeBufferPointer(start: days.cells, count: Int(days.span)))
    }

    /// Whether some days are not among those.
    var hasFar: Bool { far.count > 0 }

    @inline(never)
    private mutating func add(_ account: Int32, _ day: Int32) -> Int32 {
        while accountCount <= Int(account) { addAccount() }
        if let index = far.find(account, day) { return index }
        append(DayCell(account: account, day: day))
        let index = Int32(truncatingIfNeeded: count - 1)
        let days = accounts + Int(account)
        if reach(day, of: account) {
            days.pointee.cells[Int(day - days.pointee.first)] = index
        } else {
            far.add(account, day, index)
        }
        days.pointee.used += 1
        return index
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

    private mutating func growPieces() {
        let larger = UnsafeMutablePointer<UnsafeMutablePointer<DayCell>>.allocate(capacity: pieceCapacity * 2)
        larger.update(from: pieces, count: pieceCount)
        pieces.deallocate()
        pieces = larger
        pieceCapacity *= 2
    }

    private mutating func addAccount() {
        if accountCount == accountCapacity {
            let larger = UnsafeMutablePointer<Days>.allocate(capacity: accountCapacity * 2)
            larger.update(from: accounts, count: accountCount)
            accounts.deallocate()
            accounts = larger
            accountCapacity *= 2
        }
        accounts[accountCount] = Days(cells: nothing)
        accountCount += 1
    }

    /// Makes room for a day where the account's days are not too far from each other for their number: so that memory
    /// stays in proportion to the cells.
    private mutating func reach(_ day: Int32, of account: Int32) -> Bool {
        let days = accounts[Int(account)]
        let (first, span) = (Int(days.first), Int(days.span))
        if span > 0, (first..<first + span).contains(Int(day)) { return true }
        let (from, to) = span == 0 ? (Int(day), Int(day) + 1) : (min(first, Int(day)), max(first + span, Int(day) + 1))
        guard to - from <= 64 + 8 * Int(days.used) else { return false }
        var room = 8
        while room < to - from { room *= 2 }
        let start = span > 0 && Int(day) < first ? to - room : from
        let cells = UnsafeMutablePointer<Int32>.allocate(capacity: room)
        cells.initialize(repeating: -1, count: room)
        if span > 0 {
            (cells + (first - start)).update(from: days.cells, count: span)
            days.cells.deallocate()
        }
        if far.count > 0 {
            for distance in 0..<room where cells[distance] < 0 {
                cells[distance] = far.find(account, Int32(start + distance)) ?? -1
            }
        }
        accounts[Int(account)].cells = cells
        accounts[Int(account)].first = Int32(start)
        accounts[Int(account)].span = UInt32(room)
        return true
    }
}

/// Cells by account and day: open addressing.
private struct FarCells {
    private struct Slot {
        var account: Int32 = -1
        var day: Int32 = 0
        var index: Int32 = 0
    }

    private(set) var count = 0
    private var slots: UnsafeMutablePointer<Slot>
    private var mask = 15

    init() {
        slots = .allocate(capacity: mask + 1)
        slots.initialize(repeating: Slot(), count: mask + 1)
    }

    func release() { slots.deallocate() }

    private func slot(_ account: Int32, _ day: Int32) -> Int {
        let key = UInt64(UInt32(bitPattern: account)) << 32 | UInt64(UInt32(bitPattern: day))
        let mixed = (key ^ key >> 29) &* 0x9E37_79B9_7F4A_7C15
        var slot = Int(truncatingIfNeeded: mixed >> 32) & mask
        while slots[slot].account >= 0, slots[slot].account != account || slots[slot].day != day {
            slot = (slot + 1) & mask
        }
        return slot
    }

    func find(_ account: Int32, _ day: Int32) -> Int32? {
        guard count > 0 else { return nil }
        let found = slots[slot(account, day)]
        return found.account >= 0 ? found.index : nil
    }

    /// Adds what is not there.
    mutating func add(_ account: Int32, _ day: Int32, _ index: Int32) {
        if count * 2 > mask { grow() }
        slots[slot(account, day)] = Slot(account: account, day: day, index: index)
        count += 1
    }

    private mutating func grow() {
        let old = UnsafeMutableBufferPointer(start: slots, count: mask + 1)
        mask = mask * 2 + 1
        slots = .allocate(capacity: mask + 1)
        slots.initialize(repeating: Slot(), count: mask + 1)
        for item in old where item.account >= 0 { slots[slot(item.account, item.day)] = item }
        old.deallocate()
    }
}
