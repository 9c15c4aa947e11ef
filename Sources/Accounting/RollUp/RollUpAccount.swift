public import EmissionModel

/// Several regions' figures as one.
public struct RollUpAccount: Sendable, Hashable {
    public var region: String
    /// The regions whose figures are here, sorted by path.
    public var regions: [RegionAccount]
    /// Members, and regions below them, that have not sent theirs, sorted by path.
    public var missing: [[String]]
    /// Every day that any region accounted, those that count in no ratio included.
    public var days: [RollUpDay]
    /// Over the whole area: what is missing counts as nothing in low and is unknown in high.
    public var ratios: PerPollutant<RollUpRatio>
    public var verdict: Verdict
    /// Over the regions that are there, and of them only.
    public var present: PerPollutant<RollUpRatio>
    public var presentVerdict: Verdict
    /// Stretches of one level, where there is more than one counted day.
    public var segments: [RollUpSegment]
    public var coverage: Coverage
    public var implementation: Implementation
    /// Over all accounted days of the regions, those that count in no ratio included.
    public var sectors: [SectorAccount]
    /// One for each member and each region below it, with the missing ones, sorted by path.
    public var rows: [RollUpRow]
    public var counties: [RegionGroup]
    public var industries: [GroupAccount]
    public var departments: [GroupAccount]

    /// Days that all regions accounted at the same level.
    public var countedDays: [RollUpDay] { days.filter(\.isComparable) }

    /// Of all regions, sorted by path and identifier.
    public var enterprises: [RegionEnterprise] {
        regions.flatMap { region in
            region.enterprises.map { RegionEnterprise(path: region.path, account: $0) }
        }
    }
}

/// An enterprise with the region that answers for it.
public struct RegionEnterprise: Sendable, Hashable {
    public var path: [String]
    public var account: EnterpriseAccount
}

/// A county of a region.
public struct RegionGroup: Sendable, Hashable {
    public var path: [String]
    public var group: GroupAccount

    public init(path: [String], group: GroupAccount) {
        self.path = path
        self.group = group
    }
}

/// One stretch of counted days of one level.
public struct RollUpSegment: Sendable, Hashable {
    public var level: WarningLevel?
    public var first: CalendarDay
    public var last: CalendarDay
    public var minutes: Int
    public var ratios: PerPollutant<RollUpRatio>
    public var verdict: Verdict
}

/// What one member, or one region below it, brings.
public struct RollUpRow: Sendable, Hashable {
    public var path: [String]
    /// False where it has not sent its figures: then there are none.
    public var isPresent: Bool
    public var profiles: [String]
    public var episodes: [String]
    /// From the lowest.
    public var levels: [WarningLevel]
    public var accountedDays: Int
    /// Of them in the ratios of the whole.
    public var countedDays: Int
    public var minutes: Int
    /// Enterprises, required, judged, implemented, and the masses over its own days.
    public var industry: GroupAccount
    public var declared: PerPollutant<Mass>
    /// Over its own days, against its own targets.
    public var ratios: PerPollutant<RollUpRatio>
    /// As it reported them itself; nil for a member that is itself a roll-up.
    public var reported: PerPollutant<Verdict>?
}
