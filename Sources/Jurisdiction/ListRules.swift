/// What a reduction list is held against: the profile's rules of it, and what names of industries mean.
public struct ListRules: Sendable, Hashable {
    /// kg a year, four pollutants together, from which on an enterprise is not small; nil where no rule is known.
    public let smallClassLimit: Int?
    public let gradeDStops: Bool
    public let industries: IndustryWords
    /// Month and day before which each year's list is to be submitted, with the clause; nil where the plan names none.
    public let submission: Submission?

    public struct Submission: Sendable, Hashable {
        public let month: Int
        public let day: Int
        /// The clause of the plan.
        public let source: String

        public init(month: Int, day: Int, source: String) {
            self.month = month
            self.day = day
            self.source = source
        }
    }

    /// Holds a list against nothing.
    public static let none = ListRules(
        smallClassLimit: nil, gradeDStops: false, industries: .none, submission: nil)

    public init(smallClassLimit: Int?, gradeDStops: Bool, industries: IndustryWords, submission: Submission?) {
        self.smallClassLimit = smallClassLimit
        self.gradeDStops = gradeDStops
        self.industries = industries
        self.submission = submission
    }

    /// - Parameter inventory: of the profile, with what `abate.yaml` sets otherwise.
    public init(_ inventory: InventoryRules, reports: [ReportRule], industries: IndustryWords) {
        self.init(
            smallClassLimit: inventory.smallClassLimit, gradeDStops: inventory.gradeDStops, industries: industries,
            submission: reports.lazy.compactMap(Submission.init).first)
    }
}

extension ListRules.Submission {
    /// nil for a report that is not the yearly list.
    fileprivate init?(_ rule: ReportRule) {
        guard rule.kind == .listCheck, rule.isPlanRule, case .beforeDate(let month, let day) = rule.due else {
            return nil
        }
        self.init(month: month, day: day, source: rule.source)
    }
}
