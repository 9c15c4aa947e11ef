public import Diagnostics
public import LedgerStore

extension StoredFinding {
    public init(_ diagnostic: Diagnostic) {
        self.init(
            code: diagnostic.code, severity: diagnostic.severity.rawValue, file: diagnostic.location?.file,
            sheet: diagnostic.location?.sheet, row: diagnostic.location?.row, column: diagnostic.location?.column,
            raw: diagnostic.raw, messageZh: diagnostic.message.zh, messageEn: diagnostic.message.en,
            adviceZh: diagnostic.advice.zh, adviceEn: diagnostic.advice.en)
    }

    /// The finding as it was made.
    public var diagnostic: Diagnostic {
        Diagnostic(
            code: code, severity: Severity(rawValue: severity) ?? .error,
            location: file.map { SourceLocation(file: $0, sheet: sheet, row: row, column: column) }, raw: raw,
            message: LocalizedText(zh: messageZh, en: messageEn), advice: LocalizedText(zh: adviceZh, en: adviceEn))
    }
}
