import EmissionModel
import LedgerStore

/// Which state of the ledger readings are taken from: as of a file, or with what another state has where that one has
/// nothing.
struct ReadingState: Hashable {
    var asOf: AsOf
    /// The state that fills the gaps; nil where none does.
    var filledAsOf: AsOf?

    init(asOf: AsOf, filledAsOf: AsOf? = nil) {
        self.asOf = asOf
        self.filledAsOf = filledAsOf
    }

    func readings(
        _ ledger: Ledger, of accounts: [String], from first: CalendarDay, through last: CalendarDay
    ) throws(LedgerError) -> ReadingTable {
        let table = try ledger.readings(of: accounts, from: first, through: last, asOf: asOf)
        guard let filledAsOf else { return table }
        return table.filled(from: try ledger.readings(of: accounts, from: first, through: last, asOf: filledAsOf))
    }

    /// Within ranges of quarter-hours, a table for each.
    func readings(
        _ ledger: Ledger, of accounts: [String], within ranges: [Range<Int>], from first: CalendarDay,
        through last: CalendarDay
    ) throws(LedgerError) -> [ReadingTable] {
        let tables = try ledger.readings(of: accounts, within: ranges, from: first, through: last, asOf: asOf)
        guard let filledAsOf else { return tables }
        let others = try ledger.readings(of: accounts, within: ranges, from: first, through: last, asOf: filledAsOf)
        return zip(tables, others).map { $0.filled(from: $1) }
    }
}
