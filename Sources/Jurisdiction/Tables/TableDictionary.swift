import Diagnostics

/// The dictionary of input tables (`Templates/tables.yaml`): which headers and words mean what.
public struct TableDictionary: Sendable, Hashable {
    /// In the order of the file.
    public let tables: [TableDefinition]
    public let choices: [ChoiceDefinition]

    static let file = "tables.yaml"

    public static func load(_ folders: TemplateFolders) throws(JurisdictionError) -> TableDictionary {
        try TableDictionary(text: folders.contents(of: file), file: "Templates/\(file)")
    }

    public func table(_ key: String) -> TableDefinition? { tables.first { $0.key == key } }

    public func choices(_ name: String) -> ChoiceDefinition? { choices.first { $0.name == name } }

    /// The value of the choice that a cell means: `choice("level", "Ⅱ级")` is `orange`.
    public func choice(_ name: String, _ raw: String) -> String? { choices(name)?.match(raw)?.value }

    /// The same dictionary with a city's own headers beside the built-in ones.
    public func adding(_ headers: [HeaderAlias]) throws(JurisdictionError) -> TableDictionary {
        var result: [TableDefinition] = []
        for table in tables {
            let own = headers.filter { $0.table == table.key }
            result.append(own.isEmpty ? table : try table.adding(own))
        }
        if let stray = headers.first(where: { table($0.table) == nil }) {
            throw stray.unknown(stray.table, among: tables.map(\.key))
        }
        return TableDictionary(tables: result, choices: choices)
    }
}

/// A header that a city's `abate.yaml` adds to a column.
public struct HeaderAlias: Sendable, Hashable {
    public let table: String
    public let column: String
    public let alias: String
    let location: SourceLocation

    func unknown(_ name: String, among names: [String]) -> JurisdictionError {
        let advice = NearestNames.advice(for: name, among: names)
        return JurisdictionError(JurisdictionMessages.unknownKey(name, advice.zh, advice.en, at: location, raw: name))
    }
}

extension TableDefinition {
    fileprivate func adding(_ headers: [HeaderAlias]) throws(JurisdictionError) -> TableDefinition {
        if let stray = headers.first(where: { column($0.column) == nil }) {
            throw stray.unknown(stray.column, among: columns.map(\.key))
        }
        let extended = columns.map { column in
            ColumnDefinition(
                key: column.key, title: column.title, isRequired: column.isRequired, isOffered: column.isOffered,
                kind: column.kind,
                aliases: column.aliases + headers.filter { $0.column == column.key }.map(\.alias), note: column.note)
        }
        switch Self.make(key: key, title: title, columns: extended, oneOf: oneOf, wideColumn: wideColumn) {
        case .success(let table): return table
        case .failure(let clash):
            let place = headers.first { HeaderText($0.alias).full == clash.header }?.location
            throw JurisdictionError(
                JurisdictionMessages.ambiguousAlias(clash.header, key, clash.columns[0], clash.columns[1], at: place))
        }
    }
}
