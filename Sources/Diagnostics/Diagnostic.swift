/// A finding: what is wrong with the input, where, and what to do. A value that is collected, never thrown.
public struct Diagnostic: Sendable, Hashable {
    /// Stable code, such as `EI-012`; what it means never changes.
    public var code: String
    public var severity: Severity
    public var location: SourceLocation?
    /// The raw text of the cell, as received.
    public var raw: String?
    public var message: LocalizedText
    public var advice: LocalizedText

    public init(
        code: String, severity: Severity, location: SourceLocation? = nil, raw: String? = nil,
        message: LocalizedText, advice: LocalizedText
    ) {
        self.code = code
        self.severity = severity
        self.location = location
        self.raw = raw
        self.message = message
        self.advice = advice
    }
}

extension Diagnostic: Comparable {
    /// By place first (file, sheet, row, column), then code, then text: the order in which a clerk mends a file,
    /// and the same whatever order the findings were made in.
    public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
        left.sortKey < right.sortKey
    }

    private var sortKey: (String, String, Int, Int, String, String) {
        (location?.file ?? "", location?.sheet ?? "", location?.row ?? 0, location?.column ?? 0, code, message.zh)
    }
}
