public import EmissionModel

/// The accounting of one region for a day or for an episode.
public struct CityAccount: Sendable, Hashable {
    public var region: String
    public var scope: Scope
    public var episodeID: String
    /// Of the day, or the highest of the episode; nil below the warning levels.
    public var level: WarningLevel?
    /// Response minutes of the accounted days.
    public var minutes: Int
    public var accountedDays: [CalendarDay]
    public var partDays: [PartDay]
    /// Of an episode, in the order of time; of a day only where it was split into its parts.
    public var segments: [Segment]
    public var coverage: Coverage
    public var implementation: Implementation
    public var ratios: PerPollutant<RatioAccount>
    public var verdict: Verdict
    /// Industry first, then the declared sectors that are there, in the order of `SourceSector`.
    public var sectors: [SectorAccount]
    /// Sorted by name, the unnamed group last; every enterprise stands in one group of each of the three.
    public var counties: [GroupAccount]
    public var industries: [GroupAccount]
    public var departments: [GroupAccount]
    /// Sorted by identifier.
    public var enterprises: [EnterpriseAccount]
    public var notices: [AccountingNotice]
    /// Where the targets of the accounted days come from, each source once, in the order of time.
    public var targetSources: PerPollutant<[TargetSource]>
    /// The accounted days with their masses, in the order of time.
    public var days: [DayAccount]
    /// What somebody has decided and the figures stand on.
    public var decisions: [Decision]
    /// Of a day, for each enterprise with online monitoring or an on-site check, sorted by identifier; empty for an
    /// episode.
    public var witnesses: [WitnessAccount] = []
    /// nil where no comparison group is used.
    public var comparison: ComparisonAccount?

    /// nil for a day that is not judged.
    public var uncertainty: Uncertainty?

    /// Those that wait for an on-site check or a decision.
    public var conflicts: [WitnessAccount] { witnesses.filter { $0.state == .conflict } }

    /// Whole response hours of the accounted days.
    public var hours: Int { minutes / 60 }

    public init(
        region: String, scope: Scope, episodeID: String, level: WarningLevel?, minutes: Int,
        accountedDays: [CalendarDay], partDays: [PartDay], segments: [Segment], coverage: Coverage,
        implementation: Implementation, ratios: PerPollutant<RatioAccount>, verdict: Verdict,
        sectors: [SectorAccount], counties: [GroupAccount], industries: [GroupAccount],
        departments: [GroupAccount], enterprises: [EnterpriseAccount], notices: [AccountingNotice],
        targetSources: PerPollutant<[TargetSource]>, days: [DayAccount] = [], decisions: [Decision] = []
    ) {
        self.region = region
        self.scope = scope
        self.episodeID = episodeID
        self.level = level
        self.minutes = minutes
        self.accountedDays = accountedDays
        self.partDays = partDays
        self.segments = segments
        self.coverage = coverage
        self.implementation = implementation
        self.ratios = ratios
        self.verdict = verdict
        self.sectors = sectors
        self.counties = counties
        self.industries = industries
        self.departments = departments
        self.enterprises = enterprises
        self.notices = notices
        self.targetSources = targetSources
        self.days = days
        self.decisions = decisions
    }

    /// What the figures are about.
    public enum Scope: Sendable, Hashable {
        case day(CalendarDay)
        case episode(first: CalendarDay, last: CalendarDay)
    }
}

/// A response day that cannot be split into its parts for want of quarter-hours, and that is left out of the verdict.
public struct PartDay: Sendable, Hashable {
    public enum Reason: String, Sendable, CaseIterable, Hashable {
        case partlyInForce, levelChanged
        /// An episode below the warning levels.
        case belowLevels
    }

    public var day: CalendarDay
    /// In force.
    public var minutes: Int
    /// In force on the day, from the lowest.
    public var levels: [WarningLevel]
    public var reason: Reason
    /// Required enterprises whose accounts do not declare the quarter-hour, where those of others do; sorted. The day
    /// could be split but for them.
    public var undeclared: [String]

    /// Left out because it could not be split, not because it had no level.
    var isLevelled: Bool { reason != .belowLevels }

    public init(
        day: CalendarDay, minutes: Int, levels: [WarningLevel], reason: Reason, undeclared: [String] = []
    ) {
        self.day = day
        self.minutes = minutes
        self.levels = levels
        self.reason = reason
        self.undeclared = undeclared
    }
}

/// A stretch of one level of an episode, with its own target.
public struct Segment: Sendable, Hashable {
    public var level: WarningLevel?
    /// The first and last day on which it is in force, not after the last accounted one.
    public var first: CalendarDay
    public var last: CalendarDay
    /// From when to when it is in force, as far as the account is about it; `end` is nil while it goes on.
    public var start: LocalMinute
    public var end: LocalMinute?
    /// Response minutes of its accounted days.
    public var minutes: Int
    public var accountedDays: [CalendarDay]
    public var ratios: PerPollutant<RatioAccount>
    public var verdict: Verdict

    public init(
        level: WarningLevel?, first: CalendarDay, last: CalendarDay, start: LocalMinute, end: LocalMinute?,
        minutes: Int, accountedDays: [CalendarDay], ratios: PerPollutant<RatioAccount>, verdict: Verdict
    ) {
        self.level = level
        self.first = first
        self.last = last
        self.start = start
        self.end = end
        self.minutes = minutes
        self.accountedDays = accountedDays
        self.ratios = ratios
        self.verdict = verdict
    }
}

/// How much of what must be reduced the readings speak about.
public struct Coverage: Sendable, Hashable {
    /// Enterprises with a judged measure and a planned cut.
    public var required: Int
    /// Those of them with evidence.
    public var judged: Int
    /// Planned mass with evidence over planned mass, nil where nothing is planned.
    public var planMass: PerPollutant<Ratio?>

    public init(required: Int, judged: Int, planMass: PerPollutant<Ratio?>) {
        self.required = required
        self.judged = judged
        self.planMass = planMass
    }
}

/// How much of the measures was carried out.
public struct Implementation: Sendable, Hashable {
    /// Implemented over required, nil where none is required.
    public var count: Ratio?
    /// Low over planned mass of the enterprises, nil where nothing is planned.
    public var mass: PerPollutant<Ratio?>
    public var implemented: Int
    /// All enterprises by outcome, in the order of `Outcome.allCases`, those with none included.
    public var outcomes: [OutcomeCount]

    public init(count: Ratio?, mass: PerPollutant<Ratio?>, implemented: Int, outcomes: [OutcomeCount]) {
        self.count = count
        self.mass = mass
        self.implemented = implemented
        self.outcomes = outcomes
    }

    public func count(of outcome: Outcome) -> Int {
        outcomes.first { $0.outcome == outcome }?.enterprises ?? 0
    }
}

public struct OutcomeCount: Sendable, Hashable {
    public var outcome: Outcome
    public var enterprises: Int

    public init(outcome: Outcome, enterprises: Int) {
        self.outcome = outcome
        self.enterprises = enterprises
    }
}
