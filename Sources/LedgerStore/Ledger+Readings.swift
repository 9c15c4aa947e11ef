public import EmissionModel
import GRDB

extension Ledger {
    /// The daily energies of some accounts over some days, each cell as the newest run that gave one says; where one
    /// run gave two values, both.
    /// - Parameter accountNumbers: sorted, without repetition.
    public func readings(
        of accountNumbers: [String], from first: CalendarDay, through last: CalendarDay, asOf: AsOf = .latest
    ) throws(LedgerError) -> ReadingTable {
        try read("读取用电量") { database in
            let days = first...max(first, last)
            let empty = ReadingTable(firstDay: first, dayCount: 0, accountNumbers: accountNumbers)
            let rows = try AccountRows.rows(database, of: empty)
            // Filled where it was made: a table of many accounts is not there twice.
            var filling = Filling(
                table: ReadingTable(
                    firstDay: first, dayCount: max(0, first.distance(to: last) + 1), accountNumbers: accountNumbers,
                    keeping: try Self.daysWithReadings(database, within: days) ?? first...first),
                rows: rows)
            try SegmentQuery(database, days: days, limit: asOf.limit).forEach { day, run, segment in
                try filling.take(segment, day: day, run: run)
            }
            var table = filling.takeTable()
            try RegisterReadings(database, rows: rows, limit: asOf.limit).fill(&table)
            return table
        }
    }

    /// Days of a range outside of which no reading lies; nil where none does.
    private static func daysWithReadings(
        _ database: Database, within days: ClosedRange<CalendarDay>
    ) throws -> ClosedRange<CalendarDay>? {
        func day(_ function: String, _ table: String, from first: CalendarDay) throws -> CalendarDay? {
            try Int32.fetchOne(
                database, sql: "SELECT \(function)(day) FROM \(table) WHERE day BETWEEN ? AND ?",
                arguments: [Int64(first.number), Int64(days.upperBound.number)]
            ).map { CalendarDay(number: $0) }
        }
        // A register also makes the consumption of the day after it.
        let before = days.lowerBound.advanced(by: -1)
        let found = [
            try day("min", "reading_segment", from: days.lowerBound),
            try day("max", "reading_segment", from: days.lowerBound),
            try day("min", "register_segment", from: before),
            try day("max", "register_segment", from: before)?.advanced(by: 1),
        ].compactMap { $0 }
        guard let first = found.min(), let last = found.max() else { return nil }
        return first...last
    }

    /// The energies within some quarter-hours of each day, one table for each range, from the ledger's curves; a cell is
    /// missing unless all of its quarter-hours are there.
    /// - Parameter accountNumbers: sorted, without repetition.
    public func readings(
        of accountNumbers: [String], within ranges: [Range<Int>], from first: CalendarDay, through last: CalendarDay,
        asOf: AsOf = .latest
    ) throws(LedgerError) -> [ReadingTable] {
        guard !ranges.isEmpty else { return [] }
        let empty = ReadingTable(
            firstDay: first, dayCount: max(0, first.distance(to: last) + 1), accountNumbers: accountNumbers)
        let rows = try read("读取户号") { try AccountRows.rows($0, of: empty) }
        let wanted = rows.indices.filter { rows[$0] >= 0 }
        do {
            try recallCurves(of: wanted.map { Int32($0) }, from: first, through: last, asOf: asOf)
        } catch {
            throw LedgerError(error, operation: "补读分时电量", path: databasePath)
        }
        return try read("读取分时电量") { database in
            var tables = ranges.map { _ in empty }
            for day in stride(from: first, through: last, by: 1) {
                let merged = try MergedDay(database, day: day, limit: asOf.limit, recalled: recalled)
                if merged.isEmpty { continue }
                for account in wanted {
                    guard let curve = try merged.curve(of: Int32(account)) else { continue }
                    for index in ranges.indices {
                        tables[index][Int(rows[account]), day] = curve.reading(of: ranges[index])
                    }
                }
            }
            return tables
        }
    }

    /// The numbers of every account that any reading has named, sorted.
    public func accountNumbersWithReadings(asOf: AsOf = .latest) throws(LedgerError) -> [String] {
        try read("读取户号") { database in
            try String.fetchAll(
                database, sql: "SELECT number FROM account_number WHERE first_file_id <= ? ORDER BY number",
                arguments: [asOf.limit])
        }
    }

    /// First and last day of any reading, nil where there is none.
    public func readingDays(asOf: AsOf = .latest) throws(LedgerError) -> ClosedRange<CalendarDay>? {
        try readingDays(where: "file_id <= ?", asOf.limit)
    }

    /// Days that files received after one of them brought readings for, first and last; nil where none did.
    public func readingDays(after file: Int64) throws(LedgerError) -> ClosedRange<CalendarDay>? {
        try readingDays(where: "file_id > ?", file)
    }

    /// A register also makes the consumption of the day after it.
    private func readingDays(
        where condition: String, _ file: Int64
    ) throws(LedgerError) -> ClosedRange<CalendarDay>? {
        try read("读取用电量") { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT min(first), max(last) FROM (
                      SELECT min(day) AS first, max(day) AS last FROM reading_segment WHERE \(condition)
                      UNION ALL SELECT min(day), max(day) FROM curve_segment WHERE \(condition)
                      UNION ALL SELECT min(day), max(day) + 1 FROM register_segment WHERE \(condition))
                    """,
                arguments: [file, file, file])
            guard let first: Int64 = row?[0], let last: Int64 = row?[1] else { return nil }
            return CalendarDay(number: Int32(first))...CalendarDay(number: Int32(last))
        }
    }
}

/// A table that is being filled, segment by segment, day by day and within a day in order of run.
private struct Filling {
    var table: ReadingTable
    private let rows: [Int32]
    /// Of each account up to how many are asked for, so that blocks of others stay packed.
    private let wantedThrough: [Int32]
    /// Of each row the run that gave what stands of the day.
    private var runs: [Int]
    private var day = CalendarDay(number: 0)

    init(table: ReadingTable, rows: [Int32]) {
        self.table = table
        self.rows = rows
        var wanted: Int32 = 0
        wantedThrough = rows.map { row in
            wanted += row < 0 ? 0 : 1
            return wanted
        }
        runs = Array(repeating: 0, count: table.accountNumbers.count)
    }

    /// Gives the table away: nothing is to be filled afterwards.
    mutating func takeTable() -> ReadingTable {
        defer { table = ReadingTable(firstDay: table.firstDay, dayCount: 0, accountNumbers: []) }
        return table
    }

    mutating func take(_ segment: Row, day: CalendarDay, run: Int) throws {
        if day != self.day {
            self.day = day
            for index in runs.indices { runs[index] = 0 }
        }
        let (wanted, offset) = (wantedThrough, table.firstDay.distance(to: day))
        guard (0..<table.dayCount).contains(offset) else { return }
        try SegmentCodec.forEachBlock(
            of: segment, column: 2, withLines: false, where: { wanted.rises(from: $0, through: $1) }
        ) { take($0, at: offset, run: run) }
    }

    /// Nearly all readings are good and the first that their run gives: the others go the long way.
    private mutating func take(_ block: UnsafeMutableBufferPointer<StoredReading>, at offset: Int, run: Int) {
        for reading in block where Int(reading.account) < rows.count {
            let row = Int(rows[Int(reading.account)])
            guard row >= 0 else { continue }
            if reading.status == .good, runs[row] != run {
                table.setValue(Energy(milliwattHours: reading.milliwattHours), row: row, offset: offset)
                runs[row] = run
            } else {
                take(reading, row: row, run: run)
            }
        }
    }

    private mutating func take(_ reading: StoredReading, row: Int, run: Int) {
        let isSameRun = runs[row] == run
        // What is there of an incomplete day takes no earlier reading's place.
        if reading.status == .partial, !isSameRun, table[row, day].isWhole { return }
        let earlier = isSameRun ? table[row, day] : .missing
        table[row, day] = earlier.joined(with: reading)
        runs[row] = run
    }
}

extension [Int32] {
    /// Whether a running count by account rises within some accounts.
    fileprivate func rises(from first: Int32, through last: Int32) -> Bool {
        guard first >= 0, Int(first) < count else { return false }
        let before = first > 0 ? self[Int(first) - 1] : 0
        return self[Swift.min(Int(last), count - 1)] > before
    }
}

extension ReadingTable.Reading {
    /// This cell with one more value of the same run; a row that says there is none takes nothing away from another.
    fileprivate func joined(with reading: StoredReading) -> Self {
        guard reading.status != .missing else { return self }
        if reading.status == .partial { return joined(withPartial: Energy(milliwattHours: reading.milliwattHours)) }
        let energy = Energy(milliwattHours: reading.milliwattHours)
        let isFlagged = reading.status == .flagged
        switch self {
        case .missing, .partial: return isFlagged ? .flagged(energy) : .value(energy)
        case .value(let other):
            if isFlagged { return .flagged(max(energy, other)) }
            return other == energy ? self : .conflict(lower: min(energy, other), higher: max(energy, other))
        case .conflict(let lower, let higher):
            if isFlagged { return .flagged(max(energy, higher)) }
            return .conflict(lower: min(energy, lower), higher: max(energy, higher))
        case .flagged(let other): return .flagged(max(energy, other))
        }
    }

    /// A later sum of an incomplete day was made with all that was there before it.
    private func joined(withPartial energy: Energy) -> Self {
        switch self {
        case .missing, .partial: .partial(energy)
        case .value, .conflict, .flagged: self
        }
    }

    /// It is about the whole day.
    fileprivate var isWhole: Bool {
        switch self {
        case .missing, .partial: false
        case .value, .conflict, .flagged: true
        }
    }
}
