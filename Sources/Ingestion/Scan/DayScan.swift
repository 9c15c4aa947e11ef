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
        let stretches = StretchReader(
            source, (0..<workers.count).map { _ in RowScanner(layout, sumsCells: sumsCells) }, Self.blocksAtOnce)
        defer { stretches.finish() }
        var accounts = StretchAccounts(layout.words, workers: workers.count)
        var importer = importer
        var hasRows = false
        while let stretch = try stretches.next() {
            try take(stretch, &accounts, &importer, judge, &hasRows)
        }
        if hasRows { try importer.finish() }
        return hasRows
    }

    private func take(
        _ stretch: Stretch, _ accounts: inout StretchAccounts, _ importer: inout some DayHoldingImporter,
        _ judge: ReadingScan.JudgeRow, _ hasRows: inout Bool
    ) throws {
        accounts.meet(stretch)
        var next = [Int](repeating: 0, count: stretch.days.count)
        var odd = stretch.odd[...]
        for block in stretch.blocks {
            let end = RowPlace.first(inBlock: block.index + 1, line: 0)
            repeat {
                let place = odd.first.map { min($0.place, end) } ?? end
                try accounts.name(before: place, context.sink.transaction)
                let rows = stretch.rows(of: block, from: next[block.worker], before: place)
                if !rows.isEmpty { hasRows = true }
                next[block.worker] = rows.endIndex
                try hold(rows, accounts.ids[block.worker], linesBefore: block.linesBefore, &importer)
                guard place < end, let row = odd.popFirst() else { break }
                try document.withRow(row.bytes, line: block.linesBefore + RowPlace.line(row.place)) { view in
                    let use = judge(view)
                    if use != .none { hasRows = true }
                    if use == .take { try importer.take(view) }
                }
            } while true
        }
    }

    /// - Parameter ids: the ledger's short numbers by the worker's.
    private func hold(
        _ rows: ArraySlice<TakenDay>, _ ids: [Int32], linesBefore: Int, _ importer: inout some DayHoldingImporter
    ) throws {
        for row in rows {
            try importer.hold(
                StoredReading(
                    account: ids[Int(row.account)], milliwattHours: row.milliwattHours,
                    line: Int32(clamping: linesBefore + RowPlace.line(row.place))),
                on: CalendarDay(number: row.day))
        }
    }
}
