/// Every number of `domain.md` §3 and §4 that a profile sets and `abate.yaml` may override.
public struct AccountingParameters: Sendable, Hashable {
    public var attainment: Attainment
    public var baseLoad: BaseLoad
    public var baseline: Baseline
    /// Coverage by planned mass under which a verdict is never printed without that note.
    public var coverageMinimum: Ratio
    public var so2NoxInterchange: Bool
    /// Targets of the profile or of `abate.yaml`, where the targets table has none in force.
    public var targets: [WarningLevel: PerPollutant<Ratio>]
    public var comparisonGroup: ComparisonGroupMethod
    /// With fewer members that have a ratio the group corrects nothing on a day.
    public var comparisonMinimum: Int
    public var witness: Witness
    /// Log-SD of emission per production from one week to the next, independent between enterprises.
    public var intensityDrift: PerPollutant<Ratio>

    public struct Attainment: Sendable, Hashable {
        /// A stop is carried out where the load ratio is at most this.
        public var stopLoadRatio: Ratio
        /// … or, where the base load is unknown, where the raw drop is at least this.
        public var stopDrop: Ratio
        /// A limit is carried out within this of the expected cut (and within a tenth of it).
        public var limitTolerance: Ratio
        /// Implemented from here on.
        public var implemented: Ratio
        /// Partly implemented from here on, suspected not implemented below.
        public var partial: Ratio
        /// A drop below minus this is "consumption rose".
        public var increase: Ratio

        public init(
            stopLoadRatio: Ratio, stopDrop: Ratio, limitTolerance: Ratio, implemented: Ratio, partial: Ratio,
            increase: Ratio
        ) {
            self.stopLoadRatio = stopLoadRatio
            self.stopDrop = stopDrop
            self.limitTolerance = limitTolerance
            self.implemented = implemented
            self.partial = partial
            self.increase = increase
        }
    }

    public struct BaseLoad: Sendable, Hashable {
        /// Share of the baseline that the high figure uses where the base load is unknown.
        public var defaultShare: Ratio
        /// A declared or measured base load above this share of the baseline needs a document.
        public var maximumShare: Ratio
        /// How many days before the event own full stops are looked for.
        public var stopLookback: Int
        /// Two stops agree when they differ by at most this share of the baseline.
        public var agreement: Ratio

        public init(defaultShare: Ratio, maximumShare: Ratio, stopLookback: Int, agreement: Ratio) {
            self.defaultShare = defaultShare
            self.maximumShare = maximumShare
            self.stopLookback = stopLookback
            self.agreement = agreement
        }
    }

    public struct Baseline: Sendable, Hashable {
        public var method: BaselineMethod
        /// Days before the event from which factors and levels are taken.
        public var lookback: Int
        /// Days around Lunar New Year that factors leave out, and within which there is no individual verdict without
        /// a comparison group.
        public var lunarNewYearMargin: Int
        /// Usable days with a reading that the level needs, of its seven.
        public var minimumLevelDays: Int
        /// Share of the usable days of the look-back that must have a reading.
        public var minimumCoverage: Ratio
        public var gap: Gap

        public init(
            method: BaselineMethod, lookback: Int, lunarNewYearMargin: Int, minimumLevelDays: Int,
            minimumCoverage: Ratio, gap: Gap
        ) {
            self.method = method
            self.lookback = lookback
            self.lunarNewYearMargin = lunarNewYearMargin
            self.minimumLevelDays = minimumLevelDays
            self.minimumCoverage = minimumCoverage
            self.gap = gap
        }
    }

    /// What stands in for a baseline's reference days without a reading: lower as more are missing.
    public struct Gap: Sendable, Hashable {
        /// So many of them are skipped, where the look-back is known well enough.
        public var skippedDays: Int
        /// The share of the look-back's usable days with a reading from which it is.
        public var skipFrom: Ratio
        /// The quantile of the enterprise's own days that each takes where more are missing.
        public var quantile: Ratio
        /// The share from which `strictQuantile` serves; below it the lowest of the own days.
        public var strictFrom: Ratio
        public var strictQuantile: Ratio

        public init(skippedDays: Int, skipFrom: Ratio, quantile: Ratio, strictFrom: Ratio, strictQuantile: Ratio) {
            self.skippedDays = skippedDays
            self.skipFrom = skipFrom
            self.quantile = quantile
            self.strictFrom = strictFrom
            self.strictQuantile = strictQuantile
        }
    }

    /// When online monitoring and electricity disagree.
    public struct Witness: Sendable, Hashable {
        /// Two drops that differ by more are for on-site checking.
        public var difference: Ratio
        /// Usable days before the event over which the mean of online monitoring is taken.
        public var days: Int
        /// How many of them there must be.
        public var minimumDays: Int
        /// Hours of valid data that make a day of online monitoring, where they are told.
        public var validHours: Int

        public init(difference: Ratio, days: Int, minimumDays: Int, validHours: Int) {
            self.difference = difference
            self.days = days
            self.minimumDays = minimumDays
            self.validHours = validHours
        }
    }

    public init(
        attainment: Attainment, baseLoad: BaseLoad, baseline: Baseline, coverageMinimum: Ratio,
        so2NoxInterchange: Bool, targets: [WarningLevel: PerPollutant<Ratio>],
        comparisonGroup: ComparisonGroupMethod = .none, comparisonMinimum: Int = 20, witness: Witness,
        intensityDrift: PerPollutant<Ratio> = PerPollutant(repeating: Ratio.zero)
    ) {
        self.attainment = attainment
        self.baseLoad = baseLoad
        self.baseline = baseline
        self.coverageMinimum = coverageMinimum
        self.so2NoxInterchange = so2NoxInterchange
        self.targets = targets
        self.comparisonGroup = comparisonGroup
        self.comparisonMinimum = comparisonMinimum
        self.witness = witness
        self.intensityDrift = intensityDrift
    }
}

/// A way to tell what an enterprise would have used without the response (`domain.md` §4), as `abate.yaml` names it.
public enum BaselineMethod: String, Sendable, CaseIterable, Hashable {
    case dtl7
    case dtl7TwoSided = "dtl7-two-sided"
    /// DTL7 in which the days nearer to the event weigh more.
    case dtl7Recent = "dtl7-recent"
    case dtl7RecentTwoSided = "dtl7-recent-two-sided"
    case prior5DayType = "prior5-day-type"
    case prior7
    case mid4of6
    case high5of10
    case sameWeekday = "same-weekday"
    case lunarLastYear = "lunar-last-year"
    /// The workdays' figure of prior-5 for every day: judged beside the others, no method to account with.
    case prior5AllDays = "prior5-all-days"
    /// The mean of ten workdays or four other days: judged beside the others, no method to account with.
    case tenOf10 = "10of10"
    /// The median of a day type: judged beside the others, no method to account with.
    case dayTypeMedian = "day-type-median"

    /// What rules until the days after the response are there; itself where they are not needed.
    public var oneSided: BaselineMethod {
        switch self {
        case .dtl7TwoSided: .dtl7
        case .dtl7RecentTwoSided: .dtl7Recent
        default: self
        }
    }
}

/// How enterprises under no measure correct a baseline.
public enum ComparisonGroupMethod: String, Sendable, CaseIterable, Hashable {
    case none
    case trimmedMean = "trimmed-mean"
    case halfStrength = "half-strength"
    case ownBeta = "own-beta"
    case nearest50 = "nearest-50"
    /// What the group's joint ups and downs tell by a ridge regression, and what the 50 nearest moved beyond it.
    case nearestRidge = "nearest-ridge"
    case auto
}
