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

    /// One pass, so that braces inside an argument are never taken for a placeholder.
    private static func fill(_ text: String, with arguments: [String]) -> String {
        var result = ""
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            let after = rest.index(after: open)
            guard let close = rest[after...].firstIndex(of: "}"), let number = Int(rest[after..<close]),
                arguments.indices.contains(number - 1)
            else {
                result.append("{")
                rest = rest[after...]
                continue
            }
            result += arguments[number - 1]
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}
