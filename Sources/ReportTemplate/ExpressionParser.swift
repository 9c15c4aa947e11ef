import Diagnostics

/// Words to an expression: `or` below `and` below `not` below comparison below filters.
struct ExpressionParser {
    var words: Words
    private var depth = 0

    /// Parentheses and `not` nested deeper than this are refused, so that no template can exhaust the stack.
    private static let maximumDepth = 64

    init(words: Words) {
        self.words = words
    }

    static let reserved: Set<String> = [
        "and", "or", "not", "in", "true", "false", "真", "假", "missing", "缺失", "forloop", "循环",
    ]

    mutating func expression() throws(TemplateError) -> Expression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else {
            throw TemplateError(ReportTemplateMessages.tooDeep, file: words.file, place: words.place)
        }
        var left = try conjunction()
        while words.take(.name("or")) { left = .or(left, try conjunction()) }
        return left
    }

    private mutating func conjunction() throws(TemplateError) -> Expression {
        var left = try negation()
        while words.take(.name("and")) { left = .and(left, try negation()) }
        return left
    }

    private mutating func negation() throws(TemplateError) -> Expression {
        var isNegated = false
        while words.take(.name("not")) { isNegated.toggle() }
        let inner = try comparison()
        return isNegated ? .not(inner) : inner
    }

    private mutating func comparison() throws(TemplateError) -> Expression {
        let left = try filtered()
        let place = words.place
        guard case .symbol(let symbol) = words.peek, let comparison = Comparison(rawValue: symbol) else { return left }
        _ = words.take()
        return .comparison(left, comparison, try filtered(), place)
    }

    /// A value and the filters after it.
    mutating func filtered() throws(TemplateError) -> Expression {
        var value = try primary()
        while words.take(.symbol("|")) { value = .filtered(value, try filterCall()) }
        return value
    }

    private mutating func filterCall() throws(TemplateError) -> FilterCall {
        let place = words.place
        guard let name = words.takeName() else { throw words.unexpected() }
        guard let filter = Filter(name: name) else {
            let advice = NearestNames.advice(for: name, among: Filter.allNames, limit: 1)
            throw TemplateError(
                ReportTemplateMessages.unknownFilter, [name, advice.zh, advice.en], file: words.file, place: place)
        }
        var arguments: [Expression] = []
        if words.take(.symbol(":")) {
            repeat { arguments.append(try primary()) } while words.take(.symbol(","))
        }
        guard filter.arity.contains(arguments.count) else {
            let arguments = [name, filter.arityText, String(arguments.count)]
            throw TemplateError(ReportTemplateMessages.argumentCount, arguments, file: words.file, place: place)
        }
        return FilterCall(filter: filter, arguments: arguments, place: place)
    }

    private mutating func primary() throws(TemplateError) -> Expression {
        if words.take(.symbol("(")) {
            let inner = try expression()
            guard words.take(.symbol(")")) else { throw words.unexpected() }
            return inner
        }
        if words.take(.symbol("-")) {
            guard case .number(let number) = words.peek else { throw words.unexpected() }
            _ = words.take()
            return .literal(.number(-number))
        }
        switch words.peek {
        case .number(let number):
            _ = words.take()
            return .literal(.number(number))
        case .text(let text):
            _ = words.take()
            return .literal(.text(text))
        case .name(let name):
            if let literal = Self.literal(name) {
                _ = words.take()
                return .literal(literal)
            }
            return .name(try reference())
        default:
            throw words.unexpected()
        }
    }

    private static func literal(_ name: String) -> TemplateValue? {
        switch name {
        case "true", "真": .bool(true)
        case "false", "假": .bool(false)
        case "missing", "缺失": .missing
        default: nil
        }
    }

    private mutating func reference() throws(TemplateError) -> Reference {
        if let name = words.peek?.shown, ["and", "or", "not", "in"].contains(name) { throw words.unexpected() }
        var parts: [(name: String, place: Place)] = []
        repeat {
            let place = words.place
            guard let name = words.takeName() else { throw words.unexpected() }
            parts.append((name, place))
        } while words.take(.symbol("."))
        return Reference(parts: parts)
    }
}
