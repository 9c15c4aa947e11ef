/// Which revision of a report this is, and what made it necessary.
public struct RevisionNote: Sendable, Hashable {
    /// 1 for the first.
    public var number: Int
    /// What changed and why, a sentence each; empty for the first.
    public var changes: [String]

    public init(number: Int, changes: [String]) {
        self.number = number
        self.changes = changes
    }

    public static let first = RevisionNote(number: 1, changes: [])
}
