extension Diagnostic {
    /// One line for a terminal or a log: `基线.csv:12:5: error[EI-012]: …`, the advice after it. Control characters of
    /// the input are shown, never sent.
    public func text(_ language: Language) -> String {
        let place = location.map { $0.text + ": " } ?? ""
        let body = "\(place)\(severity.rawValue)[\(code)]: \(message[language])"
        let advised = advice[language].isEmpty ? body : "\(body) → \(advice[language])"
        return VisibleText.line(advised)
    }

    /// The finding as the object that `cli.md` gives: code, severity, file, sheet, row, column, raw, message, advice.
    public func json(_ language: Language) -> JSONValue {
        [
            "code": .string(code),
            "severity": .string(severity.rawValue),
            "file": JSONValue(location?.file),
            "sheet": JSONValue(location?.sheet),
            "row": JSONValue(location?.row),
            "column": JSONValue(location?.column),
            "raw": JSONValue(raw),
            "message": .string(message[language]),
            "advice": .string(advice[language]),
        ]
    }
}
