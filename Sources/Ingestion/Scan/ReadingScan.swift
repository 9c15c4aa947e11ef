import Diagnostics
import EmissionModel
import Jurisdiction
import LedgerStore
import Tabular

/// Takes a file of quarter-hours with several workers: the days that are whole as sums, the rows of all others one
/// by one in a second walk, and rows out of the ordinary through the importer of rows. What comes of it is what the
/// importer of rows alone would make of the file.
struct ReadingScan {
    let document: TabularDocument
    let context: ImportContext
    let layout: ReadingLayout
    let form: ReadingForm
    let workers: ScanWorkers
    /// What becomes of a row that a scanner has left.
    enum RowUse {
        /// It is none: a header repeated, a total.
        case none
        /// It is one, and was said to be wrong.
        case refused
        case take
    }

    typealias JudgeRow = (borrowing RowView) -> RowUse

    init(_ form: ReadingForm, _ layout: ReadingLayout, _ workers: ScanWorkers) {
        document = form.document
        context = form.context
        self.layout = layout
        self.form = form
        self.workers = workers
    }

    /// Takes a long file.
    /// - Parameter guess: what the first rows suggest.
    /// - Returns: whether there were rows; nil where the file needs the reader of rows, and nothing has been taken.
    func run(_ guess: IntervalConvention, _ judge: JudgeRow) throws -> Bool? {
        guard let harvest = try harvest({ StampScanner(layout, guess, wanted: $0) }) else { return nil }
        if case .quarterHours(guess)? = try harvest.told(document, context.mapping, declared: form.declared) {
            return try take(harvest, guess, shift: harvest.evidence.largestShift, judge)
        }
        // What the scan cannot tell for certain, a survey of all rows can.
        var survey = IntervalSurvey(context.mapping)
        try survey.run(over: document, sheet: form.sheet)
        guard case .quarterHours(let convention) = survey.result(declared: form.declared) else { return nil }
        let other = convention == guess ? harvest : try self.harvest { StampScanner(layout, convention, wanted: $0) }
        guard let other else { return nil }
        return try take(other, convention, shift: survey.largestShift, judge)
    }

    private func take(
        _ harvest: StampHarvest, _ convention: IntervalConvention, shift: Int64, _ judge: JudgeRow
    ) throws -> Bool? {
        guard let date = context.mapping.columns["date"], let energy = context.mapping.columns["kwh"] else {
            return nil
        }
        form.report(convention, shift: shift, date.header)
        let importer = StampImporter(
            context: context, date: date.index, energy: energy, convention: convention, isCollecting: true)
        return try take(harvest, importer, judge) { StampScanner(layout, convention, wanted: $0) }
    }

    /// Takes a file with the intervals of a day, or a row of dates, across.
    func runAcross(_ judge: JudgeRow) throws -> Bool? {
        guard layout.form == .points, let points = context.mapping.points, let date = context.mapping.columns["date"]
        else {
            return try DayScan(document, context, layout, workers).run(ReadingImporter(context: context), judge)
        }
        guard points.isQuarterHourly else {
            let importer = PointImporter(context: context, points: points, date: date.index)
            return try DayScan(document, context, layout, workers, sumsCells: true).run(importer, judge) {
                form.report(points)
            }
        }
        guard let harvest = try harvest({ RowScanner(layout, wanted: $0) }) else { return nil }
        form.report(points)
        let importer = PointImporter(context: context, points: points, date: date.index, isCollecting: true)
        return try take(harvest, importer, judge) { RowScanner(layout, wanted: $0) }
    }

    // MARK: The first walk

    private typealias MakeScanner = (WantedRows?) -> any QuarterScanner

    private func harvest(_ makeScanner: MakeScanner) throws -> StampHarvest? {
        let scanners = (0..<workers.count).map { _ in makeScanner(nil) }
        guard let source = try document.blocks(of: workers.blockSize),
            try BlockWorkers.run(scanners, over: source)
        else { return nil }
        guard document.settle(source) else { throw UnprovenText() }
        let harvest = StampHarvest(scanners)
        return hasTwoNames(harvest) ? nil : harvest
    }

    /// Whether one account is written in several ways.
    private func hasTwoNames(_ harvest: StampHarvest) -> Bool {
        let numbers = harvest.order.map { harvest.accounts.table.bytes($0) }
        guard numbers.contains(where: { !$0.allSatisfy { (48...57).contains($0) } }) else { return false }
        return Set(numbers.map(number)).count < numbers.count
    }

    private func number(_ bytes: [UInt8]) -> String {
        bytes.withUnsafeBufferPointer { layout.words.number(of: $0) } ?? ""
    }

    // MARK: Into the ledger

    private func take(
        _ harvest: StampHarvest, _ importer: some CollectingImporter, _ judge: JudgeRow, _ makeScanner: MakeScanner
    ) throws -> Bool {
        var importer = importer
        let hasOddRows = try takeInOrder(harvest, &importer, judge)
        let collected = importer.collected
        let rest = try addSums(harvest, collected)
        try addRest(harvest, collected, rest, makeScanner)
        try importer.finish()
        return harvest.hasRows || hasOddRows
    }

    /// Accounts get their short numbers, and odd rows are taken, in the order of the file.
    private func takeInOrder(
        _ harvest: StampHarvest, _ importer: inout some CollectingImporter, _ judge: JudgeRow
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
                let use = judge(view)
                if use != .none { hasRows = true }
                if use == .take { try importer.take(view) }
            }
        }
        accounts.settle(harvest.ranks.map { $0 < 0 ? -1 : ids[Int($0)] })
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
                StoredReading(account: ids[Int($0.rank)], milliwattHours: $0.sum, line: $0.line)
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
        _ harvest: StampHarvest, _ collected: [(day: CalendarDay, reading: QuarterReading)], _ rest: AccountDays,
        _ makeScanner: MakeScanner
    ) throws {
        var sink = CurveSink(context)
        var others = collected[...]
        if !rest.isEmpty {
            try quarterRows(harvest, rest, makeScanner).forEach { reading, day in
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

    /// Only where the rows stand, where that is known and there are not too many; else the file once more.
    private func quarterRows(
        _ harvest: StampHarvest, _ rest: AccountDays, _ makeScanner: MakeScanner
    ) throws -> QuarterRows {
        let wanted = WantedRows(harvest.accounts, rest)
        let scanners = (0..<workers.count).map { _ in makeScanner(wanted) }
        let ids = harvest.order.map { harvest.accounts.ids[$0] }
        if let visits = harvest.visits, case let parts = visits.parts(where: { rest.contains(ids[Int($0)], $1) }),
            let source = document.blocks(of: parts)
        {
            return QuarterRows(
                source: source, wanted: wanted, scanners: scanners, lines: harvest.lines, blocksAtOnce: 2048)
        }
        return QuarterRows(
            source: try document.blocks(of: workers.blockSize), wanted: wanted, scanners: scanners, lines: harvest.lines
        )
    }
}
