import EmissionModel
import GRDB

/// Holds what is stored of each file against what reading the file once more has given.
public final class RereadComparison {
    private let stored: Ledger
    private let seals: StoredSeals
    /// Of files sealed since the fourth version, the number of parts that came with the file itself.
    private let ownParts: [Int64: Int]

    public init(_ stored: Ledger) throws(LedgerError) {
        self.stored = stored
        (seals, ownParts) = try stored.read("核对台账") { database in
            let entries = try Row.fetchAll(
                database, sql: "SELECT subject, detail FROM audit_entry WHERE kind = 'file' AND detail IS NOT NULL")
            let parts = entries.compactMap { row -> (Int64, Int)? in
                let (subject, detail): (String, String) = (row[0], row[1])
                guard let file = Int64(subject), let line = detail.split(separator: "\n").last,
                    let parts = Int(line.dropFirst("parts=".count))
                else { return nil }
                return (file, parts)
            }
            return (try StoredSeals(database), Dictionary(parts, uniquingKeysWith: { first, _ in first }))
        }
    }

    /// What differs of one file.
    public struct Difference: Sendable, Hashable {
        /// The tables whose rows are not those that the file gives.
        public var tables: [String] = []
        /// The findings say the same of the same cells in other words.
        public var isOfWords = false
    }

    /// - Parameters:
    ///   - again: the ledger into which the files up to this one were read once more.
    public func difference(of file: SourceFile, to again: Ledger) throws(LedgerError) -> Difference {
        let isOld = ownParts[file.id] == nil
        let parts = ownParts[file.id] ?? .max
        let found = try again.lines(ofFile: file.id)
        let kept = seals[file.id].before(part: parts).text(nextPart: parts).lines
        var difference = Difference()
        for table in Set(found.keys).union(kept.keys).sorted() where found[table] != kept[table] && table != "parts" {
            switch table {
            case "finding":
                if try stored.findingPlaces(of: file.id) == again.findingPlaces(of: file.id) {
                    difference.isOfWords = true
                } else {
                    difference.tables.append(table)
                }
            case "reading_segment":
                if try stored.readings(of: file.id) != again.readings(of: file.id) { difference.tables.append(table) }
            // What older ledgers hold of them is sums and curves by other rules; the readings they make are compared.
            case "curve_segment" where isOld, "summed_segment" where isOld, "reading_form" where isOld: break
            case "source_file" where isOld:
                if try stored.counts(of: file.id) != again.counts(of: file.id) { difference.tables.append(table) }
            default: difference.tables.append(table)
            }
        }
        return difference
    }
}

extension String {
    /// Lines `name=value` by name.
    fileprivate var lines: [String: String] {
        var lines: [String: String] = [:]
        for line in split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
            lines[parts[0]] = parts.count > 1 ? parts[1] : ""
        }
        return lines
    }
}

extension Ledger {
    fileprivate func lines(ofFile file: Int64) throws(LedgerError) -> [String: String] {
        try read("核对台账") { database in
            try String.fetchOne(
                database, sql: "SELECT detail FROM audit_entry WHERE kind = 'file' AND subject = ?",
                arguments: [String(file)])?.lines ?? [:]
        }
    }

    /// Code, severity and cell of each finding.
    fileprivate func findingPlaces(of file: Int64) throws(LedgerError) -> [Row] {
        try read("核对台账") { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT code, severity, sheet, source_row, source_column, raw FROM finding WHERE file_id = ? ORDER BY id
                    """, arguments: [file])
        }
    }

    fileprivate func counts(of file: Int64) throws(LedgerError) -> [Row] {
        try read("核对台账") { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT sha256, name, byte_count, format, encoding, tables, rows_read, rows_accepted, rows_rejected,
                      rows_superseded FROM source_file WHERE id = ?
                    """, arguments: [file])
        }
    }

    /// Every reading of a file, however it is packed.
    fileprivate func readings(of file: Int64) throws(LedgerError) -> [String] {
        try read("核对台账") { database in
            let cursor = try Row.fetchCursor(
                database,
                sql: """
                    SELECT day, sheet, payload FROM reading_segment INDEXED BY reading_segment_by_file WHERE file_id = ?
                    """, arguments: [file])
            var lines: [String] = []
            while let row = try cursor.next() {
                let (day, sheet): (Int, String?) = (row[0], row[1])
                for reading in try SegmentCodec.decode(of: row, column: 2) {
                    lines.append(
                        "\(day) \(sheet ?? "") \(reading.account) \(reading.milliwattHours) \(reading.status) \(reading.line)"
                    )
                }
            }
            return lines.sorted()
        }
    }
}

extension Ledger {
    /// What reading a file again is to be told: the table that was named, and the days whose quarter-hours are kept, which
    /// for a file of an older ledger are those of which it holds some.
    public func declaration(of file: SourceFile) throws(LedgerError) -> (table: String?, curveDays: CurveDays) {
        if let days = file.curveDays { return (file.declaredTable, CurveDays(text: days) ?? .none) }
        return try read("核对台账") { database in
            let table = try String.fetchOne(
                database, sql: "SELECT table_key FROM reading_form WHERE file_id = ?", arguments: [file.id])
            let days = try Int32.fetchAll(
                database,
                sql: """
                    SELECT DISTINCT day FROM curve_segment WHERE file_id = ?1
                    EXCEPT SELECT day FROM summed_segment WHERE file_id = ?1
                    """, arguments: [file.id])
            return (table, CurveDays(days.map { CalendarDay(number: $0)...CalendarDay(number: $0) }))
        }
    }

    /// Says which basis the files to come are read with, without keeping it.
    public func stand(on basis: String?) { keptBasis = basis }
}
