import Diagnostics

/// Walks the nodes with the values in hand.
struct Renderer {
    private(set) var output = ""
    /// What the line being written has begun with.
    private var line = Line.blank
    private let values: TemplateValue
    private let includes: any TemplateSource
    /// Names given by loops, the innermost last.
    private var scope: [(name: String, value: TemplateValue)] = []
    /// The templates being rendered, the innermost last.
    private var files: [String] = []
    private var parsed: [String: Template] = [:]
    private var steps = 0

    private static let maximumIncludes = 16
    /// Nodes rendered in one report, far above any report: stops loops within loops over long lists.
    private static let maximumSteps = 20_000_000

    init(values: TemplateValue, includes: any TemplateSource) {
        self.values = values
        self.includes = includes
    }

    private var file: String { files.last ?? "" }

    mutating func render(_ template: Template) throws(TemplateError) {
        files.append(template.name)
        defer { files.removeLast() }
        try render(template.nodes)
    }

    private mutating func render(_ nodes: [Node]) throws(TemplateError) {
        for node in nodes {
            switch node {
            case .text(let text): append(text)
            case .output(let expression, let place): try print(expression, at: place)
            case .choice(let branches, let otherwise): try choose(branches, otherwise: otherwise)
            case .include(let name, let place, let ownLine): try include(name, at: place, ownLine: ownLine)
            case .loop(let variable, let list, let place, let body, let empty):
                try countStep(at: place)
                let elements = try elements(of: list, at: place)
                if elements.isEmpty { try render(empty) }
                try loop(over: elements, as: variable, body: body, at: place)
            }
        }
    }

    private mutating func countStep(at place: Place) throws(TemplateError) {
        steps += 1
        if steps > Self.maximumSteps { throw error(ReportTemplateMessages.tooLong, at: place) }
    }

    private func error(_ message: MessageTemplate, _ arguments: String..., at place: Place) -> TemplateError {
        TemplateError(message, arguments, file: file, place: place)
    }
}

// MARK: Nodes

extension Renderer {
    private mutating func print(_ expression: Expression, at place: Place) throws(TemplateError) {
        try countStep(at: place)
        let result = try filtered(expression)
        guard let text = result.value.printed else {
            throw error(ReportTemplateMessages.notPrintable, result.value.kind, at: place)
        }
        append(result.isMarkdown ? text : MarkdownText.escaped(text, newline: line == .table ? "<br>" : " "))
    }

    private mutating func append(_ text: String) {
        output += text
        line = Line(line, text)
    }

    /// A line that ends in nothing but blanks so far, a row of a Markdown table, or another.
    private enum Line {
        case blank, table, other

        /// What a line has become when text was added.
        init(_ line: Line, _ text: String) {
            var text = text
            self = text.withUTF8 { Self.line(line, $0) }
        }

        private static func line(_ line: Line, _ bytes: UnsafeBufferPointer<UInt8>) -> Line {
            let end = bytes.lastIndex(of: 0x0A)
            guard end != nil || line == .blank else { return line }
            switch bytes[(end.map { $0 + 1 } ?? 0)...].first(where: { $0 != 0x20 }) {
            case nil: return .blank
            case UInt8(ascii: "|"): return .table
            default: return .other
            }
        }
    }

    private func elements(of list: Expression, at place: Place) throws(TemplateError) -> [TemplateValue] {
        let value = try filtered(list).value
        guard case .list(let elements) = value else {
            throw error(ReportTemplateMessages.notList, value.kind, at: place)
        }
        return elements
    }

    private mutating func loop(
        over elements: [TemplateValue], as variable: String, body: [Node], at place: Place
    ) throws(TemplateError) {
        for (index, element) in elements.enumerated() {
            try countStep(at: place)
            let position = TemplateValue.object(LoopPosition(index: index, count: elements.count))
            let depth = scope.count
            scope.append(("forloop", position))
            scope.append(("循环", position))
            scope.append((variable, element))
            defer { scope.removeSubrange(depth...) }
            try render(body)
        }
    }

    private mutating func choose(_ branches: [Branch], otherwise: [Node]) throws(TemplateError) {
        for branch in branches {
            for reference in branch.references { _ = try value(of: reference) }
        }
        for branch in branches where try holds(branch.condition) {
            return try render(branch.body)
        }
        try render(otherwise)
    }

    private mutating func include(_ name: String, at place: Place, ownLine: Bool) throws(TemplateError) {
        try countStep(at: place)
        guard !files.contains(name) else {
            let chain = (files + [name]).joined(separator: " → ")
            throw error(ReportTemplateMessages.includeCycle, chain, at: place)
        }
        guard files.count <= Self.maximumIncludes else {
            throw error(ReportTemplateMessages.includeTooDeep, String(Self.maximumIncludes), at: place)
        }
        let start = output.utf8.count
        try render(try template(named: name, at: place))
        let isEmpty = output.utf8.count == start
        if ownLine {
            if !isEmpty, output.last?.isNewline == false { append("\n") }
        } else if !isEmpty, output.last?.isNewline == true {
            output.removeLast()
            line = Line(.blank, output)
        }
    }

    private mutating func template(named name: String, at place: Place) throws(TemplateError) -> Template {
        if let known = parsed[name] { return known }
        guard let source = includes.source(named: name) else {
            throw error(ReportTemplateMessages.unknownInclude, name, at: place)
        }
        let template = try Template(source: source, name: name)
        parsed[name] = template
        return template
    }
}

// MARK: Expressions

extension Renderer {
    private func filtered(_ expression: Expression) throws(TemplateError) -> Filtered {
        switch expression {
        case .literal(let value): return Filtered(value: value)
        case .name(let reference): return Filtered(value: try value(of: reference))
        case .filtered(let inner, let call): return try apply(call, to: try filtered(inner))
        case .not, .and, .or, .comparison: return Filtered(value: .bool(try holds(expression)))
        }
    }

    private func apply(_ call: FilterCall, to input: Filtered) throws(TemplateError) -> Filtered {
        var arguments: [TemplateValue] = []
        for argument in call.arguments { arguments.append(try filtered(argument).value) }
        do {
            return try call.filter.apply(to: input, arguments: arguments)
        } catch {
            let name = call.filter.names[0]
            switch error {
            case .needs(let kind):
                throw self.error(ReportTemplateMessages.filterInput, name, kind, input.value.kind, at: call.place)
            case .badDecimals(let text):
                throw self.error(ReportTemplateMessages.badDecimals, name, text, at: call.place)
            }
        }
    }

    private func holds(_ expression: Expression) throws(TemplateError) -> Bool {
        switch expression {
        case .not(let inner): return try !holds(inner)
        case .and(let left, let right): return try holds(left) ? try holds(right) : false
        case .or(let left, let right): return try holds(left) ? true : try holds(right)
        case .comparison(let left, let comparison, let right, let place):
            return try compare(try filtered(left).value, comparison, try filtered(right).value, at: place)
        case .literal, .name, .filtered:
            return Self.isTrue(try filtered(expression).value)
        }
    }

    /// Missing, an empty text or list, and zero count as false.
    private static func isTrue(_ value: TemplateValue) -> Bool {
        switch value {
        case .bool(let value): value
        case .text(let text): !text.isEmpty
        case .number(let number): number != 0
        case .list(let elements): !elements.isEmpty
        case .record, .object: true
        case .missing: false
        }
    }

    /// Missing equals only missing; to order it against something would print a claim about what is not known.
    private func compare(
        _ left: TemplateValue, _ comparison: Comparison, _ right: TemplateValue, at place: Place
    ) throws(TemplateError) -> Bool {
        switch (left, right) {
        case (.number(let left), .number(let right)): return comparison.holds(left, right)
        case (.text(let left), .text(let right)): return comparison.holds(left, right)
        case (.bool(let left), .bool(let right)) where comparison.isEquality:
            return (left == right) == (comparison == .equal)
        case (.missing, .missing) where comparison.isEquality: return comparison == .equal
        case (.missing, _) where comparison.isEquality, (_, .missing) where comparison.isEquality:
            return comparison == .notEqual
        default:
            throw error(
                ReportTemplateMessages.notComparable, left.kind, comparison.rawValue, right.kind, at: place)
        }
    }
}

// MARK: Names

extension Renderer {
    private func value(of reference: Reference) throws(TemplateError) -> TemplateValue {
        let first = reference.parts[0]
        guard
            var value = scope.last(where: { $0.name.hasSameBytes(as: first.name) })?.value ?? values.field(first.name)
                ?? scope.last(where: { $0.name == first.name })?.value
        else {
            throw unknown(first.name, among: scope.map(\.name).reversed() + values.fieldNames, at: first.place)
        }
        for place in 1..<max(reference.parts.count, 1) {
            let part = reference.parts[place]
            var path: String { reference.parts[..<place].map(\.name).joined(separator: ".") }
            switch value {
            case .missing: return .missing
            case .record, .object:
                guard let field = value.field(part.name) else {
                    throw unknown("\(path).\(part.name)", field: part.name, of: value, path: path, at: part.place)
                }
                value = field
            default:
                throw error(ReportTemplateMessages.noFields, path, value.kind, part.name, at: part.place)
            }
        }
        return value
    }

    private func unknown(_ name: String, among names: [String], at place: Place) -> TemplateError {
        let advice = NearestNames.advice(for: name, among: names, limit: 1)
        return error(ReportTemplateMessages.unknownName, name, advice.zh, advice.en, at: place)
    }

    private func unknown(
        _ name: String, field: String, of record: TemplateValue, path: String, at place: Place
    ) -> TemplateError {
        let near = NearestNames.of(field, among: record.fieldNames, limit: 1).first.map { "\(path).\($0)" }
        let names = near.map { [$0] } ?? record.fieldNames.map { "\(path).\($0)" }
        return unknown(name, among: names, at: place)
    }
}
