import EmissionModel
import LedgerStore

/// Reads the ledger's tables, with what was decided where files of one run disagree, and collects what is still open.
struct DecidedRecords {
    let ledger: Ledger
    let asOf: AsOf
    let decisions: [Decision]
    /// Title of the table and key of each row on which files disagree and nobody has decided.
    private(set) var contested: [(table: String, key: String)] = []
    /// Decisions that chose between files.
    private(set) var applied: [Decision] = []

    /// - Parameter decided: the file up to which decisions count; nil: `asOf`.
    init(_ ledger: Ledger, asOf: AsOf, decided: AsOf? = nil) throws(LedgerError) {
        self.ledger = ledger
        self.asOf = asOf
        decisions = try ledger.records(Decision.self, asOf: decided ?? asOf).map(\.record)
        // Of decisions themselves nobody decides: the later one rules.
        contested = try ledger.contestedKeys(of: Decision.self, asOf: decided ?? asOf).map { ("核定", $0) }
    }

    mutating func records<Record: LedgerRecord>(
        _ type: Record.Type, _ title: String
    ) throws(LedgerError) -> [Kept<Record>] {
        let choices = choices(in: title)
        let (rows, chosen, open) = try ledger.records(type, asOf: asOf) { choices[commas($0)]?.file }
        contested += open.map { (title, $0) }
        applied += chosen.compactMap { choices[commas($0)]?.decision }
        return rows
    }

    private func choices(in title: String) -> [String: (decision: Decision, file: Int64)] {
        var result: [String: (decision: Decision, file: Int64)] = [:]
        for decision in decisions {
            if case .record(title, let key) = decision.subject, case .file(let number) = decision.value {
                result[key] = (decision, number)
            }
        }
        return result
    }
}

/// A ledger key as a decision's id has it.
private func commas(_ key: String) -> String { String(key.map { $0 == "|" ? "," : $0 }) }
