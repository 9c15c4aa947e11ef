/// Whether an enterprise uses enough, and often enough, before a window for its baseline to be judged: a mean of at
/// least 50 kWh a day over 28 days, fewer than 14 of them idle or missing (`evidence.md` 4.1).
struct Eligibility {
    static let days = 28
    private static let leastMean = 50.0
    private static let idleDays = 14
    /// kWh a day at or below which a plant stands still.
    static let floor = 1.0

    /// The mean of the known days; nil where the enterprise is not eligible.
    /// - Parameters:
    ///   - start: index of the window's first day.
    ///   - kilowattHours: of every day of a frame, NaN where there is none.
    static func level(_ kilowattHours: [Double], before start: Int) -> Double? {
        guard start >= days else { return nil }
        var sum = 0.0
        var known = 0
        var idle = 0
        for index in start - days..<start {
            let value = kilowattHours[index]
            if value.isNaN || value <= floor { idle += 1 }
            if !value.isNaN {
                sum += value
                known += 1
            }
        }
        guard idle < idleDays, known > 0, sum / Double(known) >= leastMean else { return nil }
        return sum / Double(known)
    }
}
