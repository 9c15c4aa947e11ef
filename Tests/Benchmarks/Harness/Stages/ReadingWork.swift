import EmissionModel
import Ingestion
import Jurisdiction
import LedgerStore

/// Readings of a file to account-days by the product's own reader.
struct ReadingWork {
    let request: LedgerRequest
    let file: String
    /// For the ledger that the readings come through.
    let folder: String
    var label = IntervalLabel.auto

    /// Lends every account-day that there is, whole and uncontested.
    func forEachDay(_ body: (_ account: Int, _ day: CalendarDay, _ energy: Energy) throws -> Void) throws {
        let ledger = try Ledger(folder: folder)
        // No response's boundary lies within a day.
        ledger.curveDays = .none
        let folders = try TemplateFolders(city: nil, environment: [:], executable: TemplateFolders.runningExecutable)
        let tables = InputTables(try TableDictionary.load(folders), intervalLabel: label)
        let intake = Intake(ledger: ledger, tables: tables, run: 1, receivedAt: "2026-03-01T08:00:00+08:00")
        let result = try intake.take(file, name: "readings.csv")
        guard result.status == .accepted else {
            throw Stage.WrongArguments(description: "\(file): \(result.findings)")
        }
        try request.forEachDay(in: ledger, body)
    }
}
