/// The language a reader has chosen: Chinese for the clerk, English on `--lang en`.
public enum Language: String, Sendable, CaseIterable {
    case zh, en
}

/// One text in both languages.
public struct LocalizedText: Sendable, Hashable {
    public var zh: String
    public var en: String

    public init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    public subscript(language: Language) -> String {
        switch language {
        case .zh: zh
        case .en: en
        }
    }
}
