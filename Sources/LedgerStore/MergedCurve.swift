import EmissionModel

/// What the ledger holds of one account's day by quarter-hours: each as the newest run that gave one says, and where one
/// run gave two values the lower and the higher of them.
struct MergedCurve {
    private(set) var lower = [Int64](repeating: StoredCurve.absent, count: StoredCurve.quarters)
    private(set) var higher = [Int64](repeating: StoredCurve.absent, count: StoredCurve.quarters)
    private var runs = [Int](repeating: 0, count: StoredCurve.quarters)

    /// Takes one more file's curve; curves come in order of run, then file.
    mutating func take(_ curve: StoredCurve, run: Int) {
        for quarter in 0..<StoredCurve.quarters where curve.values[quarter] != StoredCurve.absent {
            take(curve.values[quarter], at: quarter, run: run)
        }
    }

    mutating func take(_ value: Int64, at quarter: Int, run: Int) {
        if runs[quarter] == run, lower[quarter] != StoredCurve.absent {
            lower[quarter] = min(lower[quarter], value)
            higher[quarter] = max(higher[quarter], value)
        } else {
            lower[quarter] = value
            higher[quarter] = value
            runs[quarter] = run
        }
    }

    /// What there is of a quarter-hour, and the run that said it; nil where there is nothing.
    func standing(of quarter: Int) -> (lower: Int64, higher: Int64, run: Int)? {
        lower[quarter] == StoredCurve.absent ? nil : (lower[quarter], higher[quarter], runs[quarter])
    }

    var count: Int { lower.count { $0 != StoredCurve.absent } }

    /// The energy within some quarter-hours; missing unless all of them are there.
    func reading(of quarters: Range<Int>) -> ReadingTable.Reading {
        var low: Int64 = 0
        var high: Int64 = 0
        for quarter in quarters {
            guard lower[quarter] != StoredCurve.absent else { return .missing }
            low += lower[quarter]
            high += higher[quarter]
        }
        let lowest = Energy(milliwattHours: low)
        return low == high ? .value(lowest) : .conflict(lower: lowest, higher: Energy(milliwattHours: high))
    }

    /// The day's readings that the curve makes: its sum, two sums where quarter-hours are contested, of an incomplete
    /// day the sum of what is there, and nothing where less than half of it is there.
    func dayReadings(account: Int32, line: Int32) -> [StoredReading] {
        let known = lower.indices.filter { lower[$0] != StoredCurve.absent }
        let low = known.reduce(Int64(0)) { $0 + lower[$1] }
        guard known.count == StoredCurve.quarters else {
            guard known.count * 2 >= StoredCurve.quarters else { return [] }
            return [StoredReading(account: account, milliwattHours: low, line: line, status: .partial)]
        }
        let high = known.reduce(Int64(0)) { $0 + higher[$1] }
        return (low == high ? [low] : [low, high]).map {
            StoredReading(account: account, milliwattHours: $0, line: line)
        }
    }
}
