import EmissionModel
import LedgerStore
import TestSupport

/// A ledger in a folder of its own, and files to feed it.
final class LedgerFixture {
    let folder: TemporaryFolder
    let ledger: Ledger

    init() throws {
        folder = try TemporaryFolder()
        ledger = try Ledger(folder: folder.path("ledger"))
    }

    func received(_ content: String, run: Int) throws -> ReceivedFile {
        let sha256 = FileBytes.sha256(of: content.utf8)
        let path = try folder.write(content, to: "in-\(sha256.prefix(12))")
        return ReceivedFile(
            path: path, name: "\(content).csv", sha256: sha256, byteCount: Int64(content.utf8.count), run: run,
            receivedAt: "2026-01-09T08:00:00+08:00")
    }

    /// Takes a file of these bytes in and gives its receipt number.
    @discardableResult
    func take(_ content: String, run: Int, _ body: (LedgerTransaction) throws -> RowCounts) throws -> SourceFile {
        try ledger.ingest(received(content, run: run)) { .test(try body($0)) }
    }

    @discardableResult
    func take(_ content: String, run: Int, records: some Sequence<some LedgerRecord>) throws -> SourceFile {
        try take(content, run: run) { transaction in
            var rows = RowCounts()
            for (index, record) in records.enumerated() {
                let isNew = try transaction.add(record, sheet: nil, row: index + 2)
                if isNew { rows.accepted += 1 } else { rows.superseded += 1 }
            }
            return rows
        }
    }

    /// One reading of one account and day: mWh, and its status.
    typealias Given = (account: String, day: CalendarDay, energy: Int64, status: StoredReading.Status)

    @discardableResult
    func take(_ content: String, run: Int, readings: [Given]) throws -> SourceFile {
        try take(content, run: run) { transaction in
            var rows = RowCounts()
            for day in Set(readings.map(\.day)).sorted() {
                var stored: [StoredReading] = []
                for (index, given) in readings.enumerated() where given.day == day {
                    let account = try transaction.accountID(of: given.account)
                    stored.append(
                        StoredReading(
                            account: account, milliwattHours: given.energy, line: Int32(index + 2),
                            status: given.status))
                }
                rows += try transaction.add(stored, on: day, sheet: nil).counts
            }
            return rows
        }
    }

    /// The one cell of a table of one account and day.
    func reading(_ account: String, _ day: CalendarDay, asOf: AsOf = .latest) throws -> ReadingTable.Reading {
        try ledger.readings(of: [account], from: day, through: day, asOf: asOf)[0, day]
    }
}

extension FileOutcome {
    static func test(_ rows: RowCounts) -> FileOutcome {
        FileOutcome(format: "csv", encoding: "utf-8", tables: ["test"], rows: rows, findings: [])
    }
}

extension ReadingTable.Reading {
    static func value(_ milliwattHours: Int64) -> Self { .value(Energy(milliwattHours: milliwattHours)) }
    static func flagged(_ milliwattHours: Int64) -> Self { .flagged(Energy(milliwattHours: milliwattHours)) }
    static func conflict(_ lower: Int64, _ higher: Int64) -> Self {
        .conflict(lower: Energy(milliwattHours: lower), higher: Energy(milliwattHours: higher))
    }
}

/// 2026-01-08.
let thursday = CalendarDay(number: 20_461)
