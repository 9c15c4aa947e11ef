import EmissionModel

/// What natural days have that does not count for a warning: sand-dust, ozone, PM2.5 alone.
struct DayNotes {
    private let days: [AirQualityDay]
    private let lowest: Int
    private let highest: Int
    private let threshold: Concentration

    init(_ days: [AirQualityDay], _ rules: WarningRules) {
        self.days = days
        let spoken = (rules.conditions[.yellow]?.alternatives ?? []).joined().map(\.aqiAbove)
        lowest = spoken.min() ?? 0
        highest = spoken.max() ?? 0
        threshold = Concentration(micrograms: rules.particulateThreshold)
    }

    var notes: [WarningNote] { dust + ozone + particulate }

    private var dust: [WarningNote] {
        days.filter(\.isDust).map { note(.dust, $0, value: $0.aqi) }
    }

    private var ozone: [WarningNote] {
        days.compactMap { day in
            guard let all = day.aqi, let without = day.aqiWithoutOzone, all > lowest, without <= lowest else {
                return nil
            }
            return note(.ozone, day, value: all, other: without)
        }
    }

    /// One note for a run of days: how many, and on how many of them the index does not reach the level's threshold.
    private var particulate: [WarningNote] {
        var notes: [WarningNote] = []
        for day in days where !day.isDust && day.means[.pm25]?.isAbove(threshold) == true {
            let isBelow = (day.aqiWithoutOzone ?? 0) <= highest ? 1 : 0
            if let last = notes.last, last.to == LocalMinute(day.day) {
                notes[notes.count - 1].to = LocalMinute(day.day, minute: 1440)
                notes[notes.count - 1].value = (last.value ?? 0) + 1
                notes[notes.count - 1].other = (last.other ?? 0) + isBelow
            } else {
                notes.append(note(.particulate, day, value: 1, other: isBelow))
            }
        }
        return notes
    }

    private func note(
        _ kind: WarningNote.Kind, _ day: AirQualityDay, value: Int?, other: Int? = nil
    ) -> WarningNote {
        WarningNote(
            kind, from: LocalMinute(day.day), to: LocalMinute(day.day, minute: 1440), value: value, other: other)
    }
}
