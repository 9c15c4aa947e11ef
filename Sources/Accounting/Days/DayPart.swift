public import EmissionModel

/// A stretch of one level within a day that counts by its quarter-hours.
struct DayPart: Hashable {
    var level: WarningLevel
    var start: LocalMinute
    /// In force: what emission and base load count by. The energies count by `quarters`.
    var minutes: Int
    /// The quarter-hours that are the stretch's for their greater part.
    var quarters: Range<Int>

    static let quartersOfDay = 96
}

extension DayPart {
    /// The stretches of a day in the order of time, those that touch at one level taken together; time below the levels
    /// is none. Empty where the day is whole at one level, or has none.
    ///
    /// A quarter-hour within which something starts, changes or ends counts to what holds for its greater part: to the
    /// level or, where the response is not in force for most of it, to none; ties count to the higher level, and to a
    /// level before none.
    static func parts(of day: CalendarDay, in episode: Episode) -> [DayPart] {
        let stretches = stretches(of: day, in: episode)
        if stretches.count == 1, stretches[0].end - stretches[0].start == 1440 { return [] }
        let owners = (0..<quartersOfDay).map { owner(of: $0, among: stretches) }
        return stretches.enumerated().map { index, stretch in
            let own = owners.indices.filter { owners[$0] == index }
            let first = own.first ?? 0
            return DayPart(
                level: stretch.level, start: LocalMinute(day, minute: stretch.start),
                minutes: stretch.end - stretch.start, quarters: first..<(own.last.map { $0 + 1 } ?? first))
        }
    }

    private typealias Stretch = (level: WarningLevel, start: Int, end: Int)

    private static func stretches(of day: CalendarDay, in episode: Episode) -> [Stretch] {
        var result: [Stretch] = []
        let midnight = LocalMinute(day)
        for interval in episode.intervals {
            guard let level = interval.level, interval.minutes(on: day) > 0 else { continue }
            let start = Int(max(interval.start, midnight).number - midnight.number)
            let end = start + interval.minutes(on: day)
            if let last = result.indices.last, result[last].level == level, result[last].end == start {
                result[last].end = end
            } else {
                result.append((level, start, end))
            }
        }
        return result
    }

    private static func owner(of quarter: Int, among stretches: [Stretch]) -> Int? {
        let (from, to) = (quarter * 15, quarter * 15 + 15)
        let shares = stretches.map { max(0, min($0.end, to) - max($0.start, from)) }
        let best = stretches.indices.max {
            (shares[$0], stretches[$0].level) < (shares[$1], stretches[$1].level)
        }
        guard let best, shares[best] > 0, shares[best] >= 15 - shares.reduce(0, +) else { return nil }
        return best
    }
}

extension CityAccounting {
    /// The quarter-hours of each day that an account needs energies within, beside the whole day's; empty where every
    /// day of the episode up to `last` is whole.
    public static func quarterRanges(of episode: Episode, through last: CalendarDay) -> [Range<Int>] {
        guard let first = episode.firstDay, first <= min(last, episode.lastDay ?? last) else { return [] }
        var ranges: Set<Range<Int>> = []
        for day in stride(from: first, through: min(last, episode.lastDay ?? last), by: 1) {
            ranges.formUnion(DayPart.parts(of: day, in: episode).map(\.quarters))
        }
        guard !ranges.isEmpty else { return [] }
        ranges.insert(0..<DayPart.quartersOfDay)
        return ranges.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    }
}
