/// One check of one enterprise (现场核查), the third witness, which settles a conflict of the other two
/// (`domain.md` §3.9; 001 “对重点减排企业开展驻场督导，对非驻场应急减排企业……开展执法巡查”).
public struct Inspection: Sendable, Hashable {
    public enum Mode: String, Sendable, CaseIterable, Hashable {
        case onSite = "on-site"
        case patrol
        case online

        /// 驻场督导, 现场巡查, 线上监管 (001, the daily report's contents).
        public var name: String {
            switch self {
            case .onSite: "驻场督导"
            case .patrol: "现场巡查"
            case .online: "线上监管"
            }
        }
    }

    public enum Conclusion: String, Sendable, CaseIterable, Hashable {
        case implemented, partial, notImplemented
        /// Production goes on as it may: no measure was due.
        case normal
        /// Nobody could tell.
        case unclear

        public var name: String {
            switch self {
            case .implemented: "已落实"
            case .partial: "部分落实"
            case .notImplemented: "未落实"
            case .normal: "正常（无须减排）"
            case .unclear: "未能认定"
            }
        }

        /// It says whether the measure was carried out.
        public var settles: Bool { self != .normal && self != .unclear }
    }

    public var day: CalendarDay
    /// Minute of the day, nil where none is stated.
    public var minute: Int?
    public var enterpriseID: String
    public var mode: Mode
    public var conclusion: Conclusion
    public var problem: String?
    /// 处理情况.
    public var action: String?
    /// 影像资料 and other papers, by their names.
    public var attachments: String?
    /// The unit that checked.
    public var inspector: String?
    /// 记录编号: tells several checks of one day apart.
    public var recordNumber: String?

    public init(
        day: CalendarDay, minute: Int? = nil, enterpriseID: String, mode: Mode, conclusion: Conclusion,
        problem: String? = nil, action: String? = nil, attachments: String? = nil, inspector: String? = nil,
        recordNumber: String? = nil
    ) {
        self.day = day
        self.minute = minute
        self.enterpriseID = enterpriseID
        self.mode = mode
        self.conclusion = conclusion
        self.problem = problem
        self.action = action
        self.attachments = attachments
        self.inspector = inspector
        self.recordNumber = recordNumber
    }
}
