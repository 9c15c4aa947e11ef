import Diagnostics
public import Jurisdiction
public import LedgerStore

extension Ledger {
    /// Quarter-hours that are not kept are read from the received files again, with these tables and with what was
    /// declared of each file when it came.
    public func rereadCurves(with tables: InputTables) {
        curveReader = { [unowned self] unkept, transaction in
            let label = IntervalLabel(rawValue: unkept.declaration.intervalLabel) ?? .auto
            let intake = Intake(ledger: self, tables: tables.declaring(label), run: 0, receivedAt: "")
            do {
                _ = try intake.read(
                    unkept.path, name: unkept.file.name, table: unkept.declaration.table, into: transaction)
            } catch let refused as FileRefused {
                throw UnreadableSource(description: refused.diagnostic.message.zh)
            }
        }
    }
}

/// A file that was taken in once and is refused now.
private struct UnreadableSource: Error, CustomStringConvertible {
    var description: String
}
