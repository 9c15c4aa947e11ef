/// A value of a document with the way to it, for strict reading: what is missing or of another kind is named by its
/// path, `account.days[2].low_kg.so2`.
public struct JSONReading: Sendable {
    public let value: JSONDocument
    /// Empty for the whole document.
    public let path: String

    public init(_ value: JSONDocument, path: String = "") {
        self.value = value
        self.path = path
    }

    /// The member of that name, which must be there, `null` included.
    public func member(_ key: String) throws(JSONMisfit) -> JSONReading {
        guard let found = try optionalMember(key) else {
            throw JSONMisfit(path: inner(key), reason: LocalizedText(zh: "缺少", en: "is missing"))
        }
        return found
    }

    /// nil where there is no such member.
    public func optionalMember(_ key: String) throws(JSONMisfit) -> JSONReading? {
        guard case .object(let members) = value else { throw misfit(zh: "应为对象", en: "should be an object") }
        return members.first { $0.key == key }.map { JSONReading($0.value, path: inner(key)) }
    }

    public func elements() throws(JSONMisfit) -> [JSONReading] {
        guard case .array(let elements) = value else { throw misfit(zh: "应为数组", en: "should be an array") }
        return elements.enumerated().map { JSONReading($1, path: "\(path)[\($0)]") }
    }

    public func text() throws(JSONMisfit) -> String {
        guard case .string(let text) = value else { throw misfit(zh: "应为文本", en: "should be a text") }
        return text
    }

    /// As written in the file.
    public func numberText() throws(JSONMisfit) -> String {
        guard case .number(let text) = value else { throw misfit(zh: "应为数字", en: "should be a number") }
        return text
    }

    public func bool() throws(JSONMisfit) -> Bool {
        guard case .bool(let value) = value else { throw misfit(zh: "应为 true 或 false", en: "should be true or false") }
        return value
    }

    public func integer() throws(JSONMisfit) -> Int {
        guard let number = Int(try numberText()) else { throw misfit(zh: "应为整数", en: "should be a whole number") }
        return number
    }

    /// nil for `null`, else what `read` makes of it.
    public func optional<Value>(
        _ read: (JSONReading) throws(JSONMisfit) -> Value
    ) throws(JSONMisfit) -> Value? {
        value == .null ? nil : try read(self)
    }

    /// The fault of this value.
    public func misfit(zh: String, en: String) -> JSONMisfit {
        JSONMisfit(path: path, reason: LocalizedText(zh: zh, en: en))
    }

    private func inner(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
}

/// A document that is JSON, but not what it should be.
public struct JSONMisfit: Error, Sendable, Equatable {
    public let path: String
    public let reason: LocalizedText

    public init(path: String, reason: LocalizedText) {
        self.path = path
        self.reason = reason
    }
}
