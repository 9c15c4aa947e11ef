import EmissionModel
import GRDB

/// Where a table has the ledger's accounts.
enum AccountRows {
    /// For each of the ledger's account ids the row of the table, −1 where it is not asked for.
    static func rows(_ database: Database, of table: ReadingTable) throws -> [Int32] {
        let count = try Int.fetchOne(database, sql: "SELECT coalesce(max(id), 0) FROM account_number") ?? 0
        var rows = [Int32](repeating: -1, count: count + 1)
        // Few of many are asked for one by one.
        guard table.accountNumbers.count * 8 > count else {
            let statement = try database.cachedStatement(sql: "SELECT id FROM account_number WHERE number = ?")
            for (row, number) in table.accountNumbers.enumerated() {
                if let id = try Int.fetchOne(statement, arguments: [number]) { rows[id] = Int32(row) }
            }
            return rows
        }
        // Both are sorted: the next is nearly always the one that is looked for.
        var next = 0
        let cursor = try Row.fetchCursor(database, sql: "SELECT id, number FROM account_number ORDER BY number")
        while let row = try cursor.next() {
            let number: String = row[1]
            let isNext = next < table.accountNumbers.count && table.accountNumbers[next] == number
            guard let found = isNext ? next : table.row(of: number) else { continue }
            let id: Int = row[0]
            rows[id] = Int32(found)
            next = found + 1
        }
        return rows
    }
}
