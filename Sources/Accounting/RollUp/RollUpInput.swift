public import EmissionModel

/// One member's submission: a region's own account, or a roll-up of the regions below it.
public struct RollUpMember: Sendable, Hashable {
    public var name: String
    /// The regions with figures, their paths beginning with `name`.
    public var regions: [RegionAccount]
    /// Regions below that had not sent theirs, their paths beginning with `name`.
    public var missing: [[String]]
    /// The member's whole-society emission where it was given for its whole area, milligrams a day.
    public var society: [LevelDay: PerPollutant<Ratio?>]

    public init(
        name: String, regions: [RegionAccount], missing: [[String]] = [],
        society: [LevelDay: PerPollutant<Ratio?>] = [:]
    ) {
        self.name = name
        self.regions = regions
        self.missing = missing
        self.society = society
    }
}

/// A day at a level: what regions must have in common for their figures to be added.
public struct LevelDay: Sendable, Hashable, Comparable {
    public var day: CalendarDay
    /// nil below the warning levels.
    public var level: WarningLevel?

    public init(day: CalendarDay, level: WarningLevel?) {
        self.day = day
        self.level = level
    }

    public static func < (left: LevelDay, right: LevelDay) -> Bool {
        if left.day != right.day { return left.day < right.day }
        guard let first = left.level else { return right.level != nil }
        return right.level.map { first < $0 } ?? false
    }
}

/// Everything a roll-up stands on.
public struct RollUpInput: Sendable {
    public var region: String
    public var members: [RollUpMember]
    /// Members that are to send theirs, by name; empty where nobody says which.
    public var expected: [String]
    /// The receiving office's own figures of its whole area; those of other regions are passed over.
    public var society: [SocietyFigure]
    /// The receiving office's targets table.
    public var targets: [ReductionTarget]
    /// Its configured targets; nil where the office has none of its own and the members' stand.
    public var configuredTargets: [WarningLevel: PerPollutant<Ratio>]?
    public var coverageMinimum: Ratio
    public var so2NoxInterchange: Bool

    public init(
        region: String, members: [RollUpMember], expected: [String] = [], society: [SocietyFigure] = [],
        targets: [ReductionTarget] = [], configuredTargets: [WarningLevel: PerPollutant<Ratio>]? = nil,
        coverageMinimum: Ratio, so2NoxInterchange: Bool = false
    ) {
        self.region = region
        self.members = members
        self.expected = expected
        self.society = society
        self.targets = targets
        self.configuredTargets = configuredTargets
        self.coverageMinimum = coverageMinimum
        self.so2NoxInterchange = so2NoxInterchange
    }
}
