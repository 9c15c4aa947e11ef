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
    private var origins: [String: Origin] = [:]

    public init(files: [SourceFile] = []) {
        self.files = Dictionary(files.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        daysReceived = self.files.compactMapValues { CalendarDay(iso: $0.receivedAt.prefix(10)) }
    }

    public mutating func add<Record: LedgerRecord>(_ rows: [Kept<Record>]) {
        for row in rows {
            guard let file = files[row.origin.fileID] else { continue }
            origins[Self.key(row.record)] = Origin(
                place: SourceLocation(file: file.name, sheet: row.origin.sheet, row: row.origin.row),
                received: daysReceived[file.id])
        }
    }

    /// nil where the file is not known.
    public func place(of origin: RowOrigin) -> SourceLocation? {
        files[origin.fileID].map { SourceLocation(file: $0.name, sheet: origin.sheet, row: origin.row) }
    }

    /// nil where the row is not known.
    public func place(of record: some LedgerRecord) -> SourceLocation? { origins[Self.key(record)]?.place }

    public func dayReceived(of record: some LedgerRecord) -> CalendarDay? { origins[Self.key(record)]?.received }

    private static func key<Record: LedgerRecord>(_ record: Record) -> String {
        "\(Record.ledgerTable)|\(record.ledgerKey)"
    }
}
