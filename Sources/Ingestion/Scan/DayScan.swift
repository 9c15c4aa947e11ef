import EmissionModel
import LedgerStore
import Tabular

/// Takes a file of days with several workers, a stretch of it at a time, so that memory does not grow with the file. Its
/// rows reach the importer in their order, those out of the ordinary as rows.
struct DayScan {
    /// How many blocks the workers take before what they have found is put in order and given on.
    private static let blocksAtOnce = 32

    private let document: TabularDocument
    private let context: ImportContext
    private let layout: ReadingLayout
    private let workers: ScanWorkers
    private let sumsCells: Bool

    init(
        _ document: TabularDocument, _ context: ImportContext, _ layout: ReadingLayout, _ workers: ScanWorkers,
        sumsCells: Bool = false
    ) {
        self.document = document
        self.context = context
        self.layout = layout
        self.workers = workers
        self.sumsCells = sumsCells
    }

    /// - Parameter report: says what is to be said of the form, before the first row.
    /// - Returns: whether there were rows.
    func run(
        _ importer: some DayHoldingImporter, _ judge: ReadingScan.JudgeRow, report: () -> Void = {}
    ) throws -> Bool? {
        // Rows are taken before the end of the text is seen.
        guard try document.prove() else { throw UnprovenText() }
        guard let source = try document.blocks(of: workers.blockSize) else { return nil }
        report()
        let scanners = (0..<workers.count).map { _ in RowScanner(layout, sumsCells: sumsCells) }
        var ids = [[Int32]](repeating: [], count: scanners.count)
        var importer = importer
        var lines = 0
        var hasRows = false
        source.pause = 0
        while !source.isAtEnd {
            source.pause += Self.blocksAtOnce
            guard try BlockWorkers.run(scanners, over: source) else { throw ScanAbandoned() }
            let stretch = Stretch(scanners, linesBefore: lines)
            lines = stretch.linesAfter
            try stretch.forEachRow { row, line in
                switch row {
                case .odd(let bytes):
                    try document.withRow(bytes, line: line) { row in
                        let use = judge(row)
                        if use != .none { hasRows = true }
                        if use == .take { try importer.take(row) }
                    }
                case .day(let day, let worker):
                    hasRows = true
                    let account = try id(day.account, of: scanners[worker], &ids[worker])
                    try importer.hold(
                        StoredReading(
                            account: account, milliwattHours: day.milliwattHours, line: Int32(clamping: line)),
                        on: CalendarDay(number: day.day))
                }
            }
        }
        if hasRows { try importer.finish() }
        return hasRows
    }

    /// The ledger's short number, asked for where the file first names the account.
    private func id(_ account: Int32, of scanner: RowScanner, _ ids: inout [Int32]) throws -> Int32 {
        while ids.count < scanner.accounts.count { ids.append(-1) }
        if ids[Int(account)] >= 0 { return ids[Int(account)] }
        let number = scanner.accounts.bytes(Int(account)).withUnsafeBufferPointer { layout.words.number(of: $0) }
        let id = try context.sink.transaction.accountID(of: number ?? "")
        ids[Int(account)] = id
        return id
    }
}

/// What workers have found in a stretch of a file, in the order of the file.
private struct Stretch {
    enum Row {
        case odd([UInt8])
        case day(TakenDay, worker: Int)
    }

    private var days: [[TakenDay]] = []
    private var odd: [OddRow] = []
    private var before: [Int: Int] = [:]
    private(set) var linesAfter: Int

    /// Empties the workers.
    init(_ scanners: [RowScanner], linesBefore: Int) {
        linesAfter = linesBefore
        for block in scanners.flatMap({ $0.takeLines() }).sorted(by: { $0.index < $1.index }) {
            before[block.index] = linesAfter
            linesAfter += block.lines
        }
        for scanner in scanners {
            days.append(scanner.days)
            scanner.days = []
            odd += scanner.takeOddRows()
        }
        odd.sort { $0.place < $1.place }
    }

    /// Each worker has its rows in their order already.
    func forEachRow(_ body: (Row, _ line: Int) throws -> Void) rethrows {
        var next = [Int](repeating: 0, count: days.count)
        var nextOdd = 0
        while true {
            var place = nextOdd < odd.count ? odd[nextOdd].place : .max
            var worker = -1
            for index in days.indices where next[index] < days[index].count && days[index][next[index]].place < place {
                place = days[index][next[index]].place
                worker = index
            }
            if worker >= 0 {
                try body(.day(days[worker][next[worker]], worker: worker), line(of: place))
                next[worker] += 1
            } else if nextOdd < odd.count {
                try body(.odd(odd[nextOdd].bytes), line(of: place))
                nextOdd += 1
            } else {
                return
            }
        }
    }

    private func line(of place: UInt64) -> Int { (before[RowPlace.block(place)] ?? 0) + RowPlace.line(place) }
}
