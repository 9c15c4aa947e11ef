/// One entry of a module's catalogue: a stable code with its severity, and message and advice in both languages.
/// `{1}`, `{2}` … stand for the arguments.
public struct MessageTemplate: Sendable {
    public let code: String
    public let severity: Severity
    public let message: LocalizedText
    public let advice: LocalizedText

    public init(_ code: String, _ severity: Severity, zh: String, en: String, adviceZh: String, adviceEn: String) {
        self.code = code
        self.severity = severity
        self.message = LocalizedText(zh: zh, en: en)
        self.advice = LocalizedText(zh: adviceZh, en: adviceEn)
    }

    /// The finding with its arguments filled in.
    public func callAsFunction(
        _ arguments: String..., at location: SourceLocation? = nil, raw: String? = nil
    ) -> Diagnostic {
        filled(arguments, at: location, raw: raw)
    }

    /// The finding with arguments that were collected before.
    public func filled(_ arguments: [String], at location: SourceLocation? = nil, raw: String? = nil) -> Diagnostic {
        Diagnostic(
            code: code, severity: severity, location: location, raw: raw,
            message: Self.fill(message, with: arguments), advice: Self.fill(advice, with: arguments))
    }

    private static func fill(_ text: LocalizedText, with arguments: [String]) -> LocalizedText {
        LocalizedText(zh: fill(text.zh, with: arguments), en: fill(text.en, with: arguments))
    }

    /// One pass, so that braces inside an argument are never taken for a placeholder. On bytes: a brace is one wherever it
    /// stands, and never part of a Chinese character.
    private static func fill(_ text: String, with arguments: [String]) -> String {
        let bytes = text.utf8
        guard var open = bytes.firstIndex(of: UInt8(ascii: "{")) else { return text }
        var result = ""
        result.reserveCapacity(bytes.count + arguments.reduce(0) { $0 + $1.utf8.count })
        var rest = bytes.startIndex
        while true {
            result += text[rest..<open]
            rest = bytes.index(after: open)
            if let close = bytes[rest...].firstIndex(of: UInt8(ascii: "}")), let number = Int(text[rest..<close]),
                arguments.indices.contains(number - 1)
            {
                result += arguments[number - 1]
                rest = bytes.index(after: close)
            } else {
                result += "{"
            }
            guard let next = bytes[rest...].firstIndex(of: UInt8(ascii: "{")) else { break }
            open = next
        }
        return result + text[rest...]
    }
}
