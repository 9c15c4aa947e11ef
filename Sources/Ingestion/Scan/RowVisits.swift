import Glibc

/// Where in the text the rows of account-days stand: each stretch of rows of one account-day within a block. Of files in
/// order of account there are hardly more than account-days; where there are many more, none are kept.
struct RowVisits {
    /// Sixteen bytes, since there is one for each account-day.
    struct Visit {
        /// Of its first byte in the block.
        var offset: UInt32
        /// By the worker's number; negative where the last row of a block has ended.
        var account: Int32
        /// Or the number of the block that has ended.
        var day: Int32
        private let lineAndQuarter: UInt32

        init(offset: Int, account: Int32, day: Int32, line: Int, quarter: Int32) {
            self.offset = UInt32(truncatingIfNeeded: offset)
            self.account = account
            self.day = day
            lineAndQuarter = UInt32(truncatingIfNeeded: line) &<< 7 | UInt32(truncatingIfNeeded: quarter)
        }

        /// Of its first row in the block.
        var line: Int { Int(lineAndQuarter &>> 7) }
        /// Of its first row as its time is written, 0…96.
        var quarter: Int { Int(lineAndQuarter & 127) }
    }

    private(set) var count = 0
    private var visits: UnsafeMutablePointer<Visit>
    private var capacity = 1024
    /// They were too many.
    private(set) var areMissing = false

    init() {
        visits = .allocate(capacity: capacity)
    }

    func release() { visits.deallocate() }

    subscript(index: Int) -> Visit { visits[index] }

    /// Whether to note those of a block that is begun.
    mutating func goesOn(cells: Int) -> Bool {
        if !areMissing, count > 256 + 2 * cells {
            areMissing = true
            count = 0
            move(to: 1)
        }
        return !areMissing
    }

    @inline(__always)
    mutating func note(_ account: Int32, _ day: Int32, _ quarter: Int32, _ place: UInt64, _ offset: Int) {
        add(Visit(offset: offset, account: account, day: day, line: RowPlace.line(place), quarter: quarter))
    }

    /// Notes where the last row of a block ends.
    mutating func close(block: Int, _ offset: Int) {
        add(Visit(offset: offset, account: -1, day: Int32(truncatingIfNeeded: block), line: 0, quarter: 0))
    }

    @inline(__always)
    private mutating func add(_ visit: Visit) {
        if count == capacity { move(to: capacity &* 2) }
        (visits + count).initialize(to: visit)
        count &+= 1
    }

    @inline(never)
    private mutating func move(to capacity: Int) {
        // The system moves large pieces without copying them.
        let stride = MemoryLayout<Visit>.stride
        guard let moved = realloc(visits, capacity * stride) else { preconditionFailure("out of memory") }
        visits = moved.bindMemory(to: Visit.self, capacity: capacity)
        self.capacity = capacity
    }
}
