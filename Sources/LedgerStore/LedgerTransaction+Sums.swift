public import EmissionModel
import FoundationEssentials
import GRDB

extension LedgerTransaction {
    /// Adds sums of days of which the file gives all 96 quarter-hours of an account, each once. The quarter-hours are
    /// not kept; the ledger notes that the file has them.
    /// - Parameter sums: of accounts of which no other quarter-hours of the day are known (`accountsWithQuarters`), one
    ///   each, in any order; fastest in order of account.
    ///   The line is that of the day's first quarter-hour.
    /// - Returns: the counts of quarter-hours.
    public func add(sums: [StoredReading], on day: CalendarDay, sheet: String?) throws -> RowCounts {
        guard collector == nil else { return RowCounts(accepted: sums.count * StoredCurve.quarters) }
        let sorted = SortedReadings.sorted(sums)
        guard let accounts = sorted.accounts else { return RowCounts() }
        precondition(sorted.hasNoRepetition, "a day's quarter-hours make one sum of an account")
        var standing = try standings(of: accounts, on: day)
        var new = sorted.readings
        if !standing.standings.isEmpty {
            // A sum that this run has said already is not a reading once more; the note of the file keeps it.
            let said = sorted.readings.map { standing.next($0.account).isSaid(by: $0, inRun: file.run) }
            new = zip(sorted.readings, said).filter { !$1 }.map(\.0)
            let repeated = zip(sorted.readings, said).filter { $1 }.map(\.0)
            if !repeated.isEmpty { try note(takePart(), repeated, on: day, payload: SegmentCodec.encode(repeated)) }
        }
        if !new.isEmpty { try note(insert(new, on: day, sheet: sheet), new, on: day, payload: nil) }
        return RowCounts(accepted: sums.count * StoredCurve.quarters)
    }

    /// Which of some accounts have quarter-hours of a day already, kept or not, from another file or from this one: more
    /// of them are added one by one, since they may repeat, contradict or correct them.
    /// - Parameter accounts: sorted, without repetition.
    public func accountsWithQuarters(among accounts: [Int32], on day: CalendarDay) throws -> [Int32] {
        guard let first = accounts.first, let last = accounts.last, collector == nil else { return [] }
        let hasOthers = try curveHistory.hasOtherFiles(on: day) {
            try Bool.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT EXISTS (SELECT 1 FROM curve_segment WHERE day = ?1 AND file_id < ?2)
                          OR EXISTS (SELECT 1 FROM summed_segment WHERE day = ?1 AND file_id < ?2)
                        """),
                arguments: [Int64(day.number), fileID]) ?? false
        }
        let hasOwn = curveHistory.hasOwn(first...last, on: day)
        guard hasOthers || hasOwn else { return [] }
        let holders = try AccountSet.holders(database, day: day, limit: hasOwn ? fileID : fileID - 1)
        return accounts.filter { holders.contains($0) }
    }

    private func note(_ part: Int, _ sums: [StoredReading], on day: CalendarDay, payload: [UInt8]?) throws {
        try database.cachedStatement(
            sql: "INSERT INTO summed_segment (day, file_id, part, account_count, payload) VALUES (?, ?, ?, ?, ?)"
        ).execute(
            arguments: [Int64(day.number), fileID, part, sums.count, payload?.databaseBlob ?? .null])
        seal.add(
            segment: SealedSegment(day: Int64(day.number), part: part, count: sums.count, payload: payload),
            to: "summed_segment")
        hasSums = true
        // Asked for before, they were none; now there are some to recall.
        if recalled[day] != nil { recalled[day]?.subtract(sums.lazy.map(\.account)) }
        if let first = sums.first, let last = sums.last {
            curveHistory.note(first.account...last.account, on: day)
        }
    }
}
