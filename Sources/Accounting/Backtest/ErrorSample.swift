/// The errors of some enterprise-windows.
struct ErrorSample {
    private(set) var energy = 0.0
    private var errors: [Double] = []
    private var changes: [Double] = []
    private var halfWidths: [Double] = []
    private var covered = 0

    /// Idle windows are measured against this share of what the enterprise uses otherwise (evidence 4.1).
    private static let leastShare = 0.05

    var count: Int { errors.count }

    /// One enterprise-window.
    struct Error {
        var actual: Double
        var baseline: Double
        /// kWh that the enterprise uses in as many days, by its mean of 28 days.
        var usual: Double
        /// log(actual / baseline), and the interval that was given for it, where one was.
        var logRatio = Double.nan
        var interval: ClosedRange<Double>?

        /// A / B − 1.
        fileprivate var change: Double {
            if baseline > 0 { return actual / baseline - 1 }
            return actual > 0 ? .infinity : 0
        }
    }

    mutating func add(_ error: Error) {
        energy += error.actual
        errors.append(abs(error.baseline - error.actual) / max(error.actual, Self.leastShare * error.usual))
        changes.append(error.change)
        guard let interval = error.interval, !error.logRatio.isNaN else { return }
        halfWidths.append(interval.halfWidth)
        if interval.contains(error.logRatio) { covered += 1 }
    }

    mutating func errorQuantile(_ share: Double) -> Double? { errors.selectQuantile(share) }

    mutating func bias() -> Double? { changes.selectQuantile(0.5) }

    /// Share that looks like a cut of at least `cut`.
    func falseShare(_ cut: Double) -> Double? {
        changes.isEmpty ? nil : Double(changes.count { -$0 >= cut }) / Double(changes.count)
    }

    var coverage: Double? { halfWidths.isEmpty ? nil : Double(covered) / Double(halfWidths.count) }

    /// The median.
    mutating func halfWidth() -> Double? { halfWidths.selectQuantile(0.5) }
}
