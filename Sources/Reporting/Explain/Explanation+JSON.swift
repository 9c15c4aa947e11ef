import Accounting
public import Diagnostics
import EmissionModel

extension Explanation {
    /// The whole tree. A figure that several others stand on is given in full where it is first met; later it is named
    /// by its id, or the number of its node, alone (`ref`).
    /// - Parameter depth: levels below the figure itself; nil: all.
    public func json(_ language: Language, depth: Int? = nil) -> JSONValue {
        var met = MetFigures(root)
        let tree = node(root, language, depth: depth ?? .max, &met)
        guard case .object(let members) = tree else { return tree }
        return .object(
            [
                (key: "schema", value: .string(Self.schema)), (key: "region", value: .string(region)),
                (key: "profile", value: .string(profile)),
            ] + members)
    }

    private func node(
        _ derivation: Derivation, _ language: Language, depth: Int, _ met: inout MetFigures
    ) -> JSONValue {
        var members = head(derivation, language)
        if let name = met.name(of: derivation) {
            if !met.note(derivation) { return .object(members + [(key: "ref", value: .string(name))]) }
            if derivation.id == nil { members.append((key: "node", value: .string(name))) }
        }
        if !derivation.operands.isEmpty {
            members.append((key: "formula", value: .string(derivation.symbolic(language))))
            members.append((key: "calculation", value: .string(derivation.numeric(language))))
        }
        if let note = derivation.note { members.append((key: "note", value: .string(note.sentence[language]))) }
        if derivation.operands.isEmpty { return .object(members + leaf(derivation, language)) }
        if depth > 0 {
            let children = derivation.operands.map { node($0, language, depth: depth - 1, &met) }
            members.append((key: "children", value: .array(children)))
        }
        return .object(members)
    }

    private func head(_ derivation: Derivation, _ language: Language) -> [(key: String, value: JSONValue)] {
        let value = derivation.value
        var members: [(key: String, value: JSONValue)] = []
        if let id = derivation.id { members.append((key: "id", value: .string(id))) }
        members += [
            (key: "name", value: .string(derivation.title[language])),
            (key: "symbol", value: .string(derivation.symbol)),
            (key: "value", value: value.json),
            (key: "unit", value: JSONValue(value.printedUnit)),
            (key: "exact", value: JSONValue(value.published?.fraction)),
            (key: "printed", value: .string(derivation.printed)),
        ]
        return members
    }

    // MARK: Leaves

    private func leaf(_ derivation: Derivation, _ language: Language) -> [(key: String, value: JSONValue)] {
        var members: [(key: String, value: JSONValue)] = [
            (key: "kind", value: .string(derivation.formula.fact?.kind ?? "rule"))
        ]
        guard let source = source(derivation) else { return members }
        if let note = source.note { members.append((key: "source", value: .string(note[language]))) }
        if let parameter = source.parameter { members += json(parameter, language) }
        if source.cells.count == 1 { return members + json(source.cells[0]) }
        guard !source.cells.isEmpty else { return members }
        members.append((key: "formula", value: .string(source.use.symbolic)))
        let cells = source.cells.map { cell in
            JSONValue.object([(key: "kind", value: .string("cell"))] + json(cell))
        }
        return members + [(key: "children", value: .array(cells))]
    }

    private func json(_ cell: SourceCell) -> [(key: String, value: JSONValue)] {
        [
            (key: "file", value: .string(cell.file)), (key: "sha256", value: .string(cell.sha256)),
            (key: "sheet", value: JSONValue(cell.sheet)), (key: "row", value: JSONValue(cell.row)),
            (key: "column", value: JSONValue(cell.column)),
            (key: "columnLetters", value: .string(cell.columnLetters)), (key: "header", value: .string(cell.header)),
            (key: "raw", value: .string(cell.raw)), (key: "run", value: JSONValue(cell.run)),
            (key: "received", value: .string(cell.received)),
        ]
    }

    private func json(_ parameter: ParameterSource, _ language: Language) -> [(key: String, value: JSONValue)] {
        [
            (key: "parameter", value: .string(parameter.path)),
            (key: "title", value: .string(parameter.title[language])),
            (key: "raw", value: .string(parameter.value)), (key: "clause", value: .string(parameter.source)),
            (key: "fromPlan", value: .bool(parameter.isPlanRule)), (key: "file", value: .string(parameter.file)),
            (key: "row", value: JSONValue(parameter.line)),
            (key: "overridden", value: JSONValue(parameter.overridden)),
        ]
    }
}

extension Quantity {
    /// Masses in kg, energies in kWh, as every document has them.
    var json: JSONValue {
        switch self {
        case .exact: JSONValue(published?.value)
        case .real(let number, _): .number(number)
        case .range(let range): [.number(range.lowerBound), .number(range.upperBound)]
        case .word(let word): .string(word)
        case .missing: .null
        }
    }

    var printedUnit: String? {
        switch unit {
        case nil, .one: nil
        case .milligrams: "kg"
        case .milligramsPerDay: "kg/d"
        case .milliwattHours, .kilowattHours: "kWh"
        case .minutes: "min"
        case .days: "d"
        case .enterprises: "n"
        }
    }
}

extension SourceFact {
    /// What kind of source it is.
    var kind: String {
        switch self {
        case .parameter: "parameter"
        case .constant: "rule"
        case .nothing: "nothing"
        case .statistic: "statistic"
        default: "cell"
        }
    }
}

extension FigureSource.Use {
    var symbolic: String {
        switch self {
        case .value: "="
        case .sum: "Σ"
        case .registers: "(R_d − R_d−1) × k"
        case .share: "⌊b × p⌋"
        case .span: "t₀ … t₁"
        }
    }
}
