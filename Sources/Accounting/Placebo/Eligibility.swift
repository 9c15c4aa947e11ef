/// Whether an enterprise uses enough, and often enough, before a window for its baseline to be judged: a mean of at
/// least 50 kWh a day over 28 days, fewer than 14 of them idle or missing (`evidence.md` 4.1).
struct Eligibility {
    static let days = 28
    static let leastMean = 50.0
    static let idleDays = 14
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

/// Eligibility before every day of one history, from running sums.
struct EligibleDays {
    private let kilowattHours: [Double]
    /// By index, over all days before it: kWh, their magnitudes, known days, idle or missing days.
    private var sums: [Double] = [0]
    private var magnitudes: [Double] = [0]
    private var known: [Int] = [0]
    private var idle: [Int] = [0]

    /// What running sums may be off by, of the sum of all magnitudes, is far less.
    private static let tolerance = 1e-9

    init(_ kilowattHours: [Double]) {
        self.kilowattHours = kilowattHours
        let count = kilowattHours.count + 1
        sums.reserveCapacity(count)
        magnitudes.reserveCapacity(count)
        known.reserveCapacity(count)
        idle.reserveCapacity(count)
        for (index, value) in kilowattHours.enumerated() {
            let isKnown = !value.isNaN
            sums.append(sums[index] + (isKnown ? value : 0))
            magnitudes.append(magnitudes[index] + (isKnown ? abs(value) : 0))
            known.append(known[index] + (isKnown ? 1 : 0))
            idle.append(idle[index] + (isKnown && value > Eligibility.floor ? 0 : 1))
        }
    }

    /// What `Eligibility.level` says, which is asked where a mean lies too near to the least for running sums to tell.
    func isEligible(before start: Int) -> Bool {
        let first = start - Eligibility.days
        guard first >= 0, idle[start] - idle[first] < Eligibility.idleDays else { return false }
        let days = known[start] - known[first]
        guard days > 0 else { return false }
        let beyond = sums[start] - sums[first] - Eligibility.leastMean * Double(days)
        guard abs(beyond) > Self.tolerance * (1 + magnitudes[start]) else {
            return Eligibility.level(kilowattHours, before: start) != nil
        }
        return beyond > 0
    }
}
