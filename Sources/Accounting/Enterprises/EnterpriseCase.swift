import EmissionModel

/// One enterprise with what the inventory says about it.
struct EnterpriseCase {
    let enterprise: Enterprise
    let accounts: [EnergySeries.Account]
    let lines: [ProductionLine]
    let measures: [Measure]
}

extension EnterpriseCase {
    /// All enterprises in the order of their identifiers, whatever the order of the inventory. Rows of enterprises that
    /// are not on the list are left out.
    static func all(in inventory: EmissionInventory, readings: ReadingTable) -> [EnterpriseCase] {
        var bindings = Runs(inventory.bindings, by: \.enterpriseID)
        var lines = Runs(inventory.lines, by: \.enterpriseID)
        var measures = Runs(inventory.measures, by: \.enterpriseID)
        return sorted(inventory.enterprises, by: \.id).map { enterprise in
            EnterpriseCase(
                enterprise: enterprise,
                accounts: bindings.run(of: enterprise.id).map {
                    EnergySeries.Account(binding: $0, row: readings.row(of: $0.accountNumber))
                },
                lines: lines.run(of: enterprise.id).sorted { $0.lineID < $1.lineID },
                measures: Array(measures.run(of: enterprise.id)))
        }
    }

    private static func sorted<Row>(_ rows: [Row], by key: (Row) -> String) -> [Row] {
        let isSorted = !zip(rows, rows.dropFirst()).contains { key($1) < key($0) }
        return isSorted ? rows : rows.sorted { key($0) < key($1) }
    }

    /// As of a list without readings, whose accounts say nothing.
    static func all(in inventory: EmissionInventory) -> [EnterpriseCase] {
        var inventory = inventory
        inventory.bindings = []
        let nothing = ReadingTable(firstDay: CalendarDay(number: 0), dayCount: 1, accountNumbers: [])
        return all(in: inventory, readings: nothing)
    }

    /// Rows sorted by enterprise, handed out in one pass over the sorted enterprises.
    private struct Runs<Row> {
        private let rows: [Row]
        private let key: (Row) -> String
        private var next = 0

        init(_ rows: [Row], by key: @escaping (Row) -> String) {
            self.rows = EnterpriseCase.sorted(rows, by: key)
            self.key = key
        }

        mutating func run(of enterpriseID: String) -> ArraySlice<Row> {
            while next < rows.count, key(rows[next]) < enterpriseID { next += 1 }
            var end = next
            while end < rows.count, key(rows[end]) == enterpriseID { end += 1 }
            return rows[next..<end]
        }
    }
}
