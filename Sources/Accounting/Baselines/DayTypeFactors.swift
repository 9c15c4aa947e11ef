import EmissionModel

/// f[t] of DTL7: how a day of a type stands to the mean of its centred week.
struct DayTypeFactors {
    var workday = 1.0
    var saturday = 1.0
    var sunday = 1.0

    /// Around a mean below this a ratio says nothing.
    private static let leastMean = 5.0
    private static let leastDays = 2
    private static let bounds = 0.02...3.0
    /// A level divides by no less than this.
    private static let leastDivisor = 0.2

    /// - Parameter kilowattHours: of every day of the frame, NaN where there is none.
    init(_ kilowattHours: [Double], days: [UsableDays.FactorDay]) {
        var samples = (workday: Sample(), saturday: Sample(), sunday: Sample())
        for day in days where !kilowattHours[day.index].isNaN {
            guard let mean = Self.mean(of: day.week, in: kilowattHours) else { continue }
            let ratio = mean > Self.leastMean ? kilowattHours[day.index] / mean : nil
            switch day.type {
            case .workday: samples.workday.add(ratio)
            case .saturday: samples.saturday.add(ratio)
            case .sunday, .holiday: samples.sunday.add(ratio)
            }
        }
        workday = samples.workday.factor
        saturday = samples.saturday.factor
        sunday = samples.sunday.factor
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

    /// nil where fewer than five of the week's usable days have a reading.
    private static func mean(of week: [Int], in kilowattHours: [Double]) -> Double? {
        var sum = 0.0
        var count = 0
        for index in week where !kilowattHours[index].isNaN {
            sum += kilowattHours[index]
            count += 1
        }
        return count >= UsableDays.neededInWeek ? sum / Double(count) : nil
    }

    /// The ratios of one type; days are counted before the test on the mean.
    private struct Sample {
        var days = 0
        var ratios: [Double] = []

        mutating func add(_ ratio: Double?) {
            days += 1
            if let ratio { ratios.append(ratio) }
        }

        var factor: Double {
            guard days >= DayTypeFactors.leastDays, let median = ratios.median else { return 1 }
            return min(max(median, DayTypeFactors.bounds.lowerBound), DayTypeFactors.bounds.upperBound)
        }
    }
}
