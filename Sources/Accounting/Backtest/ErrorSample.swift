/// The errors of some enterprise-windows.
struct ErrorSample {
    private(set) var energy = 0.0
    private var errors: [Double] = []
    private var changes: [Double] = []

    /// Idle windows are measured against this share of what the enterprise uses otherwise (evidence 4.1).
    private static let leastShare = 0.05

    var count: Int { errors.count }

    /// - Parameters:
    ///   - usual: kWh that the enterprise uses in as many days, by its mean of 28 days.
    mutating func add(actual: Double, baseline: Double, usual: Double) {
        energy += actual
        errors.append(abs(baseline - actual) / max(actual, Self.leastShare * usual))
        changes.append(Self.change(actual, baseline))
    }

    /// A / B − 1.
    private static func change(_ actual: Double, _ baseline: Double) -> Double {
        if baseline > 0 { return actual / baseline - 1 }
        return actual > 0 ? .infinity : 0
    }

    mutating func errorQuantile(_ share: Double) -> Double? { errors.quantile(share) }

    var bias: Double? {
        var changes = changes
        return changes.quantile(0.5)
    }

    /// Share that looks like a cut of at least `cut`.
    func falseShare(_ cut: Double) -> Double? {
        changes.isEmpty ? nil : Double(changes.count { -$0 >= cut }) / Double(changes.count)
    }
}
