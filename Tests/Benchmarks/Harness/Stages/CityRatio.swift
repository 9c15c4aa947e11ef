import EmissionModel

/// The work after the scan that every peer does as well: account-days to enterprise-days, a baseline of five days, what
/// the last day saved of it, and the city's ratio.
struct CityRatio {
    private let firstBaselineDay: CalendarDay
    private let lastDay: CalendarDay
    private var all: Int64 = 0
    /// Of each enterprise, in milliwatt-hours.
    private var baseline: [Int64]
    private var response: [Int64]

    init(enterprises: Int, firstBaselineDay: CalendarDay, lastDay: CalendarDay) {
        self.firstBaselineDay = firstBaselineDay
        self.lastDay = lastDay
        baseline = Array(repeating: 0, count: enterprises)
        response = baseline
    }

    mutating func add(_ energy: Energy, of enterprise: Int, on day: CalendarDay) {
        all += energy.milliwattHours
        if day == lastDay {
            response[enterprise] += energy.milliwattHours
        } else if day >= firstBaselineDay, day < lastDay {
            baseline[enterprise] += energy.milliwattHours
        }
    }

    /// Watt-hours; the baseline as the sum of its five days, the ratio in millionths.
    var result: [String: Int] {
        let days = Int64(firstBaselineDay.distance(to: lastDay))
        var (saved, of) = (0.0, 0.0)
        for (baseline, response) in zip(baseline, response) {
            let mean = Double(baseline) / Double(days)
            saved += mean - Double(response)
            of += mean
        }
        return [
            "all": Int(all / 1000), "baseline": Int(baseline.reduce(0, +) / 1000),
            "response": Int(response.reduce(0, +) / 1000), "ratio_ppm": Int((saved / of * 1e6).rounded()),
        ]
    }
}
