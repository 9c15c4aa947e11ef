/// One input table (`domain.md` §6): its columns in the order in which `init` writes them.
public struct TableDefinition: Sendable, Hashable {
    public let key: String
    public let title: String
    public let columns: [ColumnDefinition]
    /// Of each group at least one column must be there.
    public let oneOf: [[String]]
    /// Whether dates may stand as headers, one column a day; `wideColumn` then tells what the cells are.
    public let wideDates: Bool
    public let wideColumn: String?
    /// Columns by header, brackets included.
    private let byHeader: [String: Int]

    /// A failure names the header that two columns claim.
    static func make(
        key: String, title: String, columns: [ColumnDefinition], oneOf: [[String]], wideColumn: String?
    ) -> Result<TableDefinition, AmbiguousHeader> {
        var byHeader: [String: Int] = [:]
        byHeader.reserveCapacity(columns.reduce(0) { $0 + $1.aliases.count + 2 })
        for (index, column) in columns.enumerated() {
            for header in column.headers {
                let other = byHeader.updateValue(index, forKey: header)
                if let other, other != index {
                    return .failure(AmbiguousHeader(header: header, columns: [columns[other].key, column.key]))
                }
            }
        }
        return .success(
            TableDefinition(
                key: key, title: title, columns: columns, oneOf: oneOf, wideDates: wideColumn != nil,
                wideColumn: wideColumn, byHeader: byHeader))
    }

    struct AmbiguousHeader: Error {
        let header: String
        let columns: [String]
    }

    public func column(_ key: String) -> ColumnDefinition? { columns.first { $0.key == key } }

    public var requiredColumns: [ColumnDefinition] { columns.filter(\.isRequired) }

    /// The column that a header names, with what its unit asks for; nil where no column has that name.
    public func column(for header: HeaderText) -> ColumnMatch? {
        if let index = byHeader[header.full] {
            return ColumnMatch(columns[index], unit: header.unit, isPartOfName: true)
        }
        guard header.unit != nil, let index = byHeader[header.normalised] else { return nil }
        return ColumnMatch(columns[index], unit: header.unit, isPartOfName: false)
    }
}

/// A header's column, and how its figures come to the column's unit.
public struct ColumnMatch: Sendable, Hashable {
    public enum Unit: Sendable, Hashable {
        /// The header states none.
        case unstated
        /// Figures are multiplied by ten to this power.
        case scaled(powerOfTen: Int)
        /// The header states something that is no unit of this column.
        case unknown(String)
    }

    public let column: ColumnDefinition
    public let unit: Unit

    init(_ column: ColumnDefinition, unit: String?, isPartOfName: Bool) {
        self.column = column
        guard let unit else {
            self.unit = .unstated
            return
        }
        if let power = UnitConversion.power(of: unit, to: column.kind) {
            self.unit = .scaled(powerOfTen: power)
        } else {
            let isFreeText = [.text, .identifier, .date, .dateTime, .boolean].contains(column.kind) || column.isChoice
            self.unit = isPartOfName || isFreeText ? .unstated : .unknown(unit)
        }
    }
}

extension ColumnDefinition {
    fileprivate var isChoice: Bool {
        if case .choice = kind { return true }
        return false
    }
}
