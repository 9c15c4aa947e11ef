import EmissionModel
import GRDB

/// Reads a received file into a transaction once more, as it was read when it was taken in. What the transaction does
/// not ask for falls away.
public typealias CurveReader = (UnkeptCurves, LedgerTransaction) throws -> Void

/// Curves on demand: quarter-hours of which only the sums were kept are read from the received file again and stand
/// under that file's number, so that they are what they would be had they been kept.
struct CurveRecall {
    let database: Database
    let sources: KeptSources
    let reader: CurveReader?
    /// The file that is being taken in, whose bytes are not archived yet.
    var incoming: (id: Int64, path: String, declaration: ReadingDeclaration)?

    /// - Parameter keep: called once or more for a file and day, each time with other accounts.
    func recall(
        _ wanted: [Int64: [CalendarDay: [StoredReading]]],
        keep: (SourceFile, CalendarDay, [StoredCurve]) throws -> Void
    ) throws {
        for (fileID, sums) in wanted.sorted(by: { $0.key < $1.key }) {
            guard
                let file = try Row.fetchOne(
                    database, sql: "SELECT * FROM source_file WHERE id = ?", arguments: [fileID]
                ).map(SourceFile.init)
            else { throw MalformedRow(table: "summed_segment", column: "file_id") }
            guard let reader else { throw KeptSources.failure(file, "没有读取原始文件的办法") }
            let own = incoming.flatMap { $0.id == fileID ? $0 : nil }
            let unkept = UnkeptCurves(
                file: file, path: try own?.path ?? sources.path(of: file),
                declaration: try own?.declaration ?? declaration(of: fileID), sums: sums)
            try read(unkept, with: reader) { try keep(file, $0, $1) }
        }
    }

    private func read(
        _ unkept: UnkeptCurves, with reader: CurveReader, keep: (CalendarDay, [StoredCurve]) throws -> Void
    ) throws {
        try withoutActuallyEscaping(keep) { keep in
            let collector = CurveCollector(unkept.sums, keep: keep)
            do {
                try reader(unkept, LedgerTransaction(rereading: unkept, into: collector, database: database))
                try collector.finish()
            } catch let mismatch as CurveCollector.Mismatch {
                let number = try String.fetchOne(
                    database, sql: "SELECT number FROM account_number WHERE id = ?", arguments: [mismatch.account])
                throw KeptSources.failure(
                    unkept.file,
                    "户号 \(number ?? "") 在 \(mismatch.day.iso) 的分时电量与读入时的日电量不符；表头或时刻的约定可能已改动")
            } catch  where !(error is LedgerError || error is DatabaseError || error is MalformedRow) {
                throw KeptSources.failure(unkept.file, "原始文件不能按读入时的方式再读：\(error)")
            }
        }
    }

    private func declaration(of fileID: Int64) throws -> ReadingDeclaration {
        let row = try Row.fetchOne(
            database, sql: "SELECT table_key, interval_label FROM reading_form WHERE file_id = ?", arguments: [fileID])
        return ReadingDeclaration(table: row?[0], intervalLabel: row?[1] ?? "auto")
    }
}
