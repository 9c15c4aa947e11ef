/// The values that a column of choices takes, with the words met for each.
public struct ChoiceDefinition: Sendable, Hashable {
    public struct Value: Sendable, Hashable {
        /// What the model calls it, the raw value of its enumeration; empty for the absence of a grade.
        public let value: String
        public let title: String
        public let aliases: [String]
    }

    public struct Match: Sendable, Hashable {
        public let value: String
        /// What stood before the value and says who gave it: 地方 of `地方A`.
        public let prefix: String?
    }

    public let name: String
    public let values: [Value]
    /// Words that may stand before a value, with or without a hyphen; the longest first.
    public let prefixes: [String]
    private let byWord: [String: String]

    /// The failure is the word that two values claim, with both.
    static func make(
        name: String, values: [Value], prefixes: [String]
    ) -> Result<ChoiceDefinition, TableDefinition.AmbiguousHeader> {
        var byWord: [String: String] = [:]
        for value in values {
            for word in [value.value, value.title] + value.aliases where !word.isEmpty {
                let plain = HeaderText.plain(word)
                if let other = byWord[plain], other != value.value {
                    return .failure(.init(header: word, columns: [other, value.value]))
                }
                byWord[plain] = value.value
            }
        }
        for value in values {
            // As written too, so that the usual spelling is found without being put in its plain form.
            for word in [value.title] + value.aliases { byWord[word] = value.value }
        }
        let longestFirst = prefixes.sorted { ($1.count, $0) < ($0.count, $1) }
        return .success(ChoiceDefinition(name: name, values: values, prefixes: longestFirst, byWord: byWord))
    }

    /// The value that a cell means; a prefix is taken off only where the rest is a value.
    public func match(_ raw: String) -> Match? {
        if let value = byWord[raw] { return Match(value: value, prefix: nil) }
        let plain = HeaderText.plain(raw)
        if let value = byWord[plain] { return Match(value: value, prefix: nil) }
        for prefix in prefixes {
            let start = HeaderText.plain(prefix)
            guard plain.hasPrefix(start) else { continue }
            var rest = plain.dropFirst(start.count)
            if let first = rest.first, "-—–:·".contains(first) { rest = rest.dropFirst() }
            if let value = byWord[String(rest)] { return Match(value: value, prefix: prefix) }
        }
        return nil
    }
}
