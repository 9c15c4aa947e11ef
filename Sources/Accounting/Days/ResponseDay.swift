import EmissionModel

/// How a day of an episode stands to the response; a part day counts only by its quarter-hours.
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

/// The response days that an account is made of, in the order of time; a day that is split stands once for each of its
/// parts.
struct AccountedDays {
    struct Day {
        var day: CalendarDay
        /// nil only for a part day below the warning levels.
        var level: WarningLevel?
        /// nil for a whole day.
        var part: DayPart?

        var minutes: Int { part?.minutes ?? 1440 }
        var start: LocalMinute { part?.start ?? LocalMinute(day) }
    }

    var accounted: [Day] = []
    var partDays: [PartDay] = []

    /// - Parameter days: those that are not in force are passed over.
    init(_ days: some Sequence<CalendarDay>, of input: CityInput) {
        var cases: [EnterpriseCase]?
        for day in days {
            switch ResponseDay(day, of: input.episode) {
            case .notInForce: break
            case .accounted(let level): accounted.append(Day(day: day, level: level))
            case .part(var part):
                let parts = DayPart.parts(of: day, in: input.episode)
                guard !parts.isEmpty else {
                    partDays.append(part)
                    continue
                }
                let all = cases ?? EnterpriseCase.all(in: input.inventory, readings: input.readings)
                cases = all
                let resolution = DeclaredResolution(
                    all, levels: part.levels, on: day, exemptions: input.exemptions)
                if resolution.isQuarterHour {
                    accounted += parts.map { Day(day: day, level: $0.level, part: $0) }
                } else {
                    part.undeclared = resolution.exceptions
                    partDays.append(part)
                }
            }
        }
    }

    var isEmpty: Bool { accounted.isEmpty && partDays.isEmpty }

    var highestLevel: WarningLevel? {
        (accounted.compactMap(\.level) + partDays.flatMap(\.levels)).max()
    }

    /// Each day once.
    var days: [CalendarDay] {
        var days: [CalendarDay] = []
        for accounted in accounted where days.last != accounted.day { days.append(accounted.day) }
        return days
    }

    var minutes: Int { accounted.reduce(0) { $0 + $1.minutes } }
}
