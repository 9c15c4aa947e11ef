/// What some enterprises used in a window, and what a method makes of it.
struct EnergySums {
    private(set) var actual = 0.0
    private(set) var baseline = 0.0

    /// An enterprise of which either is not known counts to neither.
    mutating func add(actual: Double, baseline: Double) {
        guard !actual.isNaN, !baseline.isNaN else { return }
        self.actual += actual
        self.baseline += baseline
    }

    /// ΣB / ΣA − 1: positive where baselines are too high; nil where nothing was used.
    var error: Double? { actual > 0 ? baseline / actual - 1 : nil }
}
