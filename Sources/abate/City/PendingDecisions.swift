import Accounting
import Diagnostics
import EmissionModel
import Ingestion
import LedgerStore
import Reporting

/// What waits for somebody to decide, and which matters can be decided at all.
struct PendingDecisions {
    let books: CityBooks

    init(_ books: CityBooks) {
        self.books = books
    }

    struct Item {
        var id: String
        var text: LocalizedText

        func json(_ language: Language) -> JSONValue { ["id": .string(id), "text": .string(text[language])] }
    }

    /// Readings and rows on which files of one run disagree, witnesses that do, and days that look partly collected, in
    /// order of their ids.
    func items() throws -> [Item] { (try readings() + rows() + conflicts() + days()).sorted { $0.id < $1.id } }

    /// Whether there is such a matter: a conflict that is pending or was decided before, an enterprise that is known.
    func knows(_ subject: DecisionSubject) throws -> Bool {
        if books.decisions.contains(where: { $0.subject == subject }) { return true }
        switch subject {
        case .reading, .record: return try items().contains { $0.id == subject.id }
        case .target: return true
        case .badDay, .exemption, .conflict:
            return subject.enterpriseID.map { id in books.enterprises.contains { $0.id == id } } ?? true
        }
    }

    private func readings() throws -> [Item] {
        guard let days = try books.ledger.readingDays(asOf: books.asOf) else { return [] }
        let accounts = try books.ledger.accountNumbersWithReadings(asOf: books.asOf)
        var table = try books.ledger.readings(
            of: accounts, from: days.lowerBound, through: days.upperBound, asOf: books.asOf)
        _ = table.settle(books.decisions)
        let registers = table.registerFaults.compactMap { fault in
            fault.diagnostic.map {
                Item(id: DecisionSubject.reading(account: fault.account, day: fault.day).id, text: $0.message)
            }
        }
        return registers
            + table.conflicts.map { cell in
                let values = [cell.lower, cell.higher].map { JSONValue($0.kilowattHours).text() }
                return Item(
                    id: DecisionSubject.reading(account: cell.account, day: cell.day).id,
                    text: LocalizedText(
                        zh: "用电量 \(values.joined(separator: " 或 ")) kWh", en: "\(values.joined(separator: " or ")) kWh")
                )
            }
    }

    private func conflicts() throws -> [Item] {
        try books.unsettledConflicts().map { Item(id: $0.witness.decisionID, text: $0.text) }
    }

    private func days() throws -> [Item] {
        try books.proposedBadDays().map { Item(id: $0.decisionID, text: $0.diagnostic.message) }
    }

    private func rows() throws -> [Item] {
        try books.contested.map { table, key in
            let files = try books.versions(ofContested: table, key).joined(separator: "、")
            return Item(
                id: DecisionSubject.record(table, ledgerKey: key).id,
                text: LocalizedText(zh: "采用哪个文件：\(files)", en: "which file rules: \(files)"))
        }
    }
}
