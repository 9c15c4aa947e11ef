/// The accounts of which some rows give each of a day's 96 quarter-hours once, and their sums.
struct WholeDays {
    private(set) var sums: [StoredReading] = []
    private let readings: [QuarterReading]

    /// - Parameter readings: in order of account, then quarter-hour.
    init(_ readings: [QuarterReading]) {
        self.readings = readings
        var start = 0
        while start < readings.count {
            let account = readings[start].account
            var end = start
            var sum: Int64 = 0
            var isWhole = true
            while end < readings.count, readings[end].account == account {
                isWhole = isWhole && Int(readings[end].quarter) == end - start
                sum += readings[end].milliwattHours
                end += 1
            }
            if isWhole, end - start == StoredCurve.quarters {
                sums.append(StoredReading(account: account, milliwattHours: sum, line: readings[start].line))
            }
            start = end
        }
    }

    /// What is left where some of the sums stand for their rows.
    func readings(without sums: [StoredReading]) -> [QuarterReading] {
        var next = 0
        return readings.filter { reading in
            while next < sums.count, sums[next].account < reading.account { next += 1 }
            return next == sums.count || sums[next].account != reading.account
        }
    }
}
