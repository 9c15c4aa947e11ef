import EmissionModel
import Jurisdiction
import Tabular

/// What all workers have found of a file of quarter-hours, put together: which depends neither on how many they were nor
/// on which of them saw what.
struct StampHarvest {
    let accounts = AccountNumbers()
    let oddRows: [OddRow]
    let lines: LineNumbers
    /// In order of day.
    private(set) var days: [HarvestedDay] = []
    private(set) var facts = StampFacts()
    private(set) var evidence: StampEvidence
    /// By number of an account its place in the order of first rows, negative for none, and the other way round.
    private(set) var ranks: [Int32] = []
    private(set) var order: [Int] = []
    private(set) var rows = 0
    /// Where the rows of each account-day stand, where that is known.
    let visits: VisitList?

    var hasRows: Bool { rows > 0 }

    init(_ scanners: [any QuarterScanner]) {
        oddRows = scanners.flatMap(\.oddRows).sorted { $0.place < $1.place }
        let blocks = scanners.flatMap(\.lines)
        lines = LineNumbers(blocks)
        let own = scanners.map { [accounts] in accounts.merge($0.accounts) }
        for scanner in scanners { facts.merge(scanner.facts) }
        order = accounts.inOrder()
        ranks = [Int32](repeating: -1, count: accounts.table.count)
        for (rank, account) in order.enumerated() { ranks[account] = Int32(truncatingIfNeeded: rank) }
        let workerRanks = own.map { [ranks] in $0.map { ranks[Int($0)] } }
        visits = VisitList(scanners, workerRanks, blocks)
        let cells = HarvestedCells(scanners, workerRanks, accounts: order.count)
        let convention = scanners.first?.convention ?? .start
        evidence = StampEvidence(convention, accounts: 0)
        for part in cells.collected(convention, lines, parts: scanners.count) {
            evidence.append(part.evidence)
            rows += part.rows
            append(part.days)
        }
        for scanner in scanners { scanner.forgetCells() }
    }

    /// Of accounts behind those that are there.
    private mutating func append(_ more: [HarvestedDay]) {
        guard !days.isEmpty else { return days = more }
        var merged: [HarvestedDay] = []
        var next = 0
        for day in more {
            while next < days.count, days[next].day < day.day {
                merged.append(days[next])
                next += 1
            }
            if next < days.count, days[next].day == day.day {
                // What is moved is not copied.
                var both = HarvestedDay(day: day.day)
                swap(&both, &days[next])
                next += 1
                both.whole += day.whole
                both.broken += day.broken
                merged.append(both)
            } else {
                merged.append(day)
            }
        }
        days = merged + days[next...]
    }
}

/// What a file gives of one day, accounts in the order in which the file first names them.
struct HarvestedDay {
    var day: Int32
    /// Accounts of which all quarter-hours are there, each once; the line is that of the first.
    var whole: [(rank: Int32, line: Int32, sum: Int64)] = []
    /// The other accounts that have any.
    var broken: [Int32] = []
}
