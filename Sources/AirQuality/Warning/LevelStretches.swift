import EmissionModel

/// Where in a series the condition of a level holds.
struct LevelStretches {
    let series: AirSeries
    let windows: DayWindows

    /// The stretches of any of the alternatives.
    func stretches(of condition: WarningCondition) -> [Stretch] {
        condition.alternatives.flatMap(stretches).merged()
    }

    /// One alternative: the stretches of the criterion that lasts longest, those in which every other criterion holds
    /// somewhere.
    private func stretches(_ criteria: [WarningCondition.Criterion]) -> [Stretch] {
        guard let base = criteria.max(by: { $0.hours < $1.hours }) else { return [] }
        let others = criteria.filter { $0 != base }.map(runs)
        return union(of: runs(base)).filter { hours in
            others.allSatisfy { $0.contains { hours.lowerBound <= $0.lowerBound && $0.upperBound <= hours.upperBound } }
        }.map { trimmed($0, above: base.aqiAbove) }
    }

    /// The hours of the stretches in which any 24 hours lie above an index.
    func heavyHours(above index: Int) -> [Range<Int>] {
        union(of: runs(WarningCondition.Criterion(aqiAbove: index, hours: 24)))
    }

    /// That of these stretches in which an hour lies.
    func stretch(above index: Int, holding hour: Int) -> Stretch? {
        heavyHours(above: index).first { $0.contains(hour) }.map { trimmed($0, above: index) }
    }

    /// The hours of each run of whole days, one after the other from any hour on, that all lie above.
    private func runs(_ criterion: WarningCondition.Criterion) -> [Range<Int>] {
        let days = (criterion.hours + 23) / 24
        let values = windows.decisive
        return values.indices.compactMap { start in
            for day in 0..<days {
                let hour = start + day * 24
                guard hour < values.count, let value = values[hour], value > criterion.aqiAbove else { return nil }
            }
            return start..<start + days * 24
        }
    }

    private func union(of runs: [Range<Int>]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for run in runs {
            if let last = result.last, run.lowerBound <= last.upperBound {
                result[result.count - 1] = last.lowerBound..<max(last.upperBound, run.upperBound)
            } else {
                result.append(run)
            }
        }
        return result
    }

    /// From the first to the last hour that lies above by itself: a mean of 24 hours reaches beyond what lifts it.
    private func trimmed(_ hours: Range<Int>, above index: Int) -> Stretch {
        let isAbove = { (hour: Int) in (windows.hourly[hour] ?? 0) > index }
        let first = hours.first(where: isAbove) ?? hours.lowerBound
        let last = hours.last(where: isAbove) ?? hours.upperBound - 1
        return Stretch(start: series.minute(ofHour: first).number, end: series.minute(ofHour: last + 1).number)
    }
}
