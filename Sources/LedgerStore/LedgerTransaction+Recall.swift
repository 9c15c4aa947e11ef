public import EmissionModel
import GRDB

extension LedgerTransaction {
    /// Recalls what earlier files, or earlier rows of this one, gave of account-days to which quarter-hours are about to be added, so that repetitions,
    /// contradictions and corrections are found. `add` does so by itself, day by day; asked for many days at once, each
    /// earlier file is read but once.
    public func recall(before readings: [CalendarDay: [QuarterReading]]) throws {
        guard collector == nil else { return }
        var accounts: [CalendarDay: [Int32]] = [:]
        for (day, readings) in readings where try hasUnkept(on: day) {
            let concerned = Set(readings.lazy.map(\.account)).subtracting(recalled[day] ?? [])
            guard !concerned.isEmpty else { continue }
            accounts[day] = concerned.sorted()
            recalled[day, default: []].formUnion(concerned)
        }
        guard !accounts.isEmpty else { return }
        let wanted = try UnkeptCurves.find(database, accounts, files: 0...fileID, recalled: nil)
        guard !wanted.isEmpty else { return }
        var parts = PartNumbers(database)
        let recall = CurveRecall(
            database: database, sources: sources, reader: curveReader, incoming: (fileID, file.path, declaration))
        try recall.recall(wanted) {
            let isOwn = $0.id == fileID
            let part = try isOwn ? takePart() : parts.take(of: $0.id)
            let segment = try CurveCodec.insert($2, database, day: $1, fileID: $0.id, part: part)
            if isOwn {
                seal.add(segment: segment, to: "curve_segment")
            } else {
                recalledSeals[$0.id, default: FileSeal()].add(segment: segment, to: "curve_segment")
            }
        }
    }

    private func hasUnkept(on day: CalendarDay) throws -> Bool {
        if hasSums, curveHistory.hasOwn(0...(.max), on: day) { return true }
        return try unkeptHistory.hasOtherFiles(on: day) {
            try Bool.fetchOne(
                database.cachedStatement(
                    sql: "SELECT EXISTS (SELECT 1 FROM summed_segment WHERE day = ? AND file_id < ?)"),
                arguments: [Int64(day.number), fileID]) ?? false
        }
    }
}

/// Numbers for further parts of files taken in before.
struct PartNumbers {
    private let database: Database
    private var next: [Int64: Int] = [:]

    init(_ database: Database) {
        self.database = database
    }

    mutating func take(of fileID: Int64) throws -> Int {
        let part = try next[fileID] ?? first(of: fileID)
        next[fileID] = part + 1
        return part
    }

    /// After the last of any kind.
    private func first(of fileID: Int64) throws -> Int {
        let last = try Int.fetchOne(
            database,
            sql: """
                SELECT max(part) FROM (
                  SELECT part FROM reading_segment INDEXED BY reading_segment_by_file WHERE file_id = ?1
                  UNION ALL SELECT part FROM curve_segment INDEXED BY curve_segment_by_file WHERE file_id = ?1
                  UNION ALL SELECT part FROM register_segment INDEXED BY register_segment_by_file WHERE file_id = ?1
                  UNION ALL SELECT part FROM summed_segment WHERE file_id = ?1)
                """,
            arguments: [fileID])
        return (last ?? -1) + 1
    }
}
