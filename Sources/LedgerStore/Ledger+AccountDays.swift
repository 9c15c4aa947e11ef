public import EmissionModel
import GRDB

extension Ledger {
    /// Lends the account-days in force, in order of day, then account. Two values that one run gave are two rows, so that
    /// the table taken in elsewhere contradicts itself as the files did. Memory does not grow with the days.
    public func forEachAccountDay(
        from first: CalendarDay, through last: CalendarDay, asOf: AsOf = .latest, _ body: (AccountDay) throws -> Void
    ) throws {
        // One state of the ledger, whatever is received meanwhile.
        let asOf = AsOf(lastFile: try asOf.lastFile ?? newestFile())
        let accounts = try accountIDs(asOf: asOf)
        let numbers = accounts.map(\.number)
        guard first <= last, !accounts.isEmpty else { return }
        let chunk = max(1, Self.cellsAtOnce / accounts.count)
        var start = first
        while start <= last {
            let end = min(last, start.advanced(by: chunk - 1))
            let table = try readings(of: numbers, from: start, through: end, asOf: asOf)
            for day in start...end {
                let standing = try read("读取用电量") { try DayOrigins($0, day: day, limit: asOf.limit) }
                for (row, account) in accounts.enumerated() {
                    try standing.rows(of: account.id, table[row, day], account.number).forEach(body)
                }
            }
            start = end.advanced(by: 1)
        }
    }

    /// The quarter-hours that the ledger keeps, in order of day, then account; nil where one is not there. Of two values
    /// that one run gave the higher.
    public func forEachCurve(
        from first: CalendarDay, through last: CalendarDay, asOf: AsOf = .latest,
        _ body: (_ account: String, _ day: CalendarDay, _ quarters: [Energy?]) throws -> Void
    ) throws {
        let asOf = AsOf(lastFile: try asOf.lastFile ?? newestFile())
        let accounts = try accountIDs(asOf: asOf).sorted { $0.id < $1.id }
        guard first <= last else { return }
        for day in first...last {
            try walk { database in
                let merged = try MergedDay(database, day: day, limit: asOf.limit)
                guard !merged.isEmpty else { return }
                for account in accounts {
                    guard let curve = try merged.curve(of: account.id) else { continue }
                    let quarters = curve.higher.map {
                        $0 == StoredCurve.absent ? nil : Energy(milliwattHours: $0)
                    }
                    try body(account.number, day, quarters)
                }
            }
        }
    }

    /// Every daily reading that was ever received, also what no longer rules, in order of day, then receipt.
    public func forEachReceivedReading(
        from first: CalendarDay, through last: CalendarDay, asOf: AsOf = .latest,
        _ body: (AccountDay, _ run: Int) throws -> Void
    ) throws {
        let numbers = Dictionary(
            uniqueKeysWithValues: try accountIDs(asOf: asOf).map { (id: $0.id, number: $0.number) })
        guard first <= last else { return }
        try walk { database in
            let cursor = try Row.fetchCursor(
                database,
                sql: """
                    SELECT day, source_file.run, source_file.name, payload FROM reading_segment
                    JOIN source_file ON source_file.id = reading_segment.file_id
                    WHERE day BETWEEN ? AND ? AND file_id <= ? ORDER BY day, file_id, part
                    """,
                arguments: [Int64(first.number), Int64(last.number), asOf.limit])
            while let segment = try cursor.next() {
                let (day, run, name): (Int32, Int, String) = (segment[0], segment[1], segment[2])
                for reading in try SegmentCodec.decode(of: segment, column: 3) {
                    guard let number = numbers[reading.account] else { continue }
                    let hasValue = reading.status != .missing
                    try body(
                        AccountDay(
                            account: number, day: CalendarDay(number: day), state: AccountDay.State(reading.status),
                            energy: hasValue ? Energy(milliwattHours: reading.milliwattHours) : nil, quarters: nil,
                            origin: AccountDay.Origin(file: name, row: Int(reading.line))), run)
                }
            }
        }
    }

    /// Reads on behalf of a caller whose own errors stay what they are.
    private func walk(_ body: (Database) throws -> Void) throws {
        do {
            try queue.read(body)
        } catch  where error is DatabaseError || error is MalformedRow {
            throw LedgerError(error, operation: "导出", path: databasePath)
        }
    }

    private static let cellsAtOnce = 2_000_000

    /// Every account that a reading has named, in order of number.
    private func accountIDs(asOf: AsOf) throws(LedgerError) -> [(id: Int32, number: String)] {
        try read("读取户号") { database in
            try Row.fetchAll(
                database, sql: "SELECT id, number FROM account_number WHERE first_file_id <= ? ORDER BY number",
                arguments: [asOf.limit]
            ).map { (id: $0[0], number: $0[1]) }
        }
    }
}
