/// One line of the warnings as issued (预警响应).
public struct ResponseAction: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable, Hashable {
        case start, upgrade, downgrade, lift

        /// 发布, 升级, 降级, 解除.
        public var name: String {
            switch self {
            case .start: "发布"
            case .upgrade: "升级"
            case .downgrade: "降级"
            case .lift: "解除"
            }
        }
    }

    public var episodeID: String
    public var region: String
    public var kind: Kind
    /// nil for an episode below the warning levels (未达到预警启动条件的污染过程).
    public var level: WarningLevel?
    public var issuedAt: LocalMinute?
    public var effectiveAt: LocalMinute
    public var document: String?
    /// 首要污染物.
    public var pollutant: String?

    public init(
        episodeID: String, region: String, kind: Kind, level: WarningLevel?, issuedAt: LocalMinute? = nil,
        effectiveAt: LocalMinute, document: String? = nil, pollutant: String? = nil
    ) {
        self.episodeID = episodeID
        self.region = region
        self.kind = kind
        self.level = level
        self.issuedAt = issuedAt
        self.effectiveAt = effectiveAt
        self.document = document
        self.pollutant = pollutant
    }
}

/// A stretch of one level of one episode, from a minute up to another.
public struct ResponseInterval: Sendable, Hashable {
    public var episodeID: String
    public var level: WarningLevel?
    public var start: LocalMinute
    /// nil while not lifted.
    public var end: LocalMinute?

    public init(episodeID: String, level: WarningLevel?, start: LocalMinute, end: LocalMinute?) {
        self.episodeID = episodeID
        self.level = level
        self.start = start
        self.end = end
    }

    /// Minutes of the day on which the interval is in force.
    public func minutes(on day: CalendarDay) -> Int {
        let from = max(start, LocalMinute(day))
        let to = min(end ?? LocalMinute(day, minute: 1440), LocalMinute(day, minute: 1440))
        return max(0, Int(to.number - from.number))
    }
}

/// One heavy-pollution process (污染过程): its actions in the order they took effect, and the intervals they make.
public struct Episode: Sendable, Hashable {
    public var id: String
    public var region: String
    public var actions: [ResponseAction]
    public var intervals: [ResponseInterval]
    /// The superiors' warnings that have raised a level; the actions stay as issued.
    public internal(set) var floors: [SuperiorWarning] = []

    /// - Parameter actions: of this episode, in any order.
    public init(id: String, region: String, actions: [ResponseAction]) {
        self.id = id
        self.region = region
        self.actions = actions.sorted {
            ($0.effectiveAt, $0.kind.rank, $0.levelRank) < ($1.effectiveAt, $1.kind.rank, $1.levelRank)
        }
        self.intervals = Self.intervals(of: self.actions)
    }

    public var start: LocalMinute? { intervals.first?.start }
    /// nil while not lifted.
    public var end: LocalMinute? { intervals.last?.end }

    /// The first day of the response, t0 of every baseline.
    public var firstDay: CalendarDay? { start?.day }

    /// The last day on which the episode is in force for at least a minute, nil while not lifted.
    public var lastDay: CalendarDay? { end.map { LocalMinute(number: $0.number - 1).day } }

    /// Longer than 60 days, which no heavy-pollution process is: a slip in a date. False while not lifted; then ask
    /// `isTooLong(on:)`.
    public var isTooLong: Bool {
        guard let start, let end else { return false }
        return start.day.distance(to: end.day) > Self.longest
    }

    public func isTooLong(on day: CalendarDay) -> Bool {
        firstDay.map { $0.distance(to: day) > Self.longest } ?? false
    }

    private static let longest = 60

    public func isInForce(on day: CalendarDay) -> Bool {
        intervals.contains { $0.minutes(on: day) > 0 }
    }

    private static func intervals(of actions: [ResponseAction]) -> [ResponseInterval] {
        var result: [ResponseInterval] = []
        for action in actions {
            if let last = result.indices.last, result[last].end == nil { result[last].end = action.effectiveAt }
            guard action.kind != .lift else { continue }
            result.append(
                ResponseInterval(
                    episodeID: action.episodeID, level: action.level, start: action.effectiveAt, end: nil))
        }
        return result.filter { interval in
            guard let end = interval.end else { return true }
            return end > interval.start
        }
    }
}

extension ResponseAction {
    /// Of two actions of one minute and kind that of the higher level comes last, and so rules.
    fileprivate var levelRank: Int { level.flatMap { WarningLevel.allCases.firstIndex(of: $0) } ?? -1 }
}

extension ResponseAction.Kind {
    /// Of actions of one minute the start comes first, an upgrade after a downgrade, the lifting last.
    fileprivate var rank: Int {
        switch self {
        case .start: 0
        case .downgrade: 1
        case .upgrade: 2
        case .lift: 3
        }
    }
}
