public import EmissionModel

/// Who made the comparison group of an account, and how far it moved.
public struct ComparisonAccount: Sendable, Hashable {
    public var method: ComparisonGroupMethod
    /// Members with a ratio that the group needs on a day.
    public var minimum: Int
    /// The accounted days, each once, in the order of time.
    public var days: [Day]
    /// Whoever was in the group on any of them, giants included, sorted by identifier.
    public var members: [Member]
    /// Enterprises, members or not, that are too large for the group: never corrected. Sorted.
    public var giants: [String]
    /// Enterprises that took half strength for want of a past of their own.
    public var shortPasts: Int

    public init(
        method: ComparisonGroupMethod, minimum: Int, days: [Day], members: [Member], giants: [String],
        shortPasts: Int
    ) {
        self.method = method
        self.minimum = minimum
        self.days = days
        self.members = members
        self.giants = giants
        self.shortPasts = shortPasts
    }

    public struct Day: Sendable, Hashable {
        public var day: CalendarDay
        /// Members, giants left out, whose consumption and baseline are both known.
        public var members: Int
        /// The group's movement against its own baselines, as a share: −0.031 where it used 3.1 % less; nil where the group
        /// does not stand.
        public var movement: Double?
        /// nil where the group does not stand.
        public var strength: CorrectionStrength?

        public init(day: CalendarDay, members: Int, movement: Double?, strength: CorrectionStrength?) {
            self.day = day
            self.members = members
            self.movement = movement
            self.strength = strength
        }
    }

    /// What one member's day did for the group.
    public enum Use: String, Sendable, CaseIterable, Hashable {
        case counted
        /// Among the highest or the lowest tenth.
        case trimmed
        /// Left out for its size.
        case giant
        /// Consumption or baseline is not known.
        case missing
    }

    public struct Member: Sendable, Hashable {
        public var enterpriseID: String
        public var name: String
        public var isSecret: Bool
        /// Those of the account's days on which it was in the group.
        public var days: [MemberDay]

        public init(enterpriseID: String, name: String, isSecret: Bool, days: [MemberDay]) {
            self.enterpriseID = enterpriseID
            self.name = name
            self.isSecret = isSecret
            self.days = days
        }
    }

    public struct MemberDay: Sendable, Hashable {
        public var day: CalendarDay
        public var energy: Energy?
        /// Of the ruling method, before any correction.
        public var baseline: Energy?
        public var use: Use

        public init(day: CalendarDay, energy: Energy?, baseline: Energy?, use: Use) {
            self.day = day
            self.energy = energy
            self.baseline = baseline
            self.use = use
        }

        public var ratio: Ratio? {
            guard let energy, let baseline else { return nil }
            return energy / baseline
        }
    }
}
