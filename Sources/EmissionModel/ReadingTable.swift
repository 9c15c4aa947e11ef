/// The daily energies of many accounts over a run of days: one row an account, one column a day, missing where there
/// is no reading. What a query of the ledger gives and what the accounting reads.
public struct ReadingTable: Sendable {
    /// What the ledger holds for one account and day.
    public enum Reading: Sendable, Hashable {
        case missing
        case value(Energy)
        /// Two sources of the same run disagree and nobody has decided: on a response day the higher counts, on a
        /// baseline day the lower (`cli.md`).
        case conflict(lower: Energy, higher: Energy)
        /// There is a value, and its status says that it is not to be trusted.
        case flagged(Energy)
        /// The sum of the quarter-hours that are there, at least half of the day's: on a response day as good as
        /// missing, on a baseline day the lower figure it is.
        case partial(Energy)
    }

    public let firstDay: CalendarDay
    public let dayCount: Int
    /// Sorted, without repetition; the index of a number is its row.
    public let accountNumbers: [String]
    @usableFromInline var cells: [Int64]
    /// Days after the first from which on cells are kept, and on how many days: of the others there is no reading.
    @usableFromInline var keptFirst: Int
    @usableFromInline var keptCount: Int
    /// Rows in which some cell holds, or has held, more than a value; all others are read without a further question.
    @usableFromInline var isMarked: [Bool]
    private var higherValues: [Int: Int64] = [:]
    private var flagged: Set<Int> = []
    private var partial: Set<Int> = []
    /// Days whose registers make no consumption, in order of day and account.
    public var registerFaults: [RegisterFault] = []

    @usableFromInline static var missingCell: Int64 { .min }

    /// - Parameters:
    ///   - accountNumbers: sorted, without repetition.
    ///   - days: those on which there may be readings, so that no room is taken for others; nil: all.
    public init(
        firstDay: CalendarDay, dayCount: Int, accountNumbers: [String], keeping days: ClosedRange<CalendarDay>? = nil
    ) {
        self.firstDay = firstDay
        self.dayCount = dayCount
        self.accountNumbers = accountNumbers
        let all = 0..<max(dayCount, 0)
        let kept = days.map { days in
            (firstDay.distance(to: days.lowerBound)..<firstDay.distance(to: days.upperBound) + 1).clamped(to: all)
        }
        keptFirst = kept?.lowerBound ?? 0
        keptCount = (kept ?? all).count
        cells = Array(repeating: Self.missingCell, count: keptCount * accountNumbers.count)
        isMarked = Array(repeating: false, count: accountNumbers.count)
    }

    public var lastDay: CalendarDay { firstDay.advanced(by: dayCount - 1) }

    /// nil where the account is not in the table.
    public func row(of accountNumber: String) -> Int? {
        var low = 0
        var high = accountNumbers.count
        while low < high {
            let middle = (low + high) / 2
            if accountNumbers[middle] < accountNumber { low = middle + 1 } else { high = middle }
        }
        return low < accountNumbers.count && accountNumbers[low] == accountNumber ? low : nil
    }

    /// `.missing` for a day outside the table.
    @inlinable
    public subscript(row: Int, day: CalendarDay) -> Reading {
        get {
            let offset = firstDay.distance(to: day) - keptFirst
            guard offset >= 0, offset < keptCount else { return .missing }
            let cell = row * keptCount + offset
            guard cells[cell] != Self.missingCell else { return .missing }
            return isMarked[row] ? markedReading(cell) : .value(Energy(milliwattHours: cells[cell]))
        }
        set {
            let offset = firstDay.distance(to: day)
            guard offset >= 0, offset < dayCount else { return }
            if case .value(let energy) = newValue {
                setValue(energy, row: row, offset: offset)
            } else {
                setMarked(newValue, row: row, cell: keptCell(row, offset))
            }
        }
    }

    /// The same as a value by row and day, for those who fill many cells.
    /// - Parameter offset: days after the first, below `dayCount`.
    @inlinable
    public mutating func setValue(_ energy: Energy, row: Int, offset: Int) {
        let cell = keptCell(row, offset)
        if isMarked[row] { clearMarks(cell) }
        cells[cell] = energy.milliwattHours
    }

    @inlinable
    mutating func keptCell(_ row: Int, _ offset: Int) -> Int {
        precondition(offset >= 0 && offset < dayCount)
        if offset < keptFirst || offset >= keptFirst + keptCount { keepAll() }
        return row * keptCount + offset - keptFirst
    }

    /// Makes room for all days, where one is set that was not expected.
    @usableFromInline
    mutating func keepAll() {
        var all = ReadingTable(firstDay: firstDay, dayCount: dayCount, accountNumbers: accountNumbers)
        all.registerFaults = registerFaults
        for row in accountNumbers.indices {
            for offset in keptFirst..<keptFirst + keptCount {
                let day = firstDay.advanced(by: offset)
                all[row, day] = self[row, day]
            }
        }
        self = all
    }

    @usableFromInline
    func markedReading(_ cell: Int) -> Reading {
        let energy = Energy(milliwattHours: cells[cell])
        if let higher = higherValues[cell] {
            return .conflict(lower: energy, higher: Energy(milliwattHours: higher))
        }
        if partial.contains(cell) { return .partial(energy) }
        return flagged.contains(cell) ? .flagged(energy) : .value(energy)
    }

    @usableFromInline
    mutating func clearMarks(_ cell: Int) {
        higherValues[cell] = nil
        flagged.remove(cell)
        partial.remove(cell)
    }

    @usableFromInline
    mutating func setMarked(_ reading: Reading, row: Int, cell: Int) {
        if isMarked[row] { clearMarks(cell) }
        switch reading {
        case .missing: cells[cell] = Self.missingCell
        case .value(let energy): cells[cell] = energy.milliwattHours
        case .conflict(let lower, let higher):
            cells[cell] = lower.milliwattHours
            higherValues[cell] = higher.milliwattHours
            isMarked[row] = true
        case .flagged(let energy):
            cells[cell] = energy.milliwattHours
            flagged.insert(cell)
            isMarked[row] = true
        case .partial(let energy):
            cells[cell] = energy.milliwattHours
            partial.insert(cell)
            isMarked[row] = true
        }
    }

    /// Every cell on which two sources disagree, in order of account and day.
    public var conflicts: [(account: String, day: CalendarDay, lower: Energy, higher: Energy)] {
        higherValues.sorted { $0.key < $1.key }.map { cell, higher in
            (
                accountNumbers[cell / keptCount], firstDay.advanced(by: keptFirst + cell % keptCount),
                Energy(milliwattHours: cells[cell]), Energy(milliwattHours: higher)
            )
        }
    }
}
