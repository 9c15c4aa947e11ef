import Diagnostics
import Foundation
import Jurisdiction
import Tabular

/// Which column of a sheet holds what: the header row of one table, understood.
struct ColumnMapping {
    struct Column {
        var index: Int
        /// As the clerk wrote it.
        var header: String
        /// The unit's power of ten over the column's own unit: 4 for 万kWh where kWh is meant.
        var unitPower: Int
        /// Whether the header itself says the unit.
        var statesUnit = false
    }

    var table: TableDefinition
    var headerRow: Int
    /// Columns up to the last that has a header.
    private(set) var width: Int
    var columns: [String: Column] = [:]
    /// Of a wide table: the day that each further column is about.
    var dates: [(index: Int, day: DateText)] = []
    /// The unit's power of ten of the cells under the days of a wide table.
    var wideUnitPower = 0
    /// The unit that a title row states and that was taken over, for the finding that says so.
    var titleUnit: String?
    /// Of a table with a row a day: the columns of the day's intervals, where there are any.
    private(set) var points: PointColumns?
    /// Headers that name intervals of a day and do not make up one: the first, the last and how many there are.
    private(set) var incompletePoints: (first: String, last: String, count: Int)?
    private var pointCells: [(index: Int, header: PointHeader)] = []
    var unknown: [(index: Int, header: String)] = []
    var repeated: [(key: String, first: Column, second: Column)] = []
    var unknownUnits: [(index: Int, header: String, unit: String)] = []

    /// Every required column is there, and one of each group of which one is required.
    var isComplete: Bool { missing.isEmpty }

    /// Titles of what the table needs and the header lacks; of several of which one would do the required one.
    var missing: [String] {
        let needed = table.columns.filter { column in
            column.isRequired && !table.oneOf.contains { $0.contains(column.key) }
        }
        var missing = needed.filter { columns[$0.key] == nil && !isWide($0.key) }.map(\.title)
        for group in table.oneOf where !group.contains(where: { columns[$0] != nil || isWide($0) }) {
            let choices = group.compactMap { table.column($0) }
            let usual = choices.filter(\.isRequired)
            missing.append((usual.isEmpty ? choices : usual).map(\.title).joined(separator: "或"))
        }
        return missing
    }

    /// A wide table has its days, or the intervals of a day, in the header and its energies under them.
    private func isWide(_ key: String) -> Bool {
        let hasPoints = points != nil || incompletePoints != nil
        return isWideTable && (key == "date" || key == table.wideColumn) || hasPoints && key == table.wideColumn
    }

    var isWideTable: Bool { table.wideDates && !dates.isEmpty && columns["date"] == nil }

    init(_ cells: [String], of table: TableDefinition, row: Int) {
        self.table = table
        headerRow = row
        width = (cells.lastIndex { !$0.isEmpty } ?? -1) + 1
        for (index, cell) in cells.enumerated() where !cell.isEmpty {
            take(cell, at: index)
        }
        settlePoints(cells)
        // Days in the header beside a column of days would be read twice: they are said to be unknown.
        if !dates.isEmpty, !isWideTable {
            unknown += dates.map { ($0.index, cells[$0.index]) }
            unknown.sort { $0.index < $1.index }
            dates = []
        }
    }

    private mutating func settlePoints(_ cells: [String]) {
        guard !pointCells.isEmpty else { return }
        if columns["date"] != nil {
            points = PointColumns(pointCells)
            if points != nil { return }
            if pointCells.count >= PointColumns.fewest {
                let ends = (cells[pointCells[0].index], cells[pointCells[pointCells.count - 1].index])
                incompletePoints = (ends.0, ends.1, pointCells.count)
            }
        }
        unknown += pointCells.map { ($0.index, cells[$0.index]) }
        unknown.sort { $0.index < $1.index }
    }

    private mutating func take(_ cell: String, at index: Int) {
        guard let match = table.column(for: HeaderText(cell)) else {
            if table.wideDates, case .value(let date) = DateText.parse(cell), date.minute ?? 0 == 0 {
                dates.append((index, date))
            } else if table.wideDates, let point = PointHeader(cell) {
                pointCells.append((index, point))
            } else {
                unknown.append((index, cell))
            }
            return
        }
        var column = Column(index: index, header: cell, unitPower: 0)
        switch match.unit {
        case .unstated: break
        case .scaled(let power):
            column.unitPower = power
            column.statesUnit = true
        case .unknown(let unit): unknownUnits.append((index, cell, unit))
        }
        let key = match.column.key
        if let first = columns[key] {
            repeated.append((key, first, column))
        } else {
            columns[key] = column
        }
    }
}

extension ColumnMapping {
    /// Takes over the unit that a title row over the header states (单位：万千瓦时), for the columns whose headers state
    /// none. A unit of another kind, or the name of a sender (报送单位：工信局), is none.
    /// - Returns: whether a column was changed by it.
    mutating func adopt(titleUnit unit: String) -> Bool {
        var isAdopted = false
        for column in table.columns {
            guard let power = UnitConversion.power(of: unit, to: column.kind), Self.isQuantity(column.kind) else {
                continue
            }
            if column.key == table.wideColumn, isWideTable || points != nil {
                wideUnitPower = power
                isAdopted = isAdopted || power != 0
            } else if let stated = columns[column.key], !stated.statesUnit {
                columns[column.key]?.unitPower = power
                isAdopted = isAdopted || power != 0
            }
        }
        return isAdopted
    }

    private static func isQuantity(_ kind: ColumnKind) -> Bool {
        switch kind {
        case .energy, .massKilograms, .massTonnes, .concentrationMicrograms, .concentrationMilligrams: true
        default: false
        }
    }

    /// Whether two columns of this meaning must not be chosen between: an account could come out otherwise.
    func matters(_ key: String) -> Bool {
        guard let column = table.column(key) else { return true }
        if column.isRequired || table.oneOf.contains(where: { $0.contains(key) }) { return true }
        switch column.kind {
        case .energy, .massKilograms, .massTonnes, .concentrationMicrograms, .concentrationMilligrams, .percent,
            .decimal, .integer, .date, .dateTime, .choice:
            return true
        case .text, .identifier, .boolean: return false
        }
    }

    /// What stands after 单位 in a title row, to the end of the bracket or of the words; nil where nothing does.
    static func unit(inTitle text: String) -> String? {
        guard let mark = text.range(of: "单位") else { return nil }
        let rest = text[mark.upperBound...].drop { ":： 　".contains($0) }
        let unit = rest.prefix { !")）]】,，;；。 　".contains($0) }
        return unit.isEmpty ? nil : String(unit)
    }
}
