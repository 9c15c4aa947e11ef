public import Accounting
public import Diagnostics
public import EmissionModel

/// What lies between two states of a region's figures (`abate diff`): of each day and episode the figures that changed,
/// by cause, and the rows behind each cause.
public struct DifferenceReport: Sendable {
    public static let schema = "abate.diff/1"

    public var region: String
    public var before: State
    public var after: State
    /// Received between the two, in order of receipt; empty where only documents were compared.
    public var files: [ReceivedFile] = []
    public var subjects: [Subject]

    /// One of the two states.
    public struct State: Sendable {
        /// As it was asked for.
        public var name: String
        public var run: Int?
        /// The number of the last file that counts.
        public var lastFile: Int64?

        public init(name: String, run: Int? = nil, lastFile: Int64? = nil) {
            self.name = name
            self.run = run
            self.lastFile = lastFile
        }
    }

    public struct ReceivedFile: Sendable {
        public var number: Int64
        public var name: String
        public var run: Int

        public init(number: Int64, name: String, run: Int) {
            self.number = number
            self.name = name
            self.run = run
        }
    }

    /// A day, or an episode, in both states.
    public struct Subject: Sendable {
        /// nil for an episode.
        public var date: CalendarDay?
        public var episode: String
        public var difference: Difference
        /// In the order of the difference's steps.
        public var causes: [Cause]
        /// Below the region of the document; nil for itself.
        public var region: String?
        /// Kinds of input that documents say they do not share.
        public var inputs: [LocalizedText] = []

        public init(date: CalendarDay?, episode: String, difference: Difference, causes: [Cause]) {
            self.date = date
            self.episode = episode
            self.difference = difference
            self.causes = causes
        }
    }

    public struct Cause: Sendable {
        public var step: Difference.Step
        /// Of all rows behind it; `rows` may be fewer.
        public var rowCount: Int
        public var rows: [ChangedRow]

        public init(step: Difference.Step, rowCount: Int = 0, rows: [ChangedRow] = []) {
            self.step = step
            self.rowCount = rowCount
            self.rows = rows
        }
    }

    public init(region: String, before: State, after: State, subjects: [Subject]) {
        self.region = region
        self.before = before
        self.after = after
        self.subjects = subjects
    }

    /// Nothing changed.
    public var isEmpty: Bool { subjects.allSatisfy { $0.difference.isEmpty } }

    /// Those in which something changed.
    var changed: [Subject] { subjects.filter { !$0.difference.isEmpty } }
}
