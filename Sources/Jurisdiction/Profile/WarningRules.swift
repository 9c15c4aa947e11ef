public import EmissionModel

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

    /// `AQI>200 48h, AQI>150 72h`: a comma stands for “or”, a plus sign for “and”. nil for any other form.
    public init?(_ text: String) {
        var alternatives: [[Criterion]] = []
        for alternative in text.split(separator: ",", omittingEmptySubsequences: false) {
            let criteria = alternative.split(separator: "+", omittingEmptySubsequences: false).map(Self.criterion)
            guard criteria.allSatisfy({ $0 != nil }) else { return nil }
            alternatives.append(criteria.compactMap { $0 })
        }
        self.alternatives = alternatives
    }

    private static func criterion(_ text: Substring) -> Criterion? {
        let words = text.split(separator: " ")
        guard words.count == 2, words[0].hasPrefix("AQI>"), words[1].hasSuffix("h"),
            let aqi = Int(words[0].dropFirst(4)), let hours = Int(words[1].dropLast()),
            (1...500).contains(aqi), (1...240).contains(hours)
        else { return nil }
        return Criterion(aqiAbove: aqi, hours: hours)
    }
}
