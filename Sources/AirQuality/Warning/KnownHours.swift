import EmissionModel

/// Which hours of a series can be judged: those of any 24 hours that have an index, and those flagged as sand-dust.
struct KnownHours {
    private let series: AirSeries
    private let isKnown: [Bool]

    init(_ series: AirSeries, _ windows: DayWindows) {
        self.series = series
        var isKnown = [Bool](repeating: false, count: series.hours.count)
        var through = 0
        for hour in isKnown.indices {
            if windows.index[hour] != nil { through = hour + 24 }
            isKnown[hour] = hour < through || series.sample(at: hour)?.isDust == true
        }
        self.isKnown = isKnown
    }

    /// The hours between the first and the last that are known which are not.
    var unknown: [Stretch] {
        guard let first = isKnown.firstIndex(of: true), let last = isKnown.lastIndex(of: true) else { return [] }
        var result: [Stretch] = []
        var hour = first
        while hour <= last {
            let end = isKnown[hour...last].firstIndex(of: true) ?? last
            if end > hour {
                result.append(
                    Stretch(start: series.minute(ofHour: hour).number, end: series.minute(ofHour: end).number))
            }
            hour = end + 1
        }
        return result
    }

    /// From a minute on, how long the hours are known without a break, in minutes, and whether the data end there.
    func known(from minute: Int64) -> (minutes: Int64, isAtEnd: Bool) {
        let origin = series.minute(ofHour: 0).number
        let first = Int(max(0, (minute - origin) / 60))
        var hour = first
        while hour < isKnown.count, isKnown[hour] { hour += 1 }
        return (Int64(hour - first) * 60, !isKnown[min(hour, isKnown.count)...].contains(true))
    }
}
