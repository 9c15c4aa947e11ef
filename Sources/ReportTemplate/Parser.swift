import Diagnostics

/// A parsed part of a template.
indirect enum Node: Sendable {
    case text(String)
    case output(Expression, Place)
    case loop(variable: String, list: Expression, listPlace: Place, body: [Node], empty: [Node])
    case choice([Branch], otherwise: [Node])
    case include(name: String, place: Place, ownLine: Bool)
}

/// One `if` or `elif` with what it prints.
struct Branch: Sendable {
    let condition: Expression
    /// Of the condition.
    let references: [Reference]
    let body: [Node]

    init(condition: Expression, body: [Node]) {
        self.condition = condition
        references = condition.references
        self.body = body
    }
}

/// Pieces to nodes: pairs the block tags.
struct Parser {
    private let pieces: [Piece]
    private let file: String
    private var next = 0
    private var depth = 0

    /// Blocks nested deeper than this are refused, so that no template can exhaust the stack.
    private static let maximumDepth = 64

    init(pieces: [Piece], file: String) {
        self.pieces = pieces
        self.file = file
    }

    private static let tags = ["for", "empty", "endfor", "if", "elif", "else", "endif", "include"]

    mutating func parse() throws(TemplateError) -> [Node] {
        let (nodes, end) = try nodes(until: [], opening: nil)
        precondition(end == nil, "without an end tag to wait for, only the end of the source ends a template")
        return nodes
    }

    /// A tag that ends a run of nodes, its name already taken.
    private struct EndTag: Equatable {
        let name: String
        let words: Words
        static func == (left: EndTag, right: EndTag) -> Bool { left.name == right.name }
    }

    /// Nodes up to one of the tags of `ends`, or to the end of the source.
    private mutating func nodes(
        until ends: [String], opening: (name: String, place: Place)?
    ) throws(TemplateError) -> ([Node], EndTag?) {
        depth += 1
        defer { depth -= 1 }
        if depth > Self.maximumDepth, let opening {
            throw TemplateError(ReportTemplateMessages.tooDeep, file: file, place: opening.place)
        }
        var nodes: [Node] = []
        while next < pieces.count {
            next += 1
            switch pieces[next - 1] {
            case .text(let text): nodes.append(.text(text))
            case .comment: break
            case .output(let tag): nodes.append(try output(tag))
            case .block(let tag, let ownLine):
                var words = try Words(tag, file: file)
                guard let name = words.takeName() else { throw words.unexpected() }
                if ends.contains(name) { return (nodes, EndTag(name: name, words: words)) }
                nodes.append(try block(name, words: words, tag: tag, ownLine: ownLine, opening: opening))
            }
        }
        guard let opening else { return (nodes, nil) }
        throw TemplateError(
            ReportTemplateMessages.blockNotEnded, [opening.name, ends.last ?? ""], file: file, place: opening.place)
    }

    private func output(_ tag: Tag) throws(TemplateError) -> Node {
        var parser = ExpressionParser(words: try Words(tag, file: file))
        let place = parser.words.place
        let expression = try parser.expression()
        try parser.words.expectEnd()
        return .output(expression, place)
    }

    private mutating func block(
        _ name: String, words: Words, tag: Tag, ownLine: Bool, opening: (name: String, place: Place)?
    ) throws(TemplateError) -> Node {
        switch name {
        case "for": return try loop(words, at: tag.opening)
        case "if": return try choice(words, at: tag.opening)
        case "include": return try include(words, at: tag.opening, ownLine: ownLine)
        case let other where Self.tags.contains(other):
            let inside = opening.map { "{% \($0.name) %}" } ?? "—"
            throw TemplateError(
                ReportTemplateMessages.tagOutOfPlace, [other, inside], file: file, place: tag.opening)
        default:
            let advice = NearestNames.advice(for: name, among: Self.tags, limit: 1)
            throw TemplateError(
                ReportTemplateMessages.unknownTag, [name, advice.zh, advice.en], file: file, place: tag.opening)
        }
    }

    private mutating func loop(_ tagWords: Words, at place: Place) throws(TemplateError) -> Node {
        var words = tagWords
        let variablePlace = words.place
        guard let variable = words.takeName() else { throw words.unexpected() }
        guard !ExpressionParser.reserved.contains(variable) else {
            throw TemplateError(ReportTemplateMessages.reservedName, [variable], file: file, place: variablePlace)
        }
        guard words.take(.name("in")) else { throw words.unexpected() }
        let listPlace = words.place
        var parser = ExpressionParser(words: words)
        let list = try parser.filtered()
        try parser.words.expectEnd()
        var (body, end) = try nodes(until: ["empty", "endfor"], opening: ("for", place))
        var empty: [Node] = []
        try end?.words.expectEnd()
        if end?.name == "empty" {
            (empty, end) = try nodes(until: ["endfor"], opening: ("for", place))
            try end?.words.expectEnd()
        }
        return .loop(variable: variable, list: list, listPlace: listPlace, body: body, empty: empty)
    }

    private mutating func choice(_ tagWords: Words, at place: Place) throws(TemplateError) -> Node {
        var branches: [Branch] = []
        var words = tagWords
        while true {
            let condition = try condition(words)
            let (body, end) = try nodes(until: ["elif", "else", "endif"], opening: ("if", place))
            branches.append(Branch(condition: condition, body: body))
            guard let end, end.name == "elif" else {
                try end?.words.expectEnd()
                guard end?.name == "else" else { return .choice(branches, otherwise: []) }
                let (otherwise, last) = try nodes(until: ["endif"], opening: ("if", place))
                try last?.words.expectEnd()
                return .choice(branches, otherwise: otherwise)
            }
            words = end.words
        }
    }

    private func condition(_ words: Words) throws(TemplateError) -> Expression {
        var parser = ExpressionParser(words: words)
        let condition = try parser.expression()
        try parser.words.expectEnd()
        return condition
    }

    private func include(_ tagWords: Words, at place: Place, ownLine: Bool) throws(TemplateError) -> Node {
        var words = tagWords
        guard case .text(let name) = words.take() else {
            throw TemplateError(ReportTemplateMessages.includeNeedsName, file: file, place: place)
        }
        try words.expectEnd()
        return .include(name: name, place: place, ownLine: ownLine)
    }
}
