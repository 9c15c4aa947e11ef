import Diagnostics
import LedgerStore

/// Where an importer puts what it has read from one file: records into the transaction, findings into the log, and a
/// count for every row.
final class RowSink {
    let transaction: LedgerTransaction
    var log: DiagnosticLog
    var counts = RowCounts()
    private var firstRows: [String: [String: (row: Int, record: AnyHashable)]] = [:]

    init(transaction: LedgerTransaction, log: DiagnosticLog) {
        self.transaction = transaction
        self.log = log
    }

    /// The row of this file that has said something else under this key, nil where there is none.
    func conflict<Record: LedgerRecord>(of record: Record, row: Int) -> Int? {
        if let first = firstRows[Record.ledgerTable]?[record.ledgerKey] {
            return first.record == AnyHashable(record) ? nil : first.row
        }
        firstRows[Record.ledgerTable, default: [:]][record.ledgerKey] = (row, AnyHashable(record))
        return nil
    }

    /// Adds a record; true where it says something new.
    func add(_ record: some LedgerRecord, sheet: String?, row: Int) throws -> Bool {
        try transaction.add(record, sheet: sheet, row: row)
    }

    func reject(_ findings: [Diagnostic]) {
        log.report(contentsOf: findings)
        counts.rejected += 1
    }

    func accept(_ findings: [Diagnostic], isNew: Bool) {
        log.report(contentsOf: findings)
        if isNew { counts.accepted += 1 } else { counts.superseded += 1 }
    }
}
