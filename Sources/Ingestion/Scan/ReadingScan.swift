import Diagnostics
import EmissionModel
import Jurisdiction
import LedgerStore
import Tabular

/// Takes a long file of quarter-hours with several workers: the days that are whole as sums, the rows of all others one
/// by one in a second walk, and rows out of the ordinary through the importer of rows. What comes of it is what the
/// importer of rows alone would make of the file.
struct ReadingScan {
    let document: TabularDocument
    let context: ImportContext
    let layout: ReadingLayout
    let form: ReadingForm
    let workers: ScanWorkers
    let date: ColumnMapping.Column
    let energy: ColumnMapping.Column

    /// Takes a row that a scanner has left, where it is one; gives whether it is.
    typealias TakeRow = (borrowing RowView, inout any TableImporter) throws -> Bool

    init?(_ form: ReadingForm, _ workers: ScanWorkers) {
        let mapping = form.context.mapping
        guard workers.count > 0, let date = mapping.columns["date"], let energy = mapping.columns["kwh"],
            let layout = ReadingLayout(mapping, form.context.dictionary, form.document)
        else { return nil }
        document = form.document
        context = form.context
        self.layout = layout
        self.form = form
        self.workers = workers
        self.date = date
        self.energy = energy
    }

    /// - Returns: whether there were rows; nil where the file needs the reader of rows, and nothing has been taken.
    func run(_ takeRow: TakeRow) throws -> Bool? {
        var survey = IntervalSurvey(context.mapping)
        guard let guess = try survey.guess(from: document, sheet: form.sheet, declared: form.declared),
            let harvest = try harvest(guess)
        else { return nil }
        if case .quarterHours(guess)? = try harvest.told(document, context.mapping, declared: form.declared) {
            return try take(harvest, guess, shift: harvest.evidence.largestShift, takeRow)
        }
        // What the scan cannot tell for certain, a survey of all rows can.
        survey = IntervalSurvey(context.mapping)
        try survey.run(over: document, sheet: form.sheet)
        guard case .quarterHours(let convention) = survey.result(declared: form.declared) else { return nil }
        guard let other = convention == guess ? harvest : try self.harvest(convention) else { return nil }
        return try take(other, convention, shift: survey.largestShift, takeRow)
    }

    // MARK: The first walk

    private func harvest(_ convention: IntervalConvention) throws -> StampHarvest? {
        let scanners = (0..<workers.count).map { _ in StampScanner(layout, convention) }
        guard let source = try document.blocks(of: workers.blockSize),
            try BlockWorkers.run(scanners, over: source)
        else { return nil }
        guard document.settle(source) else { throw UnprovenText() }
        let harvest = StampHarvest(scanners, convention)
        return hasTwoNames(harvest) ? nil : harvest
    }

    /// Whether one account is written in several ways.
    private func hasTwoNames(_ harvest: StampHarvest) -> Bool {
        let numbers = (0..<harvest.accounts.table.count).map { harvest.accounts.table.bytes($0) }
        guard numbers.contains(where: { !$0.allSatisfy { (48...57).contains($0) } }) else { return false }
        return Set(numbers.map(number)).count < numbers.count
    }

    private func number(_ bytes: [UInt8]) -> String {
        bytes.withUnsafeBufferPointer { layout.words.number(of: $0) } ?? ""
    }

    // MARK: Into the ledger

    private func take(
        _ harvest: StampHarvest, _ convention: IntervalConvention, shift: Int64, _ takeRow: TakeRow
    ) throws -> Bool {
        form.report(convention, shift: shift, date.header)
        var importer: any TableImporter = StampImporter(
            context: context, date: date.index, energy: energy, convention: convention, isCollecting: true)
        let hasOddRows = try takeInOrder(harvest, &importer, takeRow)
        let collected = (importer as? StampImporter)?.collected ?? []
        let rest = try addSums(harvest, collected)
        try addRest(harvest, convention, collected, rest)
        try importer.finish()
        return harvest.hasRows || hasOddRows
    }

    /// Accounts get their short numbers, and odd rows are taken, in the order of the file.
    private func takeInOrder(
        _ harvest: StampHarvest, _ importer: inout any TableImporter, _ takeRow: TakeRow
    ) throws -> Bool {
        let accounts = harvest.accounts
        var ids: [Int32] = []
        ids.reserveCapacity(harvest.order.count)
        var hasRows = false
        var next = 0
        for row in harvest.oddRows + [OddRow(place: .max, bytes: [])] {
            let start = next
            while next < harvest.order.count, accounts.table.entries[harvest.order[next]].first <= row.place {
                next += 1
            }
            ids += try context.sink.transaction.accountIDs(
                of: harvest.order[start..<next].map { number(accounts.table.bytes($0)) })
            guard row.place != .max else { break }
            try document.withRow(row.bytes, line: harvest.lines.line(of: row.place)) { view in
                if try takeRow(view, &importer) { hasRows = true }
            }
        }
        accounts.settle(harvest.ranks.map { ids[Int($0)] })
        return hasRows
    }

    /// Adds the days that are whole and of which the quarter-hours need not be kept; gives the others.
    private func addSums(
        _ harvest: StampHarvest, _ collected: [(day: CalendarDay, reading: QuarterReading)]
    ) throws -> AccountDays {
        let transaction = context.sink.transaction
        let ids = harvest.order.map { harvest.accounts.ids[$0] }
        var rest = AccountDays()
        for item in collected { rest.insert(item.reading.account, item.day.number) }
        for item in harvest.days {
            let day = CalendarDay(number: item.day)
            for rank in item.broken { rest.insert(ids[Int(rank)], item.day) }
            var sums = item.whole.map {
                StoredReading(
                    account: ids[Int($0.rank)], milliwattHours: $0.sum,
                    line: Int32(clamping: harvest.lines.line(of: $0.place)))
            }
            let known =
                transaction.curveDays.contains(day)
                ? sums.map(\.account)
                : try transaction.accountsWithQuarters(among: sums.map(\.account).sorted(), on: day)
            for account in known { rest.insert(account, item.day) }
            sums.removeAll { rest.contains($0.account, item.day) }
            if !sums.isEmpty {
                context.sink.counts += try transaction.add(sums: sums, on: day, sheet: context.place.sheet)
            }
        }
        return rest
    }

    /// Walks over the file once more and adds the rows of some days one by one, in their order.
    private func addRest(
        _ harvest: StampHarvest, _ convention: IntervalConvention,
        _ collected: [(day: CalendarDay, reading: QuarterReading)], _ rest: AccountDays
    ) throws {
        var sink = CurveSink(context)
        var others = collected[...]
        if !rest.isEmpty {
            let rows = QuarterRows(document, layout, convention, workers, WantedRows(harvest.accounts, rest))
            try rows.forEach { reading, day in
                while let other = others.first, other.reading.line < reading.line {
                    sink.hold(other.reading, on: other.day)
                    others.removeFirst()
                }
                sink.hold(reading, on: day)
                try sink.flushIfFull()
            }
        }
        for other in others { sink.hold(other.reading, on: other.day) }
        try sink.finish()
    }
}
