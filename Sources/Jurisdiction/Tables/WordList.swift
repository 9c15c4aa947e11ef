/// Words that tell a kind of industry or fuel by its name, and the longer phrases in which they mean something else.
public struct WordList: Sendable, Hashable {
    let words: [String]
    let exceptions: [String]

    public static let empty = WordList(words: [], exceptions: [])

    init(words: [String], exceptions: [String]) {
        self.words = words.map(HeaderText.plain)
        // The longest first, so that no exception takes a piece out of another.
        self.exceptions = exceptions.map(HeaderText.plain).sorted { ($1.count, $0) < ($0.count, $1) }
    }

    /// Whether one of the words stands in the text outside the exceptions.
    public func matches(_ text: String) -> Bool {
        let plain = HeaderText.plain(text)
        guard words.contains(where: plain.contains) else { return false }
        var rest = plain
        for exception in exceptions where rest.contains(exception) {
            rest = rest.split(separator: exception, omittingEmptySubsequences: false).joined(separator: "\n")
        }
        return words.contains(where: rest.contains)
    }
}
