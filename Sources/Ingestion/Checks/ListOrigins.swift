public import Diagnostics
public import EmissionModel
public import LedgerStore

/// Where the rows of the list came from: the file as it was received, sheet and row, and the day it came.
public struct ListOrigins: Sendable {
    private struct Origin {
        var place: SourceLocation
        var received: CalendarDay?
    }

    private let files: [Int64: SourceFile]
    private let daysReceived: [Int64: CalendarDay]
    /// By table and key.
    private var origins: [String: [String: Origin]] = [:]

    public init(files: [SourceFile] = []) {
        self.files = Dictionary(files.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        daysReceived = self.files.compactMapValues { CalendarDay(iso: $0.receivedAt.prefix(10)) }
    }

    public mutating func add<Record: LedgerRecord>(_ rows: [Kept<Record>]) {
        var own = origins.removeValue(forKey: Record.ledgerTable) ?? [:]
        own.reserveCapacity(own.count + rows.count)
        for row in rows {
            guard let file = files[row.origin.fileID] else { continue }
            own[row.record.ledgerKey] = Origin(
                place: SourceLocation(file: file.name, sheet: row.origin.sheet, row: row.origin.row),
                received: daysReceived[file.id])
        }
        origins[Record.ledgerTable] = own
    }

    /// nil where the file is not known.
    public func place(of origin: RowOrigin) -> SourceLocation? {
        files[origin.fileID].map { SourceLocation(file: $0.name, sheet: origin.sheet, row: origin.row) }
    }

    /// nil where the row is not known.
    public func place(of record: some LedgerRecord) -> SourceLocation? { origin(of: record)?.place }

    public func dayReceived(of record: some LedgerRecord) -> CalendarDay? { origin(of: record)?.received }

    private func origin<Record: LedgerRecord>(of record: Record) -> Origin? {
        origins[Record.ledgerTable]?[record.ledgerKey]
    }
}
