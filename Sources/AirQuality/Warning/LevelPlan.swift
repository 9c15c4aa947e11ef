import EmissionModel

/// For each level the stretches in which it is due, and the processes that they make.
struct LevelPlan {
    let releaseMinutes: Int64
    private let series: AirSeries
    private let windows: DayWindows
    private let superiors: [SuperiorWarning]
    /// By level: where the level's own condition, or that of a higher one, holds; superiors left out.
    private var own: [WarningLevel: [Stretch]] = [:]
    /// The same with superiors, as separate processes.
    private var due: [WarningLevel: [Stretch]] = [:]
    /// The same with the gaps that do not meet the release closed.
    private var inForce: [WarningLevel: [Stretch]] = [:]

    init(
        _ series: AirSeries, _ windows: DayWindows, _ rules: WarningRules, _ superiors: [SuperiorWarning],
        _ notes: inout [WarningNote]
    ) {
        self.series = series
        self.windows = windows
        self.superiors = superiors
        releaseMinutes = Int64(rules.releaseHours) * 60
        let finder = LevelStretches(series: series, windows: windows)
        var higher: [Stretch] = []
        var ordered: [Stretch] = []
        for level in WarningLevel.allCases.reversed() {
            let forecast = rules.conditions[level].map(finder.stretches) ?? []
            higher = (higher + forecast).merged()
            let (upgrades, undecided) = finder.upgrades(to: level, rules, beyond: higher)
            notes += undecided
            higher = (higher + upgrades).merged()
            ordered = (ordered + superiors.filter { $0.interval.level == level }.map(\.stretch)).merged()
            own[level] = higher
            due[level] = (higher + ordered).merged()
            inForce[level] = due[level]?.merged(within: releaseMinutes)
        }
    }

    /// The processes: two whose gap does not meet the release are one.
    var episodes: [Stretch] { inForce[WarningLevel.allCases[0]] ?? [] }

    /// Whether the air itself, and not a superior's lifting, ends a process.
    func isOwnEnd(of episode: Stretch) -> Bool {
        own[WarningLevel.allCases[0]]?.contains { $0.end == episode.end } ?? false
    }

    func episode(_ whole: Stretch) -> RecommendedEpisode {
        let processes = (due[WarningLevel.allCases[0]] ?? []).count { whole.overlaps($0) }
        let isOwn = own[WarningLevel.allCases[0]]?.contains { whole.overlaps($0) } ?? false
        let region = superiors.first { whole.overlaps($0.stretch) }?.region
        return RecommendedEpisode(
            intervals: intervals(of: whole, fromHighest: processes > 1), processes: processes,
            largestIndex: largestIndex(in: whole),
            lastAbove: whole.isOpen ? nil : LocalMinute(number: whole.end), superior: isOwn ? nil : region)
    }

    /// - Parameter fromHighest: of merged processes the highest level holds from the start (从高级别启动预警).
    private func intervals(of whole: Stretch, fromHighest: Bool) -> [RecommendedEpisode.Interval] {
        var levels = inForce.mapValues { $0.filter(whole.overlaps) }
        if fromHighest, let highest = WarningLevel.allCases.last(where: { !(levels[$0] ?? []).isEmpty }) {
            levels[highest]?[0].start = whole.start
        }
        let cuts = Set(levels.values.joined().flatMap { [$0.start, $0.end] }).sorted()
        var result: [RecommendedEpisode.Interval] = []
        for (start, end) in zip(cuts, cuts.dropFirst()) {
            guard
                let level = WarningLevel.allCases.last(where: { levels[$0]?.contains { $0.contains(start) } ?? false })
            else { continue }
            let to = end == Stretch.open ? nil : LocalMinute(number: end)
            if let last = result.last, last.level == level {
                result[result.count - 1].to = to
            } else {
                let cause: RecommendedEpisode.Interval.Cause =
                    result.last.map { $0.level < level ? .upgrade : .downgrade } ?? .start
                result.append(.init(level: level, from: LocalMinute(number: start), to: to, cause: cause))
            }
        }
        return withoutFragments(result)
    }

    /// A lower level that does not last a day beside a higher one takes the higher one: the conditions speak of days, and
    /// their hours differ only because each is counted above its own index. Where a superior orders the change, it stays.
    private func withoutFragments(_ intervals: [RecommendedEpisode.Interval]) -> [RecommendedEpisode.Interval] {
        let ordered = Set(superiors.flatMap { [$0.stretch.start, $0.stretch.end] })
        var result: [RecommendedEpisode.Interval] = []
        for interval in intervals {
            guard let last = result.last, !ordered.contains(interval.from.number) else {
                result.append(interval)
                continue
            }
            let isShort = { (one: RecommendedEpisode.Interval) in
                one.to.map { $0.number - one.from.number < 1440 } ?? false
            }
            if interval.level > last.level, isShort(last) {
                result[result.count - 1].level = interval.level
                result[result.count - 1].to = interval.to
            } else if interval.level < last.level, isShort(interval) {
                result[result.count - 1].to = interval.to
            } else {
                result.append(interval)
            }
        }
        return result.joined
    }

    /// Of the 24 hours that lie in the process, or in which it lies.
    private func largestIndex(in whole: Stretch) -> Int? {
        let origin = series.minute(ofHour: 0).number
        let end = min(whole.end, origin + Int64(series.hours.count) * 60)
        let (first, last) = (Int((whole.start - origin) / 60), Int((end - origin + 59) / 60) - 24)
        let starts = max(0, min(first, last))...max(0, max(first, last))
        return starts.compactMap { windows.index.indices.contains($0) ? windows.index[$0] : nil }.max()
    }

    /// Where a superior's level lies above what the air itself asks for.
    func superiorNotes(in episodes: [RecommendedEpisode]) -> [WarningNote] {
        superiors.compactMap { superior in
            guard let level = superior.interval.level else { return nil }
            let covered = own[level]?.contains { $0.start <= superior.stretch.start && superior.stretch.end <= $0.end }
            guard covered != true else { return nil }
            return WarningNote(
                .superior, from: superior.interval.start, to: superior.interval.end, level: level,
                names: [superior.region])
        }
    }
}

extension [RecommendedEpisode.Interval] {
    /// Neighbours of one level as one, and the causes that follow from what is left.
    fileprivate var joined: Self {
        var result: Self = []
        for interval in self {
            guard let last = result.last else {
                result.append(interval)
                continue
            }
            if last.level == interval.level {
                result[result.count - 1].to = interval.to
            } else {
                result.append(interval)
                result[result.count - 1].cause = interval.level > last.level ? .upgrade : .downgrade
            }
        }
        return result
    }
}

extension SuperiorWarning {
    var stretch: Stretch { Stretch(start: interval.start.number, end: interval.end?.number ?? Stretch.open) }
}

extension LevelStretches {
    /// Upgrades by observation: 24 observed hours at the degree of a level (the highest index its condition speaks of,
    /// where that is above the lower level's), and no fall below it in the 24 hours after. From then on, as long as it
    /// stays so.
    func upgrades(
        to level: WarningLevel, _ rules: WarningRules, beyond due: [Stretch]
    ) -> (stretches: [Stretch], undecided: [WarningNote]) {
        guard let degree = rules.conditions[level]?.degree, let below = level.below,
            degree > rules.conditions[below]?.degree ?? 0
        else { return ([], []) }
        var stretches: [Stretch] = []
        var notes: [WarningNote] = []
        for hours in heavyHours(above: degree) {
            for start in hours where windows.isObserved[start] && (windows.decisive[start] ?? 0) > degree {
                let time = series.minute(ofHour: start + 24)
                guard !due.contains(where: { $0.contains(series.minute(ofHour: start).number) }) else { break }
                guard let next = next(after: start, rules.upgradeHours) else {
                    notes.append(WarningNote(.upgradeUnknown, from: time, level: level))
                    break
                }
                guard next > degree, let whole = stretch(above: degree, holding: start + 24) else { continue }
                stretches.append(Stretch(start: time.number, end: max(whole.end, time.number)))
                break
            }
        }
        return (stretches.filter { $0.start < $0.end }, notes)
    }

    /// The lowest index of the days that follow 24 hours, as many as the plan looks ahead.
    private func next(after start: Int, _ hours: Int) -> Int? {
        var lowest: Int?
        for day in 1...max(1, (hours + 23) / 24) {
            let hour = start + day * 24
            guard hour < windows.decisive.count, let value = windows.decisive[hour] else { return nil }
            lowest = min(lowest ?? value, value)
        }
        return lowest
    }
}

extension WarningCondition {
    /// The highest index that it speaks of.
    fileprivate var degree: Int? { alternatives.joined().map(\.aqiAbove).max() }
}
