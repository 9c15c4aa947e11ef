public import EmissionModel

/// The warnings that the air asks for under a profile's rules: a proposal. The issued warning rules.
public struct WarningRecommendation: Sendable, Hashable {
    public var episodes: [RecommendedEpisode]
    /// In the order of their time.
    public var notes: [WarningNote]
    /// The days that the data cover, from the first to the last.
    public var days: [AirQualityDay]
}

/// One recommended process: from its start to its release.
public struct RecommendedEpisode: Sendable, Hashable {
    public struct Interval: Sendable, Hashable {
        public enum Cause: String, Sendable, Hashable {
            case start, upgrade, downgrade
        }

        public var level: WarningLevel
        public var from: LocalMinute
        /// nil where it cannot be told from the data.
        public var to: LocalMinute?
        public var cause: Cause
    }

    /// Without gaps; never empty.
    public var intervals: [Interval]
    /// How many processes, too close for a release between them, this is.
    public var processes: Int
    /// The highest index of any 24 hours in it.
    public var largestIndex: Int?
    /// When the air was last above the lowest level's threshold: the release's time where it is known, else the
    /// earliest it can be.
    /// nil where a superior's warning goes on.
    public var lastAbove: LocalMinute?
    /// The superior's region, where its warning alone is the reason.
    public var superior: String?

    public var start: LocalMinute { intervals[0].from }
    /// nil where it cannot be told.
    public var release: LocalMinute? { intervals[intervals.count - 1].to }
    public var level: WarningLevel { intervals.map(\.level).max() ?? intervals[0].level }

    /// The highest level in force on a day; nil where none is. A process whose release is not known is in force on
    /// every day from its last hour above the threshold on only where that lies in the day.
    public func level(on day: CalendarDay) -> WarningLevel? {
        let (from, to) = (LocalMinute(day), LocalMinute(day, minute: 1440))
        return intervals.filter { interval in
            interval.from < to && (interval.to ?? lastAbove).map { max($0, interval.from) > from } ?? true
        }.map(\.level).max()
    }
}
