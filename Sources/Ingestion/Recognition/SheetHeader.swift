import Diagnostics
import Jurisdiction
import Tabular

/// Finds the header of a sheet among its first rows, title rows before it allowed, and tells which table it is.
struct SheetHeader {
    /// How many rows from the top may be titles.
    static let searchedRows = 20

    let dictionary: TableDictionary
    /// The table that `--table` names, nil where the header decides.
    let named: TableDefinition?

    enum Result {
        case found(ColumnMapping)
        case ambiguous([TableDefinition], row: Int)
        /// The mapping that came nearest, nil where nothing of any table was there.
        case none(nearest: ColumnMapping?)
    }

    /// - Parameter rows: the first rows of the sheet with their numbers.
    func find(in rows: [(number: Int, cells: [String])]) -> Result {
        var nearest: ColumnMapping?
        for (number, cells) in rows {
            let mappings = candidates.map { ColumnMapping(cells, of: $0, row: number) }
            let complete = mappings.filter(\.isComplete)
            if let best = complete.map(\.matchCount).max() {
                let winners = complete.filter { $0.matchCount == best }
                if winners.count > 1 { return .ambiguous(winners.map(\.table), row: number) }
                return .found(
                    Self.underTitles(
                        winners[0], rows.prefix { $0.number < number }.map { $0.cells.joined(separator: " ") }))
            }
            for mapping in mappings where mapping.matchCount > (nearest?.matchCount ?? 0) { nearest = mapping }
        }
        return .none(nearest: nearest)
    }

    /// The mapping with the unit that a title row states.
    private static func underTitles(_ mapping: ColumnMapping, _ titles: [String]) -> ColumnMapping {
        var result = mapping
        for unit in titles.compactMap(ColumnMapping.unit(inTitle:)) where result.adopt(titleUnit: unit) {
            result.titleUnit = unit
        }
        return result
    }

    private var candidates: [TableDefinition] { named.map { [$0] } ?? dictionary.tables }
}

extension ColumnMapping {
    /// How much of a header the table explains.
    var matchCount: Int { columns.count + (isWideTable ? dates.count : 0) + (points?.columns.count ?? 0) }
}
