public import EmissionModel

/// Recommends warnings (`domain.md` §5): red, then orange, then yellow; any continuous 24 hours is a day; strictly
/// above; sand-dust and ozone left out. Observed and forecast values stand in one series, in which observed ones rule.
public enum WarningAdvice {
    /// - Parameter superiors: their levels are a floor, and call for a response by themselves.
    public static func recommend(
        _ series: AirSeries, _ rules: WarningRules, superiors: [SuperiorWarning] = []
    ) -> WarningRecommendation {
        let windows = DayWindows(series, rules)
        let known = KnownHours(series, windows)
        var notes: [WarningNote] = []
        let plan = LevelPlan(series, windows, rules, superiors, &notes)
        var episodes: [RecommendedEpisode] = []
        for whole in plan.episodes {
            var episode = plan.episode(whole)
            if plan.isOwnEnd(of: whole), !whole.isOpen {
                let (minutes, isAtEnd) = known.known(from: whole.end)
                if minutes <= plan.releaseMinutes {
                    episode.intervals[episode.intervals.count - 1].to = nil
                    notes.append(
                        WarningNote(isAtEnd ? .horizon : .releaseUnknown, from: LocalMinute(number: whole.end)))
                }
            }
            episodes.append(episode)
        }
        let days = series.summaries()
        notes += plan.superiorNotes(in: episodes) + DayNotes(days, rules).notes + seriesNotes(series, known, days)
        return WarningRecommendation(episodes: episodes, notes: notes.sorted(), days: days)
    }

    private static func seriesNotes(
        _ series: AirSeries, _ known: KnownHours, _ days: [AirQualityDay]
    ) -> [WarningNote] {
        var notes = known.unknown.map {
            WarningNote(.missing, from: LocalMinute(number: $0.start), to: LocalMinute(number: $0.end))
        }
        if series.stations.count > 1 { notes.append(WarningNote(.stations, value: series.stations.count)) }
        let absent = AirPollutant.warned.filter { !series.pollutants.contains($0) }
        if !series.pollutants.isEmpty, !absent.isEmpty {
            notes.append(WarningNote(.pollutantsAbsent, names: absent.map(\.symbol)))
        }
        let given = days.count(where: \.isGiven)
        if given > 0 { notes.append(WarningNote(.givenIndex, value: given)) }
        return notes
    }
}

extension WarningNote: Comparable {
    /// By time, what concerns the whole series first.
    public static func < (left: WarningNote, right: WarningNote) -> Bool { left.rank < right.rank }

    private var rank: (Int64, Int, Int) {
        (from?.number ?? .min, Kind.allCases.firstIndex(of: kind) ?? 0, level.map { $0.order } ?? 0)
    }
}

extension WarningLevel {
    var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
