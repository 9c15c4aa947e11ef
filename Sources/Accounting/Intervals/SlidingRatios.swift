import EmissionModel

/// Ratios of the factor days of a window, kept in order while the window moves on through a history: its median costs one
/// step a day instead of a selection a window. The same numbers as `DayTypeFactors` finds, in the same order of magnitude,
/// so that a median is the same to the last bit.
struct SlidingRatios {
    private static let kinds = 3

    /// Kind by kind `capacity` places, of which the first `filled` hold ratios, ascending.
    private var ratios: [Double]
    private let capacity: Int
    private var filled = Counts()
    /// Days counted, also those whose week says nothing.
    private var counted = Counts()

    /// A number for each kind.
    private struct Counts {
        private var workdays = 0
        private var saturdays = 0
        private var sundays = 0

        subscript(kind: Int) -> Int {
            get { kind == 0 ? workdays : kind == 1 ? saturdays : sundays }
            set {
                switch kind {
                case 0: workdays = newValue
                case 1: saturdays = newValue
                default: sundays = newValue
                }
            }
        }
    }

    /// - Parameter capacity: days that a window holds at most.
    init(capacity: Int) {
        // A day may come before another goes.
        self.capacity = capacity + 1
        ratios = Array(repeating: 0, count: Self.kinds * (capacity + 1))
    }

    mutating func removeAll() {
        filled = Counts()
        counted = Counts()
    }

    /// - Parameter ratio: nil for a day that counts and gives none.
    mutating func insert(_ ratio: Double?, kind: Int) {
        counted[kind] += 1
        guard let ratio else { return }
        let count = filled[kind]
        precondition((0..<Self.kinds).contains(kind) && count < capacity)
        withRatios(of: kind) { own in
            let place = Self.place(of: ratio, in: own, count)
            (own + place + 1).update(from: own + place, count: count - place)
            own[place] = ratio
        }
        filled[kind] = count + 1
    }

    /// One that was inserted before.
    mutating func remove(_ ratio: Double?, kind: Int) {
        counted[kind] -= 1
        guard let ratio else { return }
        let count = filled[kind] - 1
        precondition((0..<Self.kinds).contains(kind) && count >= 0)
        withRatios(of: kind) { own in
            let place = min(Self.place(of: ratio, in: own, count), count)
            (own + place).update(from: own + place + 1, count: count - place)
        }
        filled[kind] = count
    }

    /// Lends the places of a kind, of which there are `capacity`.
    private mutating func withRatios(of kind: Int, _ body: (UnsafeMutablePointer<Double>) -> Void) {
        let first = kind * capacity
        ratios.withUnsafeMutableBufferPointer { all in
            if let start = all.baseAddress { body(start + first) }
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
        let count = filled[kind]
        guard count > 0 else { return nil }
        let middle = kind * capacity + count / 2
        return count % 2 == 1 ? ratios[middle] : (ratios[middle - 1] + ratios[middle]) / 2
    }

    /// The first position of so many whose value is not below.
    private static func place(of value: Double, in values: UnsafeMutablePointer<Double>, _ count: Int) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low &+ high) >> 1
            if values[middle] < value { low = middle &+ 1 } else { high = middle }
        }
        return low
    }
}
