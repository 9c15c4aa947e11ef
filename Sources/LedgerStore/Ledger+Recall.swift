public import EmissionModel
import GRDB

extension Ledger {
    /// Whether any account promises quarter-hours.
    public func hasQuarterHourAccounts() throws(LedgerError) -> Bool {
        try read("查询户号") { database in
            try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM account_binding WHERE resolution = ?)",
                arguments: [ReadingResolution.quarterHour.rawValue]) ?? false
        }
    }

    /// Recalls the quarter-hours of some accounts that are not kept: into the ledger where this process may write
    /// (`keepsRecalledCurves`), else into memory, without disturbing anyone.
    /// - Throws: `.integrity` where a received file is gone, changed, or no longer says what it said.
    func recallCurves(
        of accounts: [Int32], from first: CalendarDay, through last: CalendarDay, asOf: AsOf
    ) throws {
        let wanted = try queue.read { database in
            let days = try Int32.fetchAll(
                database,
                sql: "SELECT DISTINCT day FROM summed_segment WHERE day BETWEEN ? AND ? AND file_id <= ?",
                arguments: [Int64(first.number), Int64(last.number), asOf.limit])
            let byDay = Dictionary(
                days.map { (CalendarDay(number: $0), accounts) }, uniquingKeysWith: { first, _ in first })
            return try UnkeptCurves.find(database, byDay, files: 0...asOf.limit, recalled: recalled)
        }
        guard !wanted.isEmpty else { return }
        if keepsRecalledCurves {
            try queue.write { database in
                var parts = PartNumbers(database)
                var seals: [Int64: FileSeal] = [:]
                try recall(database, wanted) {
                    let segment = try CurveCodec.insert(
                        $2, database, day: $1, fileID: $0.id, part: parts.take(of: $0.id))
                    seals[$0.id, default: FileSeal()].add(segment: segment, to: "curve_segment")
                }
                try seals.append(to: database)
            }
        } else {
            try queue.read { database in
                try recall(database, wanted) { self.recalled.add($2, of: $0, on: $1) }
            }
        }
    }

    private func recall(
        _ database: Database, _ wanted: [Int64: [CalendarDay: [StoredReading]]],
        keep: (SourceFile, CalendarDay, [StoredCurve]) throws -> Void
    ) throws {
        try CurveRecall(database: database, sources: sources, reader: curveReader).recall(wanted, keep: keep)
    }
}
