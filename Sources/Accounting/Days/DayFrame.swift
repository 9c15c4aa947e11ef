import EmissionModel

/// What every enterprise shares about the days around an episode: one index a day, from the look-back's first day on.
struct DayFrame {
    let firstDay: CalendarDay
    let count: Int
    /// Index of the episode's first response day, t0 of every baseline.
    private(set) var start: Int
    /// Index of the first day of the look-back.
    private(set) var lookbackStart: Int
    /// Index of the first day on which own full stops are looked for.
    let stopLookbackStart: Int
    /// Index of the day after the episode, nil while it is not lifted.
    private(set) var afterEpisode: Int?
    /// Trusted, of known type, not a holiday, and not from the first response day to the last.
    private(set) var isUsable: [Bool]
    private let marks: DayMarks

    /// How many days after an episode are looked at for the two-sided baseline.
    private static let daysAfter = 60
    /// A look-back is never longer than this, whatever the parameters say.
    private static let longestLookback = 3660

    init(_ input: CityInput, start firstResponseDay: CalendarDay, through lastDay: CalendarDay) {
        let lookback = min(max(input.parameters.baseline.lookback, 0), Self.longestLookback)
        let stopLookback = min(max(input.parameters.baseLoad.stopLookback, 0), Self.longestLookback)
        let whole = input.parameters.lookback(before: firstResponseDay, input.calendar)
        let before = max(lookback, stopLookback, min(whole, Self.longestLookback))
        let firstDay = firstResponseDay.advanced(by: -before)
        let afterDay = input.episode.lastDay.map { $0.advanced(by: 1) }
        let lastUseful = afterDay.map { min(input.readings.lastDay, $0.advanced(by: Self.daysAfter)) } ?? lastDay
        let count = firstDay.distance(to: max(lastDay, lastUseful)) + 1
        let days = (0..<count).map { firstDay.advanced(by: $0) }
        let marks = DayMarks(
            days, input.calendar, otherResponses: input.earlierResponses,
            margin: input.parameters.baseline.lunarNewYearMargin, isResponse: input.episode.isInForce)

        self.firstDay = firstDay
        self.count = count
        self.start = before
        self.lookbackStart = before - lookback
        self.stopLookbackStart = before - stopLookback
        self.afterEpisode = afterDay.map { firstDay.distance(to: $0) }
        self.marks = marks
        let after = self.afterEpisode ?? count
        self.isUsable = days.indices.map { marks.isUsable($0) && ($0 < before || $0 >= after) }
    }

    /// A history without an event, of which every day may make a baseline; `moved` gives it one.
    init(history firstDay: CalendarDay, count: Int, calendar: DayCalendar, responses: [ResponseInterval], margin: Int) {
        let days = (0..<count).map { firstDay.advanced(by: $0) }
        self.firstDay = firstDay
        self.count = count
        start = count
        lookbackStart = 0
        stopLookbackStart = 0
        afterEpisode = nil
        let marks = DayMarks(days, calendar, otherResponses: responses, margin: margin) { _ in false }
        self.marks = marks
        isUsable = days.indices.map(marks.isUsable)
    }

    var types: [DayType?] { marks.types }
    var weekdays: [Int] { marks.weekdays }
    var isResponse: [Bool] { marks.isResponse }
    var isTrusted: [Bool] { marks.isTrusted }
    var isNearLunarNewYear: [Bool] { marks.isNearLunarNewYear }
    var lunarYears: [(offset: Int, length: Int)?] { marks.lunarYears }

    func index(of day: CalendarDay) -> Int { firstDay.distance(to: day) }
    func day(at index: Int) -> CalendarDay { firstDay.advanced(by: index) }

    var lookback: Range<Int> { lookbackStart..<start }

    /// The days after the episode that a two-sided baseline may look at.
    var afterDays: Range<Int> {
        guard let afterEpisode else { return count..<count }
        return afterEpisode..<max(afterEpisode, min(count, afterEpisode + Self.daysAfter))
    }

    /// The same days around an event that did not take place: its days are not usable, those of the episode neither.
    ///
    /// - Parameters:
    ///   - event: indices of its first day and of the day after its last.
    ///   - lookback: days before it; it must begin within the frame.
    func moved(to event: Range<Int>, lookback: Int) -> DayFrame {
        var frame = self
        frame.start = event.lowerBound
        frame.lookbackStart = event.lowerBound - lookback
        frame.afterEpisode = event.upperBound
        for index in event { frame.isUsable[index] = false }
        return frame
    }

    /// The first day of the look-back, or of `accounted`, whose year is not in the calendar.
    func firstDayWithoutType(_ accounted: [Int]) -> CalendarDay? {
        (Array(lookback) + accounted).first { types[$0] == nil }.map { day(at: $0) }
    }
}
