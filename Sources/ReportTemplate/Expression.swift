/// What stands in `{{ }}`, or after `if`.
indirect enum Expression: Sendable {
    case literal(TemplateValue)
    case name(Reference)
    case filtered(Expression, FilterCall)
    case not(Expression)
    case and(Expression, Expression)
    case or(Expression, Expression)
    case comparison(Expression, Comparison, Expression, Place)

    /// Every name it uses, so that a misspelt one is found even where `and` or `or` would not come to it.
    var references: [Reference] {
        switch self {
        case .literal: []
        case .name(let reference): [reference]
        case .filtered(let inner, let call): inner.references + call.arguments.flatMap(\.references)
        case .not(let inner): inner.references
        case .and(let left, let right), .or(let left, let right), .comparison(let left, _, let right, _):
            left.references + right.references
        }
    }
}

/// A dotted name, each part with its place.
struct Reference: Sendable {
    var parts: [(name: String, place: Place)]
    var text: String { parts.map(\.name).joined(separator: ".") }
}

struct FilterCall: Sendable {
    var filter: Filter
    var arguments: [Expression]
    var place: Place
}

enum Comparison: String, Sendable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case greater = ">"
    case lessOrEqual = "<="
    case greaterOrEqual = ">="

    func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
        switch self {
        case .equal: left == right
        case .notEqual: left != right
        case .less: left < right
        case .greater: left > right
        case .lessOrEqual: left <= right
        case .greaterOrEqual: left >= right
        }
    }

    var isEquality: Bool { self == .equal || self == .notEqual }
}
