/// When a warning is due, lifted or raised, as a plan states it (`domain.md` §5).
public struct WarningRules: Sendable, Hashable {
    public var conditions: [WarningLevel: WarningCondition]
    /// Release or downgrade: below the threshold and predicted to stay so for more than this.
    public var releaseHours: Int
    /// Upgrade: observed at a higher level with no improvement within this.
    public var upgradeHours: Int
    /// Whether a daily PM2.5 above the threshold counts like a daily AQI above 200 for the recommendation.
    public var particulateRule: Bool
    /// µg/m³; exceeding it is always a notice.
    public var particulateThreshold: Int

    public init(
        conditions: [WarningLevel: WarningCondition], releaseHours: Int, upgradeHours: Int, particulateRule: Bool,
        particulateThreshold: Int
    ) {
        self.conditions = conditions
        self.releaseHours = releaseHours
        self.upgradeHours = upgradeHours
        self.particulateRule = particulateRule
        self.particulateThreshold = particulateThreshold
    }
}

/// The condition of one level: any of the alternatives, each of which asks for all of its criteria.
public struct WarningCondition: Sendable, Hashable {
    /// A forecast daily AQI strictly above a value for a number of continuous hours.
    public struct Criterion: Sendable, Hashable {
        public var aqiAbove: Int
        public var hours: Int

        public init(aqiAbove: Int, hours: Int) {
            self.aqiAbove = aqiAbove
            self.hours = hours
        }
    }

    public var alternatives: [[Criterion]]

    public init(alternatives: [[Criterion]]) {
        self.alternatives = alternatives
    }
}
