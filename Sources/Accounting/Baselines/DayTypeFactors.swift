import EmissionModel

/// f[t] of DTL7: how a day of a type stands to the mean of its centred week.
struct DayTypeFactors {
    var workday = 1.0
    var saturday = 1.0
    var sunday = 1.0

    private static let leastDays = 2
    private static let bounds = 0.02...3.0
    /// A level divides by no less than this.
    private static let leastDivisor = 0.2

    init(workday: Double, saturday: Double, sunday: Double) {
        self.workday = workday
        self.saturday = saturday
        self.sunday = sunday
    }

    init(_ ratios: CentredRatios, days: [UsableDays.FactorDay]) {
        workday = Self.factor(of: .workday, ratios, days)
        saturday = Self.factor(of: .saturday, ratios, days)
        sunday = Self.factor(of: .sunday, ratios, days)
    }

    /// A holiday takes the Sunday's factor.
    subscript(type: DayType) -> Double {
        switch type {
        case .workday: workday
        case .saturday: saturday
        case .sunday, .holiday: sunday
        }
    }

    func divisor(_ type: DayType) -> Double { max(self[type], Self.leastDivisor) }

    /// The median ratio of the type's days; days are counted before the test on the week's mean.
    private static func factor(of type: DayType, _ ratios: CentredRatios, _ days: [UsableDays.FactorDay]) -> Double {
        Sample.with(capacity: days.count) { sample in
            var counted = 0
            for day in days where day.type == type && ratios.counts(day.index) {
                counted += 1
                if let ratio = ratios.ratio(day.index) { sample.add(ratio) }
            }
            return factor(median: sample.median, ofDays: counted)
        }
    }

    /// - Parameters:
    ///   - median: of the ratios, nil where there is none.
    ///   - counted: days of the type, also those whose week's mean is too small for a ratio.
    static func factor(median: Double?, ofDays counted: Int) -> Double {
        guard counted >= leastDays, let median else { return 1 }
        return min(max(median, bounds.lowerBound), bounds.upperBound)
    }
}
