public import EmissionModel

/// The whole society's emission a day, the denominator of a target.
public struct SocietyAccount: Sendable, Hashable {
    /// How the daily figure came about.
    public enum Basis: String, Sendable, CaseIterable, Hashable {
        /// Given a day.
        case daily
        /// A year's mass over 365.
        case annual
        /// Sectors of which some are given a day, others a year.
        case mixed
    }

    /// Milligrams a day, exact; over several years the mean of the accounted days.
    public var perDay: Ratio
    public var basis: Basis
    /// No total row was given; the sectors were added.
    public var isSumOfSectors: Bool
    public var year: Int?
    public var particulateBasis: ParticulateBasis?

    public init(
        perDay: Ratio, basis: Basis, isSumOfSectors: Bool, year: Int?, particulateBasis: ParticulateBasis? = nil
    ) {
        self.perDay = perDay
        self.basis = basis
        self.isSumOfSectors = isSumOfSectors
        self.year = year
        self.particulateBasis = particulateBasis
    }
}

/// One pollutant's reduction ratios against its target. Ratios are exact and compared unrounded.
public struct RatioAccount: Sendable, Hashable {
    /// nil where the figure is missing, zero, or refused because the particulate bases differ.
    public var society: SocietyAccount?
    public var target: Ratio?
    public var plan: Ratio?
    public var low: Ratio?
    public var high: Ratio?
    /// The enterprises alone, without declared sources.
    public var industryPlan: Ratio?
    public var industryLow: Ratio?
    public var industryHigh: Ratio?
    /// nil where no interval was computed.
    public var interval90: ClosedRange<Double>?
    public var probabilityMet: Double?
    public var verdict: Verdict
    /// In the order of `VerdictNote.allCases`.
    public var notes: [VerdictNote]

    public init(
        society: SocietyAccount?, target: Ratio?, plan: Ratio?, low: Ratio?, high: Ratio?, industryPlan: Ratio?,
        industryLow: Ratio?, industryHigh: Ratio?, interval90: ClosedRange<Double>? = nil,
        probabilityMet: Double? = nil, verdict: Verdict, notes: [VerdictNote] = []
    ) {
        self.society = society
        self.target = target
        self.plan = plan
        self.low = low
        self.high = high
        self.industryPlan = industryPlan
        self.industryLow = industryLow
        self.industryHigh = industryHigh
        self.interval90 = interval90
        self.probabilityMet = probabilityMet
        self.verdict = verdict
        self.notes = notes
    }
}
