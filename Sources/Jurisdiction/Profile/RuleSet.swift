public import EmissionModel

/// Every number and switch that a profile's settings set and `abate.yaml` may override.
public struct RuleSet: Sendable, Hashable {
    public var parameters: AccountingParameters
    public var warning: WarningRules
    public var inbox: InboxRules
    public var inventory: InventoryRules
    public var reports: ReportRules

    /// Nothing set yet: a profile has to set all of it.
    static let unset = RuleSet(
        parameters: AccountingParameters(
            attainment: .init(
                stopLoadRatio: .zero, stopDrop: .zero, limitTolerance: .zero, implemented: .zero, partial: .zero,
                increase: .zero),
            baseLoad: .init(defaultShare: .zero, maximumShare: .zero, stopLookback: 0, agreement: .zero),
            baseline: .init(
                method: .dtl7, lookback: 0, lunarNewYearMargin: 0, minimumLevelDays: 0, minimumCoverage: .zero,
                gap: .init(
                    skippedDays: 0, skipFrom: .zero, quantile: .zero, strictFrom: .zero, strictQuantile: .zero)),
            coverageMinimum: .zero, so2NoxInterchange: false,
            targets: Dictionary(
                uniqueKeysWithValues: WarningLevel.allCases.map { ($0, PerPollutant(repeating: .zero)) }),
            witness: .init(difference: .zero, days: 0, minimumDays: 0, validHours: 0)),
        warning: WarningRules(
            conditions: [:], releaseHours: 0, upgradeHours: 0, particulateRule: false, particulateThreshold: 0),
        inbox: InboxRules(settleSeconds: 0, demandChecksum: false),
        inventory: InventoryRules(smallClassLimit: 0, gradeDStops: false),
        reports: ReportRules(leadDays: 0))
}

/// How files in `inbox/` are waited for.
public struct InboxRules: Sendable, Hashable {
    /// A file without a matching checksum must have been unchanged for this long.
    public var settleSeconds: Int
    /// Whether a file without a `.sha256` beside it is left alone.
    public var demandChecksum: Bool
}

/// What a plan says about the reduction list itself.
public struct InventoryRules: Sendable, Hashable {
    /// kg a year of SO2, NOx, fine particles and VOCs together: at or above it an enterprise is not 小微.
    public var smallClassLimit: Int
    /// Whether an enterprise of grade D stops altogether.
    public var gradeDStops: Bool
}

/// How the reports that are due on a date are prepared.
public struct ReportRules: Sendable, Hashable {
    /// How many days before its due date a yearly report is written.
    public var leadDays: Int
}
