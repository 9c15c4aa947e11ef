import Ingestion
import Jurisdiction
import LedgerStore
import Tabular

/// A new ledger into which readings are taken through the code of `abate ingest`, but without its other work: the bytes
/// are neither hashed nor copied. What the ledger archives instead is a line that says what the readings are.
struct ScannedLedger {
    let ledger: Ledger
    let kept: SourceFile

    /// - Parameter document: opened within the transaction.
    init(
        folder: String, _ what: String, label: IntervalLabel = .auto, _ document: () throws -> TabularDocument
    ) throws {
        ledger = try Ledger(folder: folder)
        // No response's boundary lies within a day.
        ledger.curveDays = .none
        let (run, moment) = (try ledger.lastRun() + 1, "2026-03-01T08:00:00+08:00")
        let folders = try TemplateFolders(city: nil, environment: [:], executable: TemplateFolders.runningExecutable)
        let intake = Intake(
            ledger: ledger, tables: InputTables(try TableDictionary.load(folders), intervalLabel: label), run: run,
            receivedAt: moment)
        let path = "\(folder)/readings.txt"
        try TextFile.write("\(what)\n", to: path)
        let file = ReceivedFile(
            path: path, name: "readings.txt", sha256: try FileBytes.sha256(of: path),
            byteCount: Int64(what.utf8.count + 1), run: run, receivedAt: moment)
        kept = try ledger.ingest(file) { transaction in try intake.read(try document(), into: transaction) }
    }
}
