import CPrefetch

/// Rows whose cells have been asked for and are not there yet: of rows in no order every cell lies in some other place of
/// memory, and waiting for one at a time took three quarters of the scan. A row is added to its cell when so many others
/// have been read behind it; in which order rows are added is of no consequence.
struct WaitingRows {
    private struct Row {
        var cell: UnsafeMutablePointer<DayCell>
        var value: Int64 = 0
        var place = DayCell.nowhere
        var quarter: Int32 = 0
    }

    private static let count = 16

    private let rows: UnsafeMutablePointer<Row>
    /// Takes what stands where no row waits.
    private let nothing: UnsafeMutablePointer<DayCell>
    private var next = 0

    init() {
        rows = .allocate(capacity: Self.count)
        nothing = .allocate(capacity: 1)
        nothing.initialize(to: DayCell(account: -1, day: 0))
        rows.initialize(repeating: Row(cell: nothing), count: Self.count)
    }

    func release() {
        rows.deallocate()
        nothing.deallocate()
    }

    @inline(__always)
    mutating func add(_ cell: UnsafeMutablePointer<DayCell>, _ quarter: Int32, _ value: Int64, _ place: UInt64) {
        abate_prefetch(cell)
        let row = rows + next
        Self.take(row)
        row.pointee = Row(cell: cell, value: value, place: place, quarter: quarter)
        next = (next &+ 1) & (Self.count - 1)
    }

    /// Adds all that wait.
    mutating func finish() {
        for index in 0..<Self.count {
            Self.take(rows + index)
            rows[index] = Row(cell: nothing)
        }
    }

    @inline(__always)
    private static func take(_ row: UnsafeMutablePointer<Row>) {
        let (cell, quarter) = (row.pointee.cell, row.pointee.quarter)
        DayCell.mark(cell, quarter)
        cell.pointee.sum &+= row.pointee.value
        if quarter == 0, row.pointee.place < cell.pointee.first { cell.pointee.first = row.pointee.place }
    }
}
