public import Diagnostics

/// A parsed template of the Stencil-compatible subset: `{{ 名称|过滤器:参数 }}`, `{% for %}`, `{% if %}`,
/// `{% include %}`, `{# 注释 #}`. Strict: what it does not know is an error, never an empty place in a report.
public struct Template: Sendable {
    /// The file name that errors carry.
    public let name: String
    let nodes: [Node]

    /// Checks everything that needs no values: tags, filters, argument counts, braces.
    public init(source: String, name: String) throws(TemplateError) {
        self.name = name
        var lexer = Lexer(source: source, file: name)
        var parser = Parser(pieces: try lexer.pieces(), file: name)
        nodes = try parser.parse()
    }

    /// The text of the report. `values` is the record of names that the template may use.
    public func render(
        _ values: TemplateValue, includes: any TemplateSource = NoIncludes()
    ) throws(TemplateError) -> String {
        var renderer = Renderer(values: values, includes: includes)
        try renderer.render(self)
        return renderer.output
    }
}

/// Where `{% include "…" %}` finds its templates.
public protocol TemplateSource: Sendable {
    /// The source text of the template of that name, nil when there is none.
    func source(named name: String) -> String?
}

/// For templates that include nothing.
public struct NoIncludes: TemplateSource {
    public init() {}
    public func source(named name: String) -> String? { nil }
}

/// A template that cannot be read or filled in: where, what, and the nearest name that exists.
public struct TemplateError: Error, Sendable {
    public let diagnostic: Diagnostic

    init(_ message: MessageTemplate, _ arguments: [String] = [], file: String, place: Place) {
        let location = SourceLocation(file: file, row: place.row, column: place.column)
        diagnostic =
            switch arguments.count {
            case 0: message(at: location)
            case 1: message(arguments[0], at: location)
            case 2: message(arguments[0], arguments[1], at: location)
            default: message(arguments[0], arguments[1], arguments[2], at: location)
            }
    }
}
