import EmissionModel

/// How a day of an episode counts when there are only daily readings.
enum ResponseDay {
    case notInForce
    /// In force from midnight to midnight at one level.
    case accounted(WarningLevel)
    case part(PartDay)

    init(_ day: CalendarDay, of episode: Episode) {
        let inForce = episode.intervals.compactMap { interval -> (level: WarningLevel?, minutes: Int)? in
            let minutes = interval.minutes(on: day)
            return minutes > 0 ? (interval.level, minutes) : nil
        }
        guard let first = inForce.first else {
            self = .notInForce
            return
        }
        let minutes = inForce.reduce(0) { $0 + $1.minutes }
        let levels = WarningLevel.allCases.filter { level in inForce.contains { $0.level == level } }
        let reason: PartDay.Reason? =
            if levels.isEmpty {
                .belowLevels
            } else if inForce.contains(where: { $0.level != first.level }) {
                .levelChanged
            } else if minutes < 1440 {
                .partlyInForce
            } else {
                nil
            }
        if reason == nil, let level = first.level {
            self = .accounted(level)
        } else {
            self = .part(PartDay(day: day, minutes: minutes, levels: levels, reason: reason ?? .partlyInForce))
        }
    }
}

/// The response days that an account is made of, in the order of time.
struct AccountedDays {
    struct Day {
        var day: CalendarDay
        /// nil only for a part day below the warning levels.
        var level: WarningLevel?
    }

    var accounted: [Day] = []
    var partDays: [PartDay] = []

    /// - Parameter days: those that are not in force are passed over.
    init(_ days: some Sequence<CalendarDay>, of episode: Episode) {
        for day in days {
            switch ResponseDay(day, of: episode) {
            case .notInForce: break
            case .accounted(let level): accounted.append(Day(day: day, level: level))
            case .part(let part): partDays.append(part)
            }
        }
    }

    var isEmpty: Bool { accounted.isEmpty && partDays.isEmpty }

    var highestLevel: WarningLevel? {
        (accounted.compactMap(\.level) + partDays.flatMap(\.levels)).max()
    }
}
