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
    private var cells: [Int64]
    private var higherValues: [Int: Int64] = [:]
    private var flagged: Set<Int> = []
    private var partial: Set<Int> = []
    /// Days whose registers make no consumption, in order of day and account.
    public var registerFaults: [RegisterFault] = []

    private static let missingCell = Int64.min

    /// - Parameter accountNumbers: sorted, without repetition.
    public init(firstDay: CalendarDay, dayCount: Int, accountNumbers: [String]) {
        self.firstDay = firstDay
        self.dayCount = dayCount
        self.accountNumbers = accountNumbers
        self.cells = Array(repeating: Self.missingCell, count: dayCount * accountNumbers.count)
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
    public subscript(row: Int, day: CalendarDay) -> Reading {
        get {
            guard let cell = index(row, day), cells[cell] != Self.missingCell else { return .missing }
            let energy = Energy(milliwattHours: cells[cell])
            guard hasMarks else { return .value(energy) }
            if let higher = higherValues[cell] {
                return .conflict(lower: energy, higher: Energy(milliwattHours: higher))
            }
            if partial.contains(cell) { return .partial(energy) }
            return flagged.contains(cell) ? .flagged(energy) : .value(energy)
        }
        set {
            guard let cell = index(row, day) else { return }
            if hasMarks {
                higherValues[cell] = nil
                flagged.remove(cell)
                partial.remove(cell)
            }
            switch newValue {
            case .missing: cells[cell] = Self.missingCell
            case .value(let energy): cells[cell] = energy.milliwattHours
            case .conflict(let lower, let higher):
                cells[cell] = lower.milliwattHours
                higherValues[cell] = higher.milliwattHours
            case .flagged(let energy):
                cells[cell] = energy.milliwattHours
                flagged.insert(cell)
            case .partial(let energy):
                cells[cell] = energy.milliwattHours
                partial.insert(cell)
            }
        }
    }

    /// Some cell holds more than a value: most tables have none, and are asked cell by cell.
    private var hasMarks: Bool { !(higherValues.isEmpty && flagged.isEmpty && partial.isEmpty) }

    /// Every cell on which two sources disagree, in order of account and day.
    public var conflicts: [(account: String, day: CalendarDay, lower: Energy, higher: Energy)] {
        higherValues.sorted { $0.key < $1.key }.map { cell, higher in
            (
                accountNumbers[cell / dayCount], firstDay.advanced(by: cell % dayCount),
                Energy(milliwattHours: cells[cell]), Energy(milliwattHours: higher)
            )
        }
    }

    private func index(_ row: Int, _ day: CalendarDay) -> Int? {
        let offset = firstDay.distance(to: day)
        return (0..<dayCount).contains(offset) ? row * dayCount + offset : nil
    }
}
