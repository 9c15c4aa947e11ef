public import EmissionModel
import GRDB

/// One quarter-hour of one account as a row gave it.
public struct QuarterReading: Sendable, Hashable {
    public var account: Int32
    /// 0 for 00:00 to 00:15, 95 for the last of the day.
    public var quarter: UInt8
    public var milliwattHours: Int64
    public var line: Int32

    public init(account: Int32, quarter: UInt8, milliwattHours: Int64, line: Int32) {
        self.account = account
        self.quarter = quarter
        self.milliwattHours = milliwattHours
        self.line = line
    }
}

extension LedgerTransaction {
    /// What became of the quarter-hours of one day.
    public struct CurveOutcome {
        /// One a quarter-hour.
        public var counts = RowCounts()
        /// Another row of the file, or another file of the run, gives another value.
        public var contradictions: [(line: Int32, account: Int32, quarter: Int, values: [Int64])] = []
        /// Of each account concerned the quarter-hours that the ledger now holds of the day.
        public var known: [(account: Int32, quarters: Int)] = []
    }

    /// Adds quarter-hours of one day as one segment, and the day's sums that they now make with what was there before. Of
    /// an account of which all 96 come at once, and of which none were known, only the sum is kept, unless the day is
    /// one of `curveDays`.
    /// - Parameter readings: in any order.
    public func add(_ readings: [QuarterReading], on day: CalendarDay, sheet: String?) throws -> CurveOutcome {
        if let collector {
            try collector.take(readings, on: day)
            return CurveOutcome()
        }
        var outcome = CurveOutcome()
        let sorted = try addSums(of: Self.sorted(readings), on: day, sheet: sheet, &outcome)
        guard !sorted.isEmpty else { return outcome }
        try recall(before: [day: sorted])
        let merged = try MergedDay(database, day: day, limit: .max)
        var curves: [StoredCurve] = []
        var sums: [StoredReading] = []
        var start = 0
        while start < sorted.count {
            let account = sorted[start].account
            let end = sorted[start...].firstIndex { $0.account != account } ?? sorted.count
            var known = try merged.curve(of: account) ?? MergedCurve()
            let added = take(sorted[start..<end], into: &known, &outcome)
            if !added.isEmpty {
                curves += added
                sums += known.dayReadings(account: account, line: sorted[start].line)
            }
            outcome.known.append((account, known.count))
            start = end
        }
        guard !curves.isEmpty else { return outcome }
        try insert(curves, on: day)
        try insertSums(sums, on: day, sheet: sheet)
        return outcome
    }

    /// Adds as sums what need not be kept.
    /// - Returns: the rest.
    private func addSums(
        of readings: [QuarterReading], on day: CalendarDay, sheet: String?, _ outcome: inout CurveOutcome
    ) throws -> [QuarterReading] {
        guard !curveDays.contains(day) else { return readings }
        let whole = WholeDays(readings)
        let known = Set(try accountsWithQuarters(among: whole.sums.map(\.account), on: day))
        let sums = whole.sums.filter { !known.contains($0.account) }
        guard !sums.isEmpty else { return readings }
        outcome.counts += try add(sums: sums, on: day, sheet: sheet)
        outcome.known += sums.map { ($0.account, StoredCurve.quarters) }
        return whole.readings(without: sums)
    }

    /// The curves to keep of one account's rows: more than one where they contradict themselves.
    private func take(
        _ rows: ArraySlice<QuarterReading>, into known: inout MergedCurve, _ outcome: inout CurveOutcome
    ) -> [StoredCurve] {
        var curves: [StoredCurve] = []
        for row in rows {
            let quarter = Int(row.quarter)
            let value = row.milliwattHours
            let before = known.standing(of: quarter)
            let isRepeated = before.map { $0.lower == value || $0.higher == value } ?? false
            if isRepeated { outcome.counts.superseded += 1 } else { outcome.counts.accepted += 1 }
            if isRepeated, before?.run == file.run { continue }
            if let before, before.run == file.run {
                outcome.contradictions.append((row.line, row.account, quarter, [before.lower, value]))
            }
            let free = curves.firstIndex { $0.values[quarter] == StoredCurve.absent }
            if free == nil { curves.append(StoredCurve(account: row.account, line: row.line)) }
            curves[free ?? curves.count - 1].values[quarter] = value
            known.take(value, at: quarter, run: file.run)
        }
        return curves
    }

    /// Account-sorted files come in order already.
    private static func sorted(_ readings: [QuarterReading]) -> [QuarterReading] {
        func precedes(_ left: QuarterReading, _ right: QuarterReading) -> Bool {
            if left.account != right.account { return left.account < right.account }
            if left.quarter != right.quarter { return left.quarter < right.quarter }
            return left.line < right.line
        }
        let isSorted = !zip(readings, readings.dropFirst()).contains { precedes($1, $0) }
        return isSorted ? readings : readings.sorted(by: precedes)
    }

    private func insert(_ curves: [StoredCurve], on day: CalendarDay) throws {
        let segment = try CurveCodec.insert(curves, database, day: day, fileID: fileID, part: takePart())
        seal.add(segment: segment, to: "curve_segment")
        if let first = curves.first, let last = curves.last {
            curveHistory.note(first.account...last.account, on: day)
        }
    }

    /// The sums that say something new beside what this run has said.
    private func insertSums(_ sums: [StoredReading], on day: CalendarDay, sheet: String?) throws {
        guard let first = sums.first, let last = sums.last else { return }
        var standing = try standings(of: first.account...last.account, on: day)
        let new = sums.filter { !standing.next($0.account).isSaid(by: $0, inRun: file.run) }
        if !new.isEmpty { try insert(new, on: day, sheet: sheet) }
    }
}

extension CurveCodec {
    /// Writes one segment of curves.
    /// - Parameter curves: in order of account, then line.
    static func insert(
        _ curves: [StoredCurve], _ database: Database, day: CalendarDay, fileID: Int64, part: Int
    ) throws -> SealedSegment {
        let payload = encode(curves)
        try database.cachedStatement(
            sql: "INSERT INTO curve_segment (day, file_id, part, curve_count, payload) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [Int64(day.number), fileID, part, curves.count, payload.databaseBlob])
        return SealedSegment(day: Int64(day.number), part: part, count: curves.count, payload: payload)
    }
}
