import Accounting
import Diagnostics
import EmissionModel
import LedgerStore
import Reporting

/// Readings that two states have otherwise.
extension RowChanges {
    func readings() throws -> [ChangedRow] {
        guard let old = try before.input(of: subject), let new = try after.input(of: subject) else { return [] }
        let owners = Dictionary(
            new.inventory.bindings.map { ($0.accountNumber, $0.enterpriseID) }, uniquingKeysWith: { first, _ in first })
        var rows: [ChangedRow] = []
        var listed: Set<String> = []
        func add(_ table: String, _ old: ReadingTable, _ new: ReadingTable) {
            old.forEachDifference(from: new) { row, day, before, after in
                let account = old.accountNumbers[row]
                guard listed.insert("\(account) \(day.iso)").inserted else { return }
                rows.append(
                    ChangedRow(
                        table: table, key: "\(account) \(day.iso)",
                        fields: [ChangedRow.Field(name: "kwh", before: before.text, after: after.text)],
                        enterpriseID: owners[account], reading: ChangedRow.Reading(account: account, day: day)))
            }
        }
        add("用电量", old.readings, new.readings)
        for (range, table) in new.partReadings.sorted(by: { $0.key.lowerBound < $1.key.lowerBound }) {
            if let earlier = old.partReadings[range] { add("分时电量", earlier, table) }
        }
        return rows
    }

    /// With the rows of files that the readings stand in.
    func located(_ rows: [ChangedRow]) throws(CommandFailure) -> [ChangedRow] {
        do {
            let files = try before.ledger.names(asOf: .latest)
            return try rows.map { row in
                guard let reading = row.reading else { return row }
                var row = row
                let origin = { (asOf: AsOf) in
                    try before.ledger.readingOrigin(of: reading.account, on: reading.day, asOf: asOf)
                        .map { ChangedRow.Place($0, files) }
                }
                if row.fields.first?.before != nil { row.before = try origin(states.from) }
                if row.fields.first?.after != nil { row.after = try origin(states.to) }
                return row
            }
        } catch {
            throw CommandFailure(error)
        }
    }
}

extension ChangedRow.Place {
    init(_ origin: RowOrigin, _ files: [Int64: String]) {
        self.init(
            file: files[origin.fileID] ?? "", fileNumber: origin.fileID, sheet: origin.sheet, row: origin.row)
    }
}

extension Ledger {
    /// Names of the files received, by their numbers.
    func names(asOf: AsOf) throws(LedgerError) -> [Int64: String] {
        Dictionary(try files(asOf: asOf).map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    }
}

extension ReadingTable.Reading {
    /// In kWh; nil where there is none.
    fileprivate var text: String? {
        func number(_ energy: Energy) -> String { JSONValue(energy.kilowattHours).text() }
        return switch self {
        case .missing: nil
        case .value(let energy): number(energy)
        case .conflict(let lower, let higher): "\(number(lower))|\(number(higher))"
        case .flagged(let energy): "\(number(energy)) flagged"
        case .partial(let energy): "\(number(energy)) partial"
        }
    }
}
