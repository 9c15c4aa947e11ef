public import EmissionModel
import GRDB

/// The newest day of a file has readings of less than half of the accounts that its sender brought the time before.
public struct SuddenLoss: Sendable, Hashable {
    public var day: CalendarDay
    /// Accounts that have a reading of that day, of those below.
    public var found: Int
    /// The day before it of which the same sender's accounts had readings, and how many.
    public var usualDay: CalendarDay
    public var usual: Int
}

extension LedgerTransaction {
    /// A sender is told by its accounts, for names carry no meaning: the file of the last day before which has most of
    /// those of this file. What other files gave of the newest day counts as well, so that corrections and late readings
    /// are no loss, nor is a delivery in several files but for the first of them.
    public func suddenLoss() throws -> SuddenLoss? {
        guard let day = try newestDay() else { return nil }
        let own = try accounts(of: fileID, on: day)
        guard let earlier = try lastDay(before: day), let usual = try likest(own, on: earlier),
            usual.count >= Self.fewestUsual
        else { return nil }
        let standing = try files(on: day).reduce(into: own) { $0.formUnion(try accounts(of: $1, on: day)) }
        let found = usual.intersection(standing).count
        guard 2 * found < usual.count else { return nil }
        return SuddenLoss(day: day, found: found, usualDay: earlier, usual: usual.count)
    }

    /// Of fewer accounts nothing can be called usual.
    private static let fewestUsual = 20
    /// Days that are looked back at: longer holidays are no sender's rhythm.
    private static let daysBack: Int32 = 14

    private func newestDay() throws -> CalendarDay? {
        try Int64.fetchOne(
            database, sql: "SELECT max(day) FROM reading_segment WHERE file_id = ?", arguments: [fileID]
        ).map { CalendarDay(number: Int32($0)) }
    }

    private func lastDay(before day: CalendarDay) throws -> CalendarDay? {
        try Int64.fetchOne(
            database,
            sql: "SELECT max(day) FROM reading_segment WHERE day >= ? AND day < ? AND file_id < ?",
            arguments: [Int64(day.number - Self.daysBack), Int64(day.number), fileID]
        ).map { CalendarDay(number: Int32($0)) }
    }

    /// The accounts of the file which shares most with some, where that is at least half of them; of equals the latest.
    private func likest(_ own: Set<Int32>, on day: CalendarDay) throws -> Set<Int32>? {
        var best: (shared: Int, accounts: Set<Int32>) = (0, [])
        for file in try files(on: day) {
            let accounts = try accounts(of: file, on: day)
            let shared = own.intersection(accounts).count
            if shared > best.shared { best = (shared, accounts) }
        }
        return 2 * best.shared >= own.count && best.shared > 0 ? best.accounts : nil
    }

    /// Received before this file, the latest first.
    private func files(on day: CalendarDay) throws -> [Int64] {
        try Int64.fetchAll(
            database,
            sql: "SELECT DISTINCT file_id FROM reading_segment WHERE day = ? AND file_id < ? ORDER BY file_id DESC",
            arguments: [Int64(day.number), fileID])
    }

    private func accounts(of file: Int64, on day: CalendarDay) throws -> Set<Int32> {
        var accounts: Set<Int32> = []
        let rows = try Row.fetchCursor(
            database, sql: "SELECT payload FROM reading_segment WHERE day = ? AND file_id = ?",
            arguments: [Int64(day.number), file])
        while let row = try rows.next() {
            try SegmentCodec.forEachBlock(of: row, column: 0) { block in
                for reading in block { accounts.insert(reading.account) }
            }
        }
        return accounts
    }
}
