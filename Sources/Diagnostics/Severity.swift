/// How much a finding weighs. A fatal one refuses the whole file, an error refuses the row, the others refuse nothing.
public enum Severity: String, Sendable, CaseIterable, Comparable {
    case notice, warning, error, fatal

    private var rank: Int {
        switch self {
        case .notice: 0
        case .warning: 1
        case .error: 2
        case .fatal: 3
        }
    }

    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    /// The word a clerk reads.
    public var name: LocalizedText {
        switch self {
        case .notice: LocalizedText(zh: "提示", en: "notice")
        case .warning: LocalizedText(zh: "警告", en: "warning")
        case .error: LocalizedText(zh: "错误", en: "error")
        case .fatal: LocalizedText(zh: "严重错误", en: "fatal")
        }
    }
}
