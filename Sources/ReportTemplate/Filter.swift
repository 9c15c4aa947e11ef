/// The filters, each under a Chinese and an English name.
enum Filter: CaseIterable, Sendable {
    case percent, fixed, thousands, `default`, cell, raw, join, count, first, last

    init?(name: String) {
        guard let filter = Self.allCases.first(where: { $0.names.contains(name) }) else { return nil }
        self = filter
    }

    var names: [String] {
        switch self {
        case .percent: ["百分数", "percent"]
        case .fixed: ["小数", "fixed"]
        case .thousands: ["千分位", "thousands"]
        case .default: ["默认", "default"]
        case .cell: ["单元格", "cell"]
        case .raw: ["原文", "raw"]
        case .join: ["连接", "join"]
        case .count: ["个数", "count"]
        case .first: ["首个", "first"]
        case .last: ["末个", "last"]
        }
    }

    static var allNames: [String] { allCases.flatMap(\.names) }

    /// How many arguments it takes.
    var arity: ClosedRange<Int> {
        switch self {
        case .percent, .fixed, .default: 1...1
        case .thousands, .join: 0...1
        case .cell, .raw, .count, .first, .last: 0...0
        }
    }

    var arityText: String {
        arity.lowerBound == arity.upperBound ? "\(arity.lowerBound)" : "\(arity.lowerBound)–\(arity.upperBound)"
    }
}

/// A value on its way through filters. Text that is `isMarkdown` is printed as it stands.
struct Filtered {
    var value: TemplateValue
    var isMarkdown = false
}

/// Why a filter refuses its input.
enum FilterRefusal: Error {
    /// The kind of value that the filter works on.
    case needs(String)
    case badDecimals(String)
}

extension Filter {
    /// Missing stays missing through every filter but `默认`, and prints as “—”.
    func apply(to input: Filtered, arguments: [TemplateValue]) throws(FilterRefusal) -> Filtered {
        switch (self, input.value) {
        case (.default, .missing), (.default, .text("")):
            return Filtered(value: arguments[0])
        case (.default, _):
            return input
        case (.raw, _):
            return Filtered(value: input.value, isMarkdown: true)
        case (_, .missing):
            return input
        case (.percent, _):
            let decimals = try Self.decimals(arguments[0])
            return try Self.formatted(input) { $0.percent(decimals) }
        case (.fixed, _):
            let decimals = try Self.decimals(arguments[0])
            return try Self.formatted(input) { $0.fixed(decimals) }
        case (.thousands, _):
            return try Self.grouped(input, decimals: arguments.first)
        case (.cell, _):
            return try Self.cell(input)
        case (.join, _):
            return try Self.joined(input, separator: arguments.first)
        case (.count, _):
            return Filtered(value: .number(Double(try Self.list(input).count)))
        case (.first, _):
            return Filtered(value: try Self.list(input).first ?? .missing)
        case (.last, _):
            return Filtered(value: try Self.list(input).last ?? .missing)
        }
    }

    /// As many decimals as a `Double` can carry.
    private static let maximumDecimals = 17.0

    private static func decimals(_ argument: TemplateValue) throws(FilterRefusal) -> Int {
        guard case .number(let number) = argument, number == number.rounded(), (0...maximumDecimals).contains(number)
        else { throw .badDecimals(argument.printed ?? argument.kind) }
        return Int(number)
    }

    private static func formatted(
        _ input: Filtered, _ format: (DecimalDigits) -> String
    ) throws(FilterRefusal) -> Filtered {
        guard case .number(let number) = input.value else { throw .needs("数字 number") }
        return Filtered(value: DecimalDigits(number).map { .text(format($0)) } ?? .missing)
    }

    /// Of a number, or of what `小数` made of one: `{{ 电量|小数:2|千分位 }}`.
    private static func grouped(_ input: Filtered, decimals: TemplateValue?) throws(FilterRefusal) -> Filtered {
        let digits: DecimalDigits?
        switch input.value {
        case .number(let number):
            guard let finite = DecimalDigits(number) else { return Filtered(value: .missing) }
            digits = finite
        case .text(let text): digits = DecimalDigits(text)
        default: digits = nil
        }
        guard let digits else { throw .needs("数字 number") }
        guard let decimals else { return Filtered(value: .text(digits.grouped)) }
        return Filtered(value: .text(digits.fixed(try Self.decimals(decimals), thousands: true)))
    }

    private static func cell(_ input: Filtered) throws(FilterRefusal) -> Filtered {
        guard let text = input.value.printed else { throw .needs("文字或数字 text or number") }
        let safe = input.isMarkdown ? text : MarkdownText.escaped(text, newline: "<br>")
        return Filtered(value: .text(safe), isMarkdown: true)
    }

    /// The elements are escaped one by one; the separator is the template's own and may be Markdown.
    private static func joined(_ input: Filtered, separator: TemplateValue?) throws(FilterRefusal) -> Filtered {
        var parts: [String] = []
        for element in try list(input) {
            guard let text = element.printed else { throw .needs("文字或数字的列表 list of text or numbers") }
            parts.append(input.isMarkdown ? text : MarkdownText.escaped(text))
        }
        let joined = parts.joined(separator: separator?.printed ?? "、")
        return Filtered(value: .text(joined), isMarkdown: true)
    }

    private static func list(_ input: Filtered) throws(FilterRefusal) -> [TemplateValue] {
        guard case .list(let elements) = input.value else { throw .needs("列表 list") }
        return elements
    }
}
