/// What a template may name. Figures whose rounding is a decision (ratios near a target) come as `text`, already
/// formatted by the caller.
public enum TemplateValue: Sendable {
    case text(String)
    case number(Double)
    case bool(Bool)
    case list([TemplateValue])
    /// Fields in the order in which `Template.names(of:)` lists them.
    case record([(key: String, value: TemplateValue)])
    /// A record whose fields are made when a template names them.
    case object(any TemplateRecord)
    /// Not known: prints as “—”, and may not be ordered against a number.
    case missing

    /// What a clerk calls this kind of value.
    var kind: String {
        switch self {
        case .text: "文字 text"
        case .number: "数字 number"
        case .bool: "真假 bool"
        case .list: "列表 list"
        case .record, .object: "记录 record"
        case .missing: "缺失 missing"
        }
    }

    func field(_ name: String) -> TemplateValue? {
        switch self {
        case .record(let fields): fields.firstIndex(named: name, \.key).map { fields[$0].value }
        case .object(let record): record.fieldNames.firstIndex(named: name, \.self).map(record.field)
        default: nil
        }
    }

    var fieldNames: [String] {
        switch self {
        case .record(let fields): fields.map(\.key)
        case .object(let record): record.fieldNames
        default: []
        }
    }

    /// The text as printed before escaping; nil for a list or a record, which cannot be printed.
    var printed: String? {
        switch self {
        case .text(let text): text
        case .number(let number): DecimalDigits(number)?.plain ?? Self.dash
        case .bool(let value): value ? "是" : "否"
        case .missing: Self.dash
        case .list, .record, .object: nil
        }
    }

    /// What stands for a missing value.
    static let dash = "—"
}

/// One of many records of a report, such as an enterprise: a list of a hundred thousand holds no field that nobody prints.
public protocol TemplateRecord: AnyObject, Sendable {
    /// In the order in which errors list them.
    var fieldNames: [String] { get }
    /// - Parameter index: of its name.
    func field(at index: Int) -> TemplateValue
}

extension Array {
    /// Names are compared byte by byte first: to compare Chinese text as Swift does costs many times more, and finds
    /// the same but where a template is written in another normal form.
    func firstIndex(named name: String, _ key: (Element) -> String) -> Int? {
        firstIndex { key($0).hasSameBytes(as: name) } ?? firstIndex { key($0) == name }
    }
}

extension String {
    func hasSameBytes(as other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        let isSame = utf8.withContiguousStorageIfAvailable { own in
            other.utf8.withContiguousStorageIfAvailable { own.elementsEqual($0) }
        }
        return (isSame ?? nil) ?? (self == other)
    }
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
