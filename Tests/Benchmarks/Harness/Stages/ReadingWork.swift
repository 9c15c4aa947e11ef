import EmissionModel
import Jurisdiction
import Tabular

/// Readings of a file to account-days by the product's own reader.
struct ReadingWork {
    let request: LedgerRequest
    let file: String
    /// For the ledger that the readings come through.
    let folder: String
    var label = IntervalLabel.auto

    /// Lends every account-day that there is, whole and uncontested.
    func forEachDay(_ body: (_ account: Int, _ day: CalendarDay, _ energy: Energy) throws -> Void) throws {
        let scanned = try ScannedLedger(folder: folder, file, label: label) {
            try TabularDocument.open(path: file, name: "readings.csv", isTrusting: true)
        }
        try request.forEachDay(in: scanned.ledger, body)
    }
}
