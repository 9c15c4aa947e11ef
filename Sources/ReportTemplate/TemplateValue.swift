/// What a template may name. Figures whose rounding is a decision (ratios near a target) come as `text`, already
/// formatted by the caller.
public enum TemplateValue: Sendable {
    case text(String)
    case number(Double)
    case bool(Bool)
    case list([TemplateValue])
    /// Fields in the order in which `Template.names(of:)` lists them.
    case record([(key: String, value: TemplateValue)])
    /// Not known: prints as “—”, and may not be ordered against a number.
    case missing

    /// What a clerk calls this kind of value.
    var kind: String {
        switch self {
        case .text: "文字 text"
        case .number: "数字 number"
        case .bool: "真假 bool"
        case .list: "列表 list"
        case .record: "记录 record"
        case .missing: "缺失 missing"
        }
    }

    func field(_ name: String) -> TemplateValue? {
        guard case .record(let fields) = self else { return nil }
        return fields.first { $0.key == name }?.value
    }

    var fieldNames: [String] {
        guard case .record(let fields) = self else { return [] }
        return fields.map(\.key)
    }

    /// The text as printed before escaping; nil for a list or a record, which cannot be printed.
    var printed: String? {
        switch self {
        case .text(let text): text
        case .number(let number): DecimalDigits(number)?.plain ?? Self.dash
        case .bool(let value): value ? "是" : "否"
        case .missing: Self.dash
        case .list, .record: nil
        }
    }

    /// What stands for a missing value.
    static let dash = "—"
}

extension TemplateValue: ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .text(value) }
    public init(floatLiteral value: Double) { self = .number(value) }
    public init(integerLiteral value: Int) { self = .number(Double(value)) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(arrayLiteral elements: TemplateValue...) { self = .list(elements) }
    public init(dictionaryLiteral elements: (String, TemplateValue)...) {
        self = .record(elements.map { (key: $0.0, value: $0.1) })
    }
}
