public import Diagnostics
public import EmissionModel

/// One line of the list of what was sent: a file as it came, or a member that has sent nothing.
public struct SubmissionEntry: Sendable, Hashable {
    public enum Status: String, Sendable, CaseIterable, Hashable {
        /// Its figures are in the roll-up.
        case counted
        case missing
        /// A newer revision of the same region rules.
        case superseded
        /// The same content once more.
        case repeated
        /// Another content of the same revision: neither counts.
        case conflicting
        /// Not among the members that are to send theirs.
        case unexpected
        /// Unreadable, or not what its checksums say.
        case refused

        /// 已计入, 未报送, …
        public var title: LocalizedText {
            switch self {
            case .counted: LocalizedText(zh: "已计入", en: "counted")
            case .missing: LocalizedText(zh: "未报送", en: "not sent")
            case .superseded: LocalizedText(zh: "被新版取代", en: "superseded")
            case .repeated: LocalizedText(zh: "重复报送", en: "sent twice")
            case .conflicting: LocalizedText(zh: "互相矛盾，未计入", en: "contradictory, not counted")
            case .unexpected: LocalizedText(zh: "不在名单，未计入", en: "not a member, not counted")
            case .refused: LocalizedText(zh: "退回，未计入", en: "refused, not counted")
            }
        }
    }

    /// nil where the file does not say.
    public var region: String?
    public var status: Status
    /// The schema's name: `abate.submission/1`.
    public var kind: String?
    public var file: String?
    public var revision: Int?
    public var sha256: String?
    public var received: LocalMinute?
    public var due: LocalMinute?

    public init(
        region: String?, status: Status, kind: String? = nil, file: String? = nil, revision: Int? = nil,
        sha256: String? = nil, received: LocalMinute? = nil, due: LocalMinute? = nil
    ) {
        self.region = region
        self.status = status
        self.kind = kind
        self.file = file
        self.revision = revision
        self.sha256 = sha256
        self.received = received
        self.due = due
    }

    /// nil where the time of receipt or the due time is not known.
    public var isLate: Bool? {
        guard let received, let due else { return nil }
        return received > due
    }

    /// 迟报, 按时, or — where it is not known.
    var punctuality: String { isLate.map { $0 ? "迟报" : "按时" } ?? FigureText.dash }
}
