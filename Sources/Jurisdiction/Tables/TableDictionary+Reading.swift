import Diagnostics

extension TableDictionary {
    init(text: String, file: String) throws(JurisdictionError) {
        let root = try YAMLDocument.read(text, file: file).mapping(["tables", "choices"])
        var choices: [ChoiceDefinition] = []
        for entry in try root.required("choices").mapping().entries { choices.append(try Self.choice(entry)) }
        var tables: [TableDefinition] = []
        for entry in try root.required("tables").mapping().entries {
            tables.append(try Self.table(entry, choices: choices.map(\.name)))
        }
        self.init(tables: tables, choices: choices)
    }

    private static func table(_ entry: YAMLEntry, choices: [String]) throws(JurisdictionError) -> TableDefinition {
        let table = try entry.value.mapping(["title", "oneOf", "wideDates", "wideColumn", "columns"])
        var columns: [ColumnDefinition] = []
        for column in try table.required("columns").mapping().entries {
            columns.append(try Self.column(column, choices: choices))
        }
        var groups: [[String]] = []
        for group in try table["oneOf"]?.list() ?? [] {
            var keys: [String] = []
            for item in try group.list() { keys.append(try known(item, among: columns)) }
            groups.append(keys)
        }
        let isWide = try table["wideDates"]?.flag() ?? false
        let wideColumn = isWide ? try known(try table.required("wideColumn"), among: columns) : nil
        let title = try table.text("title")
        switch TableDefinition.make(
            key: entry.key, title: title, columns: columns, oneOf: groups, wideColumn: wideColumn)
        {
        case .success(let definition): return definition
        case .failure(let clash): throw ambiguous(clash, in: entry)
        }
    }

    private static func column(_ entry: YAMLEntry, choices: [String]) throws(JurisdictionError) -> ColumnDefinition {
        let column = try entry.value.mapping(["title", "kind", "required", "offered", "aliases", "note"])
        let kindNode = try column.required("kind")
        let name = try kindNode.text()
        guard let kind = ColumnKind(name) else { throw unknown(name, among: ColumnKind.names, at: kindNode) }
        if case .choice(let choice) = kind, !choices.contains(choice) {
            throw unknown(choice, among: choices, at: kindNode)
        }
        return ColumnDefinition(
            key: entry.key, title: try column.text("title"), isRequired: try column["required"]?.flag() ?? false,
            isOffered: try column["offered"]?.flag() ?? true, kind: kind,
            aliases: try column.texts("aliases").flatMap(Alternatives.expanded),
            note: try column.optionalText("note") ?? "")
    }

    private static func choice(_ entry: YAMLEntry) throws(JurisdictionError) -> ChoiceDefinition {
        let choice = try entry.value.mapping(["values", "prefixes"])
        var values: [ChoiceDefinition.Value] = []
        for node in try choice.required("values").list() {
            let value = try node.mapping(["value", "title", "aliases"])
            let written = try value.required("value")
            values.append(
                ChoiceDefinition.Value(
                    value: written.scalar ?? "", title: try value.text("title"),
                    aliases: try value.texts("aliases").flatMap(Alternatives.expanded)))
        }
        let prefixes = try choice.texts("prefixes").flatMap(Alternatives.expanded)
        switch ChoiceDefinition.make(name: entry.key, values: values, prefixes: prefixes) {
        case .success(let definition): return definition
        case .failure(let clash): throw ambiguous(clash, in: entry)
        }
    }

    private static func known(_ node: YAMLNode, among columns: [ColumnDefinition]) throws(JurisdictionError) -> String {
        let key = try node.text()
        guard columns.contains(where: { $0.key == key }) else {
            throw unknown(key, among: columns.map(\.key), at: node)
        }
        return key
    }

    private static func unknown(_ word: String, among words: [String], at node: YAMLNode) -> JurisdictionError {
        let advice = NearestNames.advice(for: word, among: words)
        return JurisdictionError(
            JurisdictionMessages.unknownWord(node.path, word, advice.zh, advice.en, at: node.location, raw: word))
    }

    private static func ambiguous(_ clash: TableDefinition.AmbiguousHeader, in entry: YAMLEntry) -> JurisdictionError {
        JurisdictionError(
            JurisdictionMessages.ambiguousAlias(
                clash.header, entry.key, clash.columns[0], clash.columns[1], at: entry.place))
    }
}

/// `<SO2|二氧化硫><年|全年>排放量` stands for the four headers it spells.
enum Alternatives {
    static func expanded(_ pattern: String) -> [String] {
        guard pattern.utf8.contains(UInt8(ascii: "<")) else { return [pattern] }
        var rest = Array(pattern.utf8)[...]
        var spelled: [[UInt8]] = [[]]
        while let open = rest.firstIndex(of: UInt8(ascii: "<")),
            let close = rest[open...].firstIndex(of: UInt8(ascii: ">"))
        {
            let choices = rest[(open + 1)..<close].split(
                separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
            spelled = spelled.flatMap { start in choices.map { start + rest[..<open] + $0 } }
            rest = rest[(close + 1)...]
        }
        return spelled.map { String(decoding: $0 + rest, as: UTF8.self) }
    }
}
