import EmissionModel
import LedgerStore
import Tabular

/// A worker that brings quarter-hours to the sums of their days, or, on a second walk, takes those that are wanted.
protocol QuarterScanner: BlockScanner {
    /// What the times of its rows are taken to mean; of no consequence where rows hold whole days.
    var convention: IntervalConvention { get }
    var accounts: AccountTable { get }
    var cells: CellTable { get }
    var oddRows: [OddRow] { get }
    var facts: StampFacts { get }
    /// The lines of all blocks since they were last taken.
    var lines: [ScannedBlock] { get }
    func takeLines() -> [ScannedBlock]
    /// Where the rows of each account-day stand.
    var visits: RowVisits { get }
    /// Gives the memory of its cells back, once all was taken from them.
    func forgetCells()
    /// The rows that were wanted, since it was last emptied.
    var taken: [TakenQuarter] { get set }
}

/// An importer of rows whose quarter-hours are put between those of a scan.
protocol CollectingImporter: TableImporter {
    var collected: [(day: CalendarDay, reading: QuarterReading)] { get }
}

/// An importer of rows to which a scan gives its days, each where the file has it among the other rows.
protocol DayHoldingImporter: TableImporter {
    mutating func hold(_ reading: StoredReading, on day: CalendarDay) throws
}

/// A scan that cannot go on has taken something: the file is taken from the start by the reader of rows.
struct ScanAbandoned: Error {}
