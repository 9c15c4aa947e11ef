import Diagnostics

/// One thing that the doctor looked at: how it stands, and how to mend it.
struct Examined {
    /// As programs know it: `disk`.
    var key: String
    var title: LocalizedText
    /// nil: all is well.
    var severity: Severity?
    var text: LocalizedText
    var advice: LocalizedText?

    static func well(_ key: String, _ title: LocalizedText, _ text: LocalizedText) -> Examined {
        Examined(key: key, title: title, severity: nil, text: text, advice: nil)
    }

    static func ill(
        _ severity: Severity, _ key: String, _ title: LocalizedText, _ text: LocalizedText, mend advice: LocalizedText
    ) -> Examined {
        Examined(key: key, title: title, severity: severity, text: text, advice: advice)
    }

    func json(_ language: Language) -> JSONValue {
        [
            "check": .string(key), "title": .string(title[language]),
            "state": .string(severity?.rawValue ?? "ok"), "text": .string(text[language]),
            "advice": JSONValue(advice?[language]),
        ]
    }

    private static let wellName = LocalizedText(zh: "正常", en: "ok")

    /// For a terminal of 80 columns.
    func lines(_ language: Language) -> [String] {
        let state = (severity?.name ?? Self.wellName)[language]
        let colon = LocalizedText(zh: "：", en: ": ")[language]
        return WrappedText.lines("[\(state)] \(title[language])\(colon)\(text[language])", indent: 7)
            + (advice.map { WrappedText.lines("       → " + $0[language], indent: 9) } ?? [])
    }
}
