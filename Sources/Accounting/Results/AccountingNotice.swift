public import EmissionModel

/// What a reader of the figures must know about how they came about. The text is made elsewhere, from the kind and
/// these details.
public struct AccountingNotice: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable, Hashable {
        /// The year of `day` is not in the calendar: no computed baseline stands.
        case calendarUnknown
        /// No Lunar New Year is known near `day`: factors and gate could not look at it.
        case lunarNewYearUnknown
        /// `day` lies around Lunar New Year: no individual verdict on computed baselines.
        case lunarNewYearGate
        /// The configured baseline method is not built.
        case methodNotSupported
        /// Last year's lunar-aligned window is configured, and the episode begins too far from Lunar New Year: DTL7 rules.
        case lunarSeasonOver
        /// No figure of the year or before: that of `year`, later than the day, was taken for `pollutant`.
        case societyOfLaterYear
        /// More than one target of `level` and `pollutant` is in force; the latest, then the highest was taken.
        case ambiguousTarget
        /// The enterprise's particulate basis differs from the whole society's.
        case particulateBasisMismatch
        /// No measure at the level nor below it.
        case noMeasure
        /// The measure is that of `level`, lower than the one in force.
        case inheritedMeasure
        /// Production measures of one level differ.
        case conflictingMeasures
        /// The lines' shares of consumption are missing: the expected cut cannot be told.
        case sharesMissing
        /// The measure gives no cut for a pollutant that the enterprise emits.
        case cutMissing
        /// No emission figure for `pollutant`, though the measure cuts it.
        case missingEmission
        /// A cap measure without a cap.
        case capMissing
        /// No counted account is bound to the enterprise.
        case noAccount
        /// `count` accounted days of an episode have no energy and count as nothing saved.
        case missingDays
        /// The baseline is the power company's.
        case givenBaseline
        /// A declared base load above the permitted share of the baseline, without a document: taken as unknown.
        case baseLoadRefused
        /// An enterprise that is not judged used more; `ratio` is its raw drop.
        case voluntaryRise
        /// A long-idle enterprise consumed `energy` on the accounted days.
        case idleRunning
        /// Of the last seven usable days before the episode only `count` have a reading, or too few of the whole
        /// look-back: the enterprise has no baseline.
        case tooFewBaselineDays
        /// The days before the episode give a baseline, but not the share that the quarter-hours in force have in it: the
        /// accounts declare the quarter-hour, and the curves are missing.
        case missingCurves
        /// On `day` a declaration of the other sources' own table took the place of `count` listed sites of `text`
        /// (sector and unit).
        case siteDeclaredTwice
        /// A seasonal enterprise that did not produce before the episode: nothing is planned and nothing judged.
        case offSeason
        /// Out of season before the episode, it consumed `energy` on the accounted days, more than standing still.
        case offSeasonRunning
        /// `day` lies around Lunar New Year and the comparison group stands: individual verdicts but for those that it does
        /// not correct.
        case lunarNewYearCompared
        /// On `day` only `count` members have a ratio: no baseline is corrected.
        case comparisonTooSmall
        /// `count` enterprises are too large for the comparison group to say anything about them.
        case comparisonGiants
        /// `count` enterprises took half strength for want of a past of their own.
        case comparisonShortPast
    }

    public var kind: Kind
    public var enterpriseID: String?
    public var pollutant: Pollutant?
    public var level: WarningLevel?
    public var day: CalendarDay?
    public var year: Int?
    public var count: Int?
    public var ratio: Ratio?
    public var energy: Energy?
    /// What is no enterprise and has a name of its own.
    public var text: String?

    public init(
        _ kind: Kind, enterpriseID: String? = nil, pollutant: Pollutant? = nil, level: WarningLevel? = nil,
        day: CalendarDay? = nil, year: Int? = nil, count: Int? = nil, ratio: Ratio? = nil, energy: Energy? = nil,
        text: String? = nil
    ) {
        self.kind = kind
        self.enterpriseID = enterpriseID
        self.pollutant = pollutant
        self.level = level
        self.day = day
        self.year = year
        self.count = count
        self.ratio = ratio
        self.energy = energy
        self.text = text
    }
}

extension AccountingNotice: Comparable {
    /// By kind, enterprise, day and the rest, so that equal accounts list equal notices in one order.
    public static func < (left: AccountingNotice, right: AccountingNotice) -> Bool {
        if left.kind != right.kind { return left.kind.rank < right.kind.rank }
        let (first, second) = (left.enterpriseID ?? "", right.enterpriseID ?? "")
        if first != second { return first < second }
        if left.detail != right.detail { return left.detail.lexicographicallyPrecedes(right.detail) }
        return left.text ?? "" < right.text ?? ""
    }

    private var detail: [Int] {
        [
            day.map { Int($0.number) } ?? -1,
            pollutant.flatMap { Pollutant.allCases.firstIndex(of: $0) } ?? -1,
            level.flatMap { WarningLevel.allCases.firstIndex(of: $0) } ?? -1,
            year ?? -1,
            count ?? -1,
        ]
    }
}

extension AccountingNotice.Kind {
    fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
