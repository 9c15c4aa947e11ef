import EmissionModel
import Jurisdiction
import Tabular

/// What all workers have found of a file of quarter-hours, put together: which depends neither on how many they were nor
/// on which of them saw what.
struct StampHarvest {
    /// Of one day, accounts in the order in which the file first names them.
    struct Day {
        var day: Int32
        /// Accounts of which all quarter-hours are there, each once.
        var whole: [(rank: Int32, sum: Int64, place: UInt64)] = []
        /// The other accounts that have any.
        var broken: [Int32] = []
    }

    let accounts = AccountNumbers()
    let oddRows: [OddRow]
    let lines: LineNumbers
    private(set) var days: [Day] = []
    private(set) var facts = StampFacts()
    private(set) var evidence: StampEvidence
    /// By number of an account its place in the order of first rows, negative for none, and the other way round.
    private(set) var ranks: [Int32] = []
    private(set) var order: [Int] = []
    private(set) var rows = 0

    var hasRows: Bool { rows > 0 }

    init(_ scanners: [any QuarterScanner]) {
        oddRows = scanners.flatMap(\.oddRows).sorted { $0.place < $1.place }
        lines = LineNumbers(scanners.flatMap(\.lines))
        let own = scanners.map { [accounts] in accounts.merge($0.accounts) }
        for scanner in scanners { facts.merge(scanner.facts) }
        order = accounts.inOrder()
        ranks = [Int32](repeating: -1, count: accounts.table.count)
        for (rank, account) in order.enumerated() { ranks[account] = Int32(truncatingIfNeeded: rank) }
        evidence = StampEvidence(scanners.first?.convention ?? .start, accounts: order.count)
        let refs = Self.refs(scanners, own.map { [ranks] in $0.map { ranks[Int($0)] } }, count: order.count)
        collect(refs, scanners)
    }

    /// Where a cell is, with what it is sorted by.
    private struct Ref {
        var rank: Int32
        var day: Int32
        var worker: Int32
        var cell: Int32
    }

    /// All cells by day, those of a day by rank: two stable counting sorts.
    private static func refs(_ scanners: [any QuarterScanner], _ ranks: [[Int32]], count: Int) -> [Ref] {
        var refs: [Ref] = []
        refs.reserveCapacity(scanners.reduce(0) { $0 + $1.cells.count })
        for (worker, scanner) in scanners.enumerated() {
            for index in 0..<scanner.cells.count {
                let cell = scanner.cells[index].pointee
                refs.append(
                    Ref(
                        rank: ranks[worker][Int(cell.account)], day: cell.day, worker: Int32(worker), cell: Int32(index)
                    ))
            }
        }
        let days = refs.map(\.day)
        guard let first = days.min(), let last = days.max() else { return [] }
        let byRank = sorted(refs, keys: count) { Int($0.rank) }
        return sorted(byRank, keys: Int(last - first) + 1) { Int($0.day - first) }
    }

    private static func sorted(_ refs: [Ref], keys: Int, by key: (Ref) -> Int) -> [Ref] {
        var starts = [Int](repeating: 0, count: keys + 1)
        for ref in refs { starts[key(ref) + 1] += 1 }
        for index in 1...keys { starts[index] += starts[index - 1] }
        return [Ref](unsafeUninitializedCapacity: refs.count) { sorted, count in
            for ref in refs {
                sorted.initializeElement(at: starts[key(ref)], to: ref)
                starts[key(ref)] += 1
            }
            count = refs.count
        }
    }

    private mutating func collect(_ refs: [Ref], _ scanners: [any QuarterScanner]) {
        let tables = scanners.map(\.cells)
        var index = 0
        while index < refs.count {
            let ref = refs[index]
            var cell = tables[Int(ref.worker)][Int(ref.cell)].pointee
            index += 1
            while index < refs.count, refs[index].rank == ref.rank, refs[index].day == ref.day {
                cell.merge(tables[Int(refs[index].worker)][Int(refs[index].cell)].pointee)
                index += 1
            }
            if days.last?.day != ref.day { days.append(Day(day: ref.day)) }
            rows += cell.count
            evidence.take(cell, rank: Int(ref.rank))
            if cell.isWhole {
                days[days.count - 1].whole.append((ref.rank, cell.sum, cell.first))
            } else {
                days[days.count - 1].broken.append(ref.rank)
            }
        }
        evidence.close()
    }
}
