public import EmissionModel

/// Last year's consumption at the same distance to Lunar New Year, raised or lowered to this year's level
/// (`evidence.md` 4.5): the one method that knows how an enterprise slows down before the holiday and starts up after it.
///
/// B(d) = y′(d) × level / level′. y′(d) is the mean of last year's readings of the day as far from Lunar New Year and of
/// its two neighbours, as the weekday is another one; level and level′ are the means of the usable days 45 to 26 days
/// before Lunar New Year, of this year and of the last, those that come before the episode. kWh a day.
enum LunarSeason {
    /// Days from Lunar New Year to the first response day within which the method rules; DTL7 rules outside.
    static let starts = -35...45
    /// Of the level, counted from Lunar New Year.
    static let levelDays = -45 ... -26
    /// Usable days with a reading that each level needs.
    static let leastLevelDays = 10
    /// Days on either side of a day of last year that are taken together.
    static let smoothing = 1
}

extension DayCalendar {
    /// Days from the nearest Lunar New Year, negative before it, and from the one before that to it; nil where the
    /// calendar does not have both.
    func lunarYear(of day: CalendarDay) -> (offset: Int, length: Int)? {
        let nearest = lunarNewYears.indices.min {
            abs(lunarNewYears[$0].distance(to: day)) < abs(lunarNewYears[$1].distance(to: day))
        }
        guard let nearest, nearest > 0 else { return nil }
        let length = lunarNewYears[nearest - 1].distance(to: lunarNewYears[nearest])
        return length <= 400 ? (lunarNewYears[nearest].distance(to: day), length) : nil
    }
}

extension AccountingParameters {
    /// Days of readings before an episode's first response day that its accounts look at.
    public func lookback(before first: CalendarDay, _ calendar: DayCalendar) -> Int {
        let usual = max(baseline.lookback, baseLoad.stopLookback)
        guard baseline.method == .lunarLastYear, let lunar = calendar.lunarYear(of: first),
            LunarSeason.starts.contains(lunar.offset)
        else { return usual }
        return max(usual, lunar.offset + lunar.length - LunarSeason.levelDays.lowerBound + LunarSeason.smoothing)
    }
}

extension DayFrame {
    /// The event begins so near to Lunar New Year that last year's curve tells its days.
    var isInLunarSeason: Bool {
        lunarYears.indices.contains(start) && lunarYears[start].map { LunarSeason.starts.contains($0.offset) } ?? false
    }
}

extension BaselineStudy {
    /// This year's level over last year's; nil where either has too few days.
    var lunarScale: Double? {
        guard frame.isInLunarSeason, let lunar = frame.lunarYears[frame.start] else { return nil }
        let newYear = frame.start - lunar.offset
        let days = (newYear + LunarSeason.levelDays.lowerBound...newYear + LunarSeason.levelDays.upperBound)
            .filter { $0 < frame.start }
        guard let now = level(of: days), let then = level(of: days.map { $0 - lunar.length }), then > 0 else {
            return nil
        }
        return now / then
    }

    private func level(of indices: [Int]) -> Double? {
        let usable = indices.filter {
            kilowattHours.indices.contains($0) && days.isUsable[$0] && !kilowattHours[$0].isNaN
        }
        return usable.count >= LunarSeason.leastLevelDays ? usable.map { kilowattHours[$0] }.mean : nil
    }

    /// nil where last year's day has no reading that is to be trusted.
    func lastLunarYear(_ index: Int) -> Double? {
        guard let lunar = frame.lunarYears[index] else { return nil }
        let then = index - lunar.length
        guard isKnown(then) else { return nil }
        return (then - LunarSeason.smoothing...then + LunarSeason.smoothing).filter(isKnown).map { kilowattHours[$0] }
            .mean
    }

    private func isKnown(_ index: Int) -> Bool {
        kilowattHours.indices.contains(index) && frame.isTrusted[index] && !kilowattHours[index].isNaN
    }
}
