import EmissionModel
import GRDB

/// The accounts of which the ledger knows quarter-hours of one day, kept or summed.
struct QuarterHolders {
    /// One bit an account.
    private var bits: [UInt64] = []

    init(_ database: Database, day: CalendarDay, limit: Int64) throws {
        try SummedDay.forEach(database, day: day, files: 0...limit) { summed in
            for sum in summed.sums { insert(sum.account) }
        }
        let cursor = try Row.fetchCursor(
            database.cachedStatement(sql: "SELECT payload FROM curve_segment WHERE day = ? AND file_id <= ?"),
            arguments: [Int64(day.number), limit])
        while let row = try cursor.next() {
            for curve in try CurveCodec.decode(of: row, column: 0) { insert(curve.account) }
        }
    }

    func contains(_ account: Int32) -> Bool {
        let word = Int(account) >> 6
        return word < bits.count && bits[word] >> UInt64(account & 63) & 1 == 1
    }

    private mutating func insert(_ account: Int32) {
        let word = Int(account) >> 6
        while bits.count <= word { bits.append(0) }
        bits[word] |= 1 << UInt64(account & 63)
    }
}
