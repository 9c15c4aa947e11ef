import EmissionModel

/// The days that may make a baseline, sorted out once for all enterprises, and again for each that has bad days of its
/// own. All are indices of the `DayFrame`. A class, because every study of an enterprise holds on to it.
final class UsableDays: Sendable {
    /// A day that may enter the factor of its type: enough days of its centred week are usable.
    struct FactorDay {
        var index: Int
        var type: DayType
    }

    /// Of every day of the frame.
    let isUsable: [Bool]

    /// Of the look-back, from the earliest.
    let lookback: [Int]
    /// The last seven of them, from the latest.
    let level: [Int]
    /// Of the look-back, from the latest.
    let workdays: [Int]
    /// Saturdays and Sundays of the look-back, from the latest.
    let nonWorkdays: [Int]
    /// By day type and weekday, from the latest.
    private let sameWeekday: [[Int]]
    /// The seven calendar days before the episode, those that are trusted.
    let priorWeek: [Int]
    /// After the episode, from the earliest.
    let after: [Int]
    let factorDays: [FactorDay]

    static let levelLength = 7
    /// A centred week needs this many usable days, with readings.
    static let neededInWeek = 5

    /// - Parameter ownBadDays: of one enterprise.
    init(_ frame: DayFrame, without ownBadDays: Set<CalendarDay> = []) {
        var isUsable = frame.isUsable
        for index in ownBadDays.map(frame.index) where isUsable.indices.contains(index) { isUsable[index] = false }
        let lookback = frame.lookback.filter { isUsable[$0] }
        self.isUsable = isUsable
        self.lookback = lookback
        self.level = Array(lookback.reversed().prefix(Self.levelLength))
        self.workdays = lookback.reversed().filter { frame.types[$0] == .workday }
        self.nonWorkdays = lookback.reversed().filter { frame.types[$0] != .workday }
        self.sameWeekday = Self.kinds.map { type, weekday in
            lookback.reversed().filter { frame.types[$0] == type && frame.weekdays[$0] == weekday }
        }
        self.priorWeek = (max(frame.lookbackStart, frame.start - 7)..<frame.start).filter { index in
            frame.isTrusted[index] && !ownBadDays.contains(frame.day(at: index))
        }
        self.after = frame.afterDays.filter { isUsable[$0] }
        self.factorDays = lookback.compactMap { index in
            guard !frame.isNearLunarNewYear[index], let type = frame.types[index],
                index - 3 >= frame.lookbackStart, index + 3 < frame.start
            else { return nil }
            let usable = (index - 3...index + 3).count { isUsable[$0] }
            return usable >= Self.neededInWeek ? FactorDay(index: index, type: type) : nil
        }
    }

    /// Workdays by weekday, make-up workdays among them, then Saturdays and Sundays.
    private static let kinds: [(type: DayType, weekday: Int)] =
        (1...7).map { (.workday, $0) } + [(.saturday, 6), (.sunday, 7)]

    /// Of the look-back, from the latest; a holiday is taken for a Sunday.
    func sameWeekday(_ type: DayType, _ weekday: Int) -> [Int] {
        switch type {
        case .workday: sameWeekday[weekday - 1]
        case .saturday: sameWeekday[7]
        case .sunday, .holiday: sameWeekday[8]
        }
    }

    /// Of the look-back, from the latest: the days of a type from an index on, or the last four of it where these are
    /// fewer than two.
    func recent(_ type: DayType, from first: Int) -> ArraySlice<Int> {
        let all: [Int] =
            switch type {
            case .workday: workdays
            case .saturday: sameWeekday[7]
            case .sunday, .holiday: sameWeekday[8]
            }
        let recent = all.prefix { $0 >= first }
        return recent.count >= 2 ? recent : all.prefix(4)
    }
}
