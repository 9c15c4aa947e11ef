import Diagnostics
import Jurisdiction
import LedgerStore
import Tabular

/// Reads the rows of one table of one sheet into the ledger.
protocol TableImporter {
    /// Takes one row: it ends up accepted, rejected or superseded in the sink's counts.
    mutating func take(_ row: RowView) throws
    /// Called after the last row, for what needs the whole table.
    mutating func finish() throws
}

/// What every importer is given.
struct ImportContext {
    let mapping: ColumnMapping
    let dictionary: TableDictionary
    let rules: ListRules
    /// File and sheet.
    let place: SourceLocation
    let sink: RowSink

    func fields(of row: RowView) -> FieldReader {
        FieldReader(row: row, mapping: mapping, dictionary: dictionary, place: place)
    }
}

/// An importer whose rows each make one record.
struct RecordImporter<Record: LedgerRecord>: TableImporter {
    let context: ImportContext
    /// The record of a row; nil, with a finding, where the row does not make one.
    let read: (inout FieldReader) -> Record?
    /// What is said of a second row with the same key and other content; gets its record and the first row.
    var repeated: (_ record: Record, _ firstRow: Int) -> (MessageTemplate, [String]) = { record, row in
        let parts = record.ledgerKey.split(separator: "|").joined(separator: " ")
        return (IngestionMessages.repeatedKey, [String(row), parts])
    }

    mutating func take(_ row: RowView) throws {
        var fields = context.fields(of: row)
        let record = read(&fields)
        guard let record, !fields.isRejected else {
            context.sink.reject(fields.findings)
            return
        }
        if let first = context.sink.conflict(of: record, row: row.number) {
            let (template, arguments) = repeated(record, first)
            fields.report(template, arguments)
            context.sink.reject(fields.findings)
            return
        }
        let isNew = try context.sink.add(record, sheet: context.place.sheet, row: row.number)
        context.sink.accept(fields.findings, isNew: isNew)
    }

    mutating func finish() throws {}
}
