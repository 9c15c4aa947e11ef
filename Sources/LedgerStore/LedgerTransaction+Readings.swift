public import EmissionModel
import FoundationEssentials
import GRDB

extension LedgerTransaction {
    /// Adds the readings of one day as one segment. Those that repeat what rules are counted as superseded; they are
    /// stored only where they are the first of their run, so that they stand against what another file of it may say.
    /// - Parameter readings: in any order; fastest in order of account.
    /// - Returns: the counts, and those readings that contradict another value of the same run.
    public func add(
        _ readings: [StoredReading], on day: CalendarDay, sheet: String?
    ) throws -> (counts: RowCounts, contradictions: [Contradiction]) {
        guard collector == nil else { return (RowCounts(accepted: readings.count), []) }
        let sorted = SortedReadings.sorted(readings)
        guard let accounts = sorted.accounts else { return (RowCounts(), []) }
        var standing = try standings(of: accounts, on: day)
        if standing.standings.isEmpty, sorted.hasNoRepetition {
            try insert(sorted.readings, on: day, sheet: sheet)
            return (RowCounts(accepted: readings.count), [])
        }
        var taken = TakenReadings()
        sorted.forEachAccount { account, rows in
            taken.take(rows, against: standing.next(account), run: file.run)
        }
        if !taken.stored.isEmpty { try insert(taken.stored, on: day, sheet: sheet) }
        return (taken.counts, taken.contradictions)
    }

    /// What stands of a day and a range of accounts before more is added.
    func standings(of accounts: ClosedRange<Int32>, on day: CalendarDay) throws -> DayReadings {
        let hasOthers = try history.hasOtherFiles(on: day) {
            try Bool.fetchOne(
                database.cachedStatement(
                    sql: "SELECT EXISTS (SELECT 1 FROM reading_segment WHERE day = ? AND file_id < ?)"),
                arguments: [Int64(day.number), fileID]) ?? false
        }
        let hasOwn = history.hasOwn(accounts, on: day)
        guard hasOthers || hasOwn else { return DayReadings() }
        return try DayReadings(database, day: day, accounts: accounts, limit: hasOwn ? fileID : fileID - 1)
    }

    /// Writes one segment of daily readings.
    /// - Parameter readings: in order of account, then line; not empty.
    /// - Returns: the number of the segment within the file.
    @discardableResult
    func insert(_ readings: [StoredReading], on day: CalendarDay, sheet: String?) throws -> Int {
        let part = takePart()
        let payload = SegmentCodec.encode(readings)
        try database.cachedStatement(
            sql: """
                INSERT INTO reading_segment (day, file_id, part, sheet, reading_count, payload)
                VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(
            arguments: [
                Int64(day.number), fileID, part, sheet, readings.count, payload.databaseBlob,
            ])
        seal.add(
            segment: SealedSegment(
                day: Int64(day.number), part: part, sheet: sheet, count: readings.count, payload: payload),
            to: "reading_segment")
        if let first = readings.first, let last = readings.last {
            history.note(first.account...last.account, on: day)
        }
        return part
    }
}

/// What becomes of the readings of one day, account by account.
private struct TakenReadings {
    var stored: [StoredReading] = []
    var counts = RowCounts()
    var contradictions: [LedgerTransaction.Contradiction] = []

    /// - Parameters:
    ///   - rows: of one account.
    ///   - standing: what the newest run before them says of it.
    mutating func take(
        _ rows: ArraySlice<StoredReading>, against standing: ArraySlice<DayReadings.Standing>, run: Int
    ) {
        let first = stored.count
        let own = standing.first?.run == run ? standing : []
        for row in rows {
            let isRepeatedHere = stored[first...].contains { $0.says(sameAs: row) }
            let isRepetition = isRepeatedHere || standing.contains { $0.isSaid(by: row) }
            if isRepetition { counts.superseded += 1 } else { counts.accepted += 1 }
            if isRepeatedHere || isRepetition && !own.isEmpty { continue }
            let other =
                stored[first...].first { $0.isGood }?.milliwattHours
                ?? own.first { $0.status == .good }?.milliwattHours
            if let other, row.isGood {
                contradictions.append(
                    LedgerTransaction.Contradiction(
                        line: row.line, account: row.account, values: [other, row.milliwattHours]))
            }
            stored.append(row)
        }
    }
}
