import EmissionModel

/// Ratios of the factor days of a window, kept in order while the window moves on through a history: its median costs one
/// step a day instead of a selection a window. The same numbers as `DayTypeFactors` finds, in the same order of magnitude,
/// so that a median is the same to the last bit.
struct SlidingRatios {
    private static let kinds = 3

    /// Kind by kind `capacity` places, of which the first `filled` hold ratios, ascending.
    private var ratios: [Double]
    private let capacity: Int
    private var filled = SIMD4<Int>.zero
    /// By kind: days counted, also those whose week says nothing.
    private var counted = SIMD4<Int>.zero

    /// - Parameter capacity: days that a window holds at most.
    init(capacity: Int) {
        // A day may come before another goes.
        self.capacity = capacity + 1
        ratios = Array(repeating: 0, count: Self.kinds * (capacity + 1))
    }

    mutating func removeAll() {
        filled = .zero
        counted = .zero
    }

    /// - Parameter ratio: nil for a day that counts and gives none.
    mutating func insert(_ ratio: Double?, kind: Int) {
        counted[kind] += 1
        guard let ratio else { return }
        precondition(filled[kind] < capacity)
        let first = kind * capacity
        var place = first + filled[kind]
        filled[kind] += 1
        while place > first, !(ratios[place - 1] < ratio) {
            ratios[place] = ratios[place - 1]
            place -= 1
        }
        ratios[place] = ratio
    }

    /// One that was inserted before.
    mutating func remove(_ ratio: Double?, kind: Int) {
        counted[kind] -= 1
        guard let ratio else { return }
        precondition(filled[kind] > 0)
        let first = kind * capacity
        filled[kind] -= 1
        let last = first + filled[kind]
        // From the end, each takes the place of the one before it until the ratio itself is left.
        var moved = ratios[last]
        var place = last
        while place > first, ratio < moved {
            place -= 1
            swap(&moved, &ratios[place])
        }
    }

    /// Of workdays, Saturdays and Sundays.
    var factors: DayTypeFactors {
        DayTypeFactors(
            workday: DayTypeFactors.factor(median: median(0), ofDays: counted[0]),
            saturday: DayTypeFactors.factor(median: median(1), ofDays: counted[1]),
            sunday: DayTypeFactors.factor(median: median(2), ofDays: counted[2]))
    }

    private func median(_ kind: Int) -> Double? {
        guard filled[kind] > 0 else { return nil }
        let middle = kind * capacity + filled[kind] / 2
        return filled[kind] % 2 == 1 ? ratios[middle] : (ratios[middle - 1] + ratios[middle]) / 2
    }
}
