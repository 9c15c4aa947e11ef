/// Ratios of the factor days of a window, kept in order while the window moves on through a history: its median costs one
/// step a day instead of a selection a window. The same numbers as `DayTypeFactors` finds, in the same order of magnitude,
/// so that a median is the same to the last bit.
struct SlidingRatios {
    private static let kinds = 3

    /// By kind, ascending.
    private var ratios: [[Double]]
    /// By kind: days counted, also those whose week says nothing.
    private var counted = [0, 0, 0]

    /// - Parameter capacity: days that a window holds at most.
    init(capacity: Int) {
        ratios = (0..<Self.kinds).map { _ in
            var values: [Double] = []
            values.reserveCapacity(capacity)
            return values
        }
    }

    mutating func removeAll() {
        for kind in 0..<Self.kinds {
            ratios[kind].removeAll(keepingCapacity: true)
            counted[kind] = 0
        }
    }

    /// - Parameter ratio: nil for a day that counts and gives none.
    mutating func insert(_ ratio: Double?, kind: Int) {
        counted[kind] += 1
        if let ratio { ratios[kind].insert(ratio, at: Self.place(of: ratio, in: ratios[kind])) }
    }

    /// One that was inserted before.
    mutating func remove(_ ratio: Double?, kind: Int) {
        counted[kind] -= 1
        if let ratio { ratios[kind].remove(at: Self.place(of: ratio, in: ratios[kind])) }
    }

    /// Of workdays, Saturdays and Sundays.
    var factors: DayTypeFactors {
        DayTypeFactors(
            workday: DayTypeFactors.factor(median: median(0), ofDays: counted[0]),
            saturday: DayTypeFactors.factor(median: median(1), ofDays: counted[1]),
            sunday: DayTypeFactors.factor(median: median(2), ofDays: counted[2]))
    }

    private func median(_ kind: Int) -> Double? {
        guard !ratios[kind].isEmpty else { return nil }
        let middle = ratios[kind].count / 2
        return ratios[kind].count % 2 == 1
            ? ratios[kind][middle] : (ratios[kind][middle - 1] + ratios[kind][middle]) / 2
    }

    /// The first position whose value is not below.
    private static func place(of value: Double, in values: [Double]) -> Int {
        var low = 0
        var high = values.count
        while low < high {
            let middle = (low + high) / 2
            if values[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
