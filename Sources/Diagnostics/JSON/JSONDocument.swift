/// A JSON document as it was read: numbers stay the text they were written as, so that nothing is lost between the
/// file and an exact figure. `JSONValue` is what is written.
public enum JSONDocument: Sendable, Equatable {
    case null
    case bool(Bool)
    /// As written: `-1.50e3`.
    case number(String)
    case string(String)
    case array([JSONDocument])
    /// In the order of the file, each key once.
    case object([JSONMember])

    /// Reads a whole document (RFC 8259): one value, UTF-8, no key twice, nothing after it.
    public init(_ bytes: some Sequence<UInt8>) throws(JSONFault) {
        var parser = JSONParser(Array(bytes))
        self = try parser.document()
    }
}

public struct JSONMember: Sendable, Equatable {
    public let key: String
    public let value: JSONDocument

    public init(key: String, value: JSONDocument) {
        self.key = key
        self.value = value
    }
}

/// Where a text stops being JSON.
public struct JSONFault: Error, Sendable, Equatable {
    /// From 1.
    public let line: Int
    /// In bytes, from 1.
    public let column: Int
    public let reason: LocalizedText
}
