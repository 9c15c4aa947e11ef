/// A JSON document with its keys in the order they were written, so that equal values give equal bytes.
public enum JSONValue: Sendable, Equatable, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral
{
    case null
    case bool(Bool)
    case integer(Int64)
    /// Printed with the fewest digits that read back to the same number. Not finite is `null`.
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([(key: String, value: JSONValue)])
    /// An array whose elements are made one by one as they are written: a hundred thousand enterprises are never all there.
    case sequence(JSONSequence)

    public init(stringLiteral value: String) { self = .string(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(nilLiteral: ()) { self = .null }
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { (key: $0.0, value: $0.1) })
    }

    public init(_ value: String?) { self = value.map(JSONValue.string) ?? .null }
    public init(_ value: Int?) { self = value.map { .integer(Int64($0)) } ?? .null }
    public init(_ value: Double?) { self = value.map(JSONValue.number) ?? .null }

    public static func == (left: JSONValue, right: JSONValue) -> Bool {
        left.bytes() == right.bytes()
    }

    /// The document as text: on one line, or indented by two spaces where `pretty`.
    public func text(pretty: Bool = false) -> String {
        String(decoding: bytes(pretty: pretty), as: UTF8.self)
    }

    /// The text in UTF-8.
    public func bytes(pretty: Bool = false) -> [UInt8] {
        var bytes: [UInt8] = []
        forEachChunk(pretty: pretty) { bytes += $0 }
        return bytes
    }

    /// The text in UTF-8, in pieces of about a mebibyte.
    public func forEachChunk(pretty: Bool = false, _ body: ([UInt8]) -> Void) {
        var writer = JSONWriter(isPretty: pretty)
        writer.write(self, body)
        body(writer.bytes)
    }
}

/// The elements of a JSON array, each made when it is asked for.
public struct JSONSequence: Sendable {
    let count: Int
    let element: @Sendable (Int) -> JSONValue

    public init<Element: Sendable>(_ elements: [Element], _ json: @escaping @Sendable (Element) -> JSONValue) {
        count = elements.count
        element = { json(elements[$0]) }
    }

    private init(count: Int, _ element: @escaping @Sendable (Int) -> JSONValue) {
        self.count = count
        self.element = element
    }

    public func map(_ transform: @escaping @Sendable (JSONValue) -> JSONValue) -> JSONSequence {
        JSONSequence(count: count) { transform(element($0)) }
    }

    public var array: [JSONValue] { (0..<count).map(element) }
}
