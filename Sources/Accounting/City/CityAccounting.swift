public import EmissionModel

/// The accounting of one region: pure, and the same for equal input in whatever order it comes.
public enum CityAccounting {
    /// The baseline methods that are built. With a two-sided one it rules once seven usable days have followed the
    /// episode, its one-sided form until then. `.lunarLastYear` rules episodes that begin from 35 days before to 45 days after
    /// Lunar New Year, DTL7 the others. The methods that are not here are only back-tested.
    public static let supportedMethods: [BaselineMethod] = [
        .dtl7, .dtl7TwoSided, .dtl7Recent, .dtl7RecentTwoSided, .prior5DayType, .prior7, .mid4of6, .high5of10,
        .sameWeekday, .lunarLastYear,
    ]

    /// One day; nil when the episode is not in force on it.
    public static func account(_ input: CityInput, on day: CalendarDay) -> CityAccount? {
        let days = AccountedDays(CollectionOfOne(day), of: input)
        guard !days.isEmpty, let start = input.episode.firstDay else { return nil }
        return CityAssembly(input, days, scope: .day(day), start: start, last: day).account()
    }

    /// The whole episode up to `last` (inclusive); nil when it is not in force on any of these days.
    public static func account(_ input: CityInput, through last: CalendarDay) -> CityAccount? {
        CityAssembly(episodeOf: input, through: last)?.account()
    }
}

extension CityAssembly {
    /// The whole episode up to `last`; nil when it is not in force on any of these days.
    init?(episodeOf input: CityInput, through last: CalendarDay) {
        guard let start = input.episode.firstDay else { return nil }
        let end = min(last, input.episode.lastDay ?? last)
        guard start <= end else { return nil }
        let days = AccountedDays(stride(from: start, through: end, by: 1), of: input)
        guard !days.isEmpty else { return nil }
        self.init(input, days, scope: .episode(first: start, last: end), start: start, last: end)
    }
}
