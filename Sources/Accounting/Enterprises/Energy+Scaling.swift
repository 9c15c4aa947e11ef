import EmissionModel

extension Energy {
    /// Exact, in milliwatt-hours.
    var ratio: Ratio { Ratio(Int(milliwattHours)) }

    func scaled(by factor: Ratio, _ rounding: Ratio.Rounding) -> Energy {
        Energy(milliwattHours: (ratio * factor).whole(rounding))
    }

    /// The share of a day's energy that falls to some of its minutes by time alone.
    func within(_ minutes: Int) -> Energy {
        guard minutes != 1440, let share = Ratio(Int128(minutes), over: 1440) else { return self }
        return scaled(by: share, .nearest)
    }

    /// nil where one is missing, or where there is no day.
    static func sum(_ days: [Energy?]) -> Energy? {
        guard !days.isEmpty else { return nil }
        var sum = Energy.zero
        for day in days {
            guard let day else { return nil }
            sum += day
        }
        return sum
    }
}
