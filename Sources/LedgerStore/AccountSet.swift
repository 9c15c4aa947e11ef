import EmissionModel
import GRDB

/// Some of the ledger's accounts, one bit each.
struct AccountSet {
    static let sql = "SELECT payload FROM curve_segment WHERE day = ? AND file_id BETWEEN ? AND ?"

    private var bits: [UInt64] = []

    func contains(_ account: Int32) -> Bool {
        let word = Int(account) >> 6
        return word < bits.count && bits[word] >> UInt64(account & 63) & 1 == 1
    }

    mutating func insert(_ account: Int32) {
        let word = Int(account) >> 6
        while bits.count <= word { bits.append(0) }
        bits[word] |= 1 << UInt64(account & 63)
    }
}

extension AccountSet {
    /// Those of which the ledger knows quarter-hours of one day, kept or summed.
    static func holders(_ database: Database, day: CalendarDay, limit: Int64) throws -> AccountSet {
        var set = AccountSet()
        try SummedDay.forEach(database, day: day, files: 0...limit) { summed in
            for sum in summed.sums { set.insert(sum.account) }
        }
        try set.insertCurves(database, day, files: 0...limit)
        return set
    }

    /// Those of which a file's quarter-hours of one day are kept, or have been recalled.
    static func keptCurves(
        _ database: Database, _ day: CalendarDay, _ file: Int64, _ recalled: RecalledCurves?
    ) throws -> AccountSet {
        var set = AccountSet()
        try set.insertCurves(database, day, files: file...file)
        for segment in recalled?.segments(of: day) ?? [] where segment.fileID == file {
            try segment.payload.withUnsafeBytes { bytes in
                try CurveCodec.forEachAccount(bytes) { set.insert($0) }
            }
        }
        return set
    }

    private mutating func insertCurves(
        _ database: Database, _ day: CalendarDay, files: ClosedRange<Int64>
    ) throws {
        let cursor = try Row.fetchCursor(
            database.cachedStatement(sql: Self.sql),
            arguments: [Int64(day.number), files.lowerBound, files.upperBound])
        while let row = try cursor.next() {
            try CurveCodec.forEachAccount(of: row, column: 0) { insert($0) }
        }
    }
}
