import LedgerStore
import Tabular

/// What workers have found in a stretch of a file. Each has its rows in their order already.
struct Stretch: Sendable {
    struct Block: Sendable {
        var index: Int
        var worker: Int
        /// Of the text before it.
        var linesBefore: Int
    }

    /// An account of which rows were taken for the first time.
    struct NewAccount: Sendable {
        /// The worker's number.
        var index: Int
        var low: UInt64
        var high: UInt64
        var first: UInt64
    }

    /// In the order of the text.
    private(set) var blocks: [Block] = []
    /// By worker.
    private(set) var days: [[TakenDay]] = []
    private(set) var accounts: [[NewAccount]] = []
    private(set) var odd: [OddRow] = []
    private(set) var linesAfter: Int

    /// Empties the workers.
    /// - Parameter unmet: by worker its accounts of which no rows were taken before; those that still have none stay.
    init(_ scanners: [RowScanner], unmet: inout [[Int]], linesBefore: Int) {
        linesAfter = linesBefore
        let found = scanners.enumerated().flatMap { worker, scanner in scanner.takeLines().map { (worker, $0) } }
        for (worker, block) in found.sorted(by: { $0.1.index < $1.1.index }) {
            blocks.append(Block(index: block.index, worker: worker, linesBefore: linesAfter))
            linesAfter += block.lines
        }
        for (worker, scanner) in scanners.enumerated() {
            days.append(scanner.days)
            scanner.days = []
            odd += scanner.takeOddRows()
            let entries = scanner.accounts.entries
            accounts.append(
                unmet[worker].filter { entries[$0].first != DayCell.nowhere }.map { index in
                    let entry = entries[index]
                    return NewAccount(index: index, low: entry.low, high: entry.high, first: entry.first)
                })
            unmet[worker].removeAll { entries[$0].first != DayCell.nowhere }
        }
        odd.sort { $0.place < $1.place }
    }

    /// Rows of a block from an index of its worker's days on.
    func rows(of block: Block, from start: Int, before place: UInt64) -> ArraySlice<TakenDay> {
        let days = days[block.worker]
        var (low, high) = (start, days.count)
        while low < high {
            let middle = (low + high) / 2
            if days[middle].place < place { low = middle + 1 } else { high = middle }
        }
        return days[start..<low]
    }
}

/// The ledger's short numbers of the accounts of several workers, given in the order in which the file names them.
struct StretchAccounts {
    /// By worker and its number of the account; negative before it has one.
    private(set) var ids: [[Int32]]
    private let words: ReadingWords
    private let known = AccountNumbers()
    private var numbered: [Int32] = []
    /// Those of the stretch, the last one first.
    private var waiting: [(first: UInt64, worker: Int, index: Int, known: Int)] = []

    init(_ words: ReadingWords, workers: Int) {
        self.words = words
        ids = Array(repeating: [], count: workers)
    }

    mutating func meet(_ stretch: Stretch) {
        for (worker, accounts) in stretch.accounts.enumerated() {
            for account in accounts {
                let index = Int(known.meet(account.low, account.high))
                waiting.append((account.first, worker, account.index, index))
                let lacking = account.index + 1 - ids[worker].count
                if lacking > 0 { ids[worker] += repeatElement(-1, count: lacking) }
            }
        }
        waiting.sort { $0.first > $1.first }
    }

    mutating func name(before place: UInt64, _ transaction: LedgerTransaction) throws {
        var named: [(worker: Int, index: Int, known: Int)] = []
        while let last = waiting.last, last.first < place {
            named.append((last.worker, last.index, last.known))
            waiting.removeLast()
        }
        guard !named.isEmpty else { return }
        while numbered.count < known.table.count { numbered.append(-1) }
        var new: [Int] = []
        for item in named where numbered[item.known] == -1 {
            numbered[item.known] = -2
            new.append(item.known)
        }
        let numbers = new.map { index in
            known.table.bytes(index).withUnsafeBufferPointer { words.number(of: $0) } ?? ""
        }
        for (index, id) in zip(new, try transaction.accountIDs(of: numbers)) { numbered[index] = id }
        for item in named { ids[item.worker][item.index] = numbered[item.known] }
    }
}
