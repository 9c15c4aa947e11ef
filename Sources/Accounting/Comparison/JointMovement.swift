import EmissionModel

/// What the joint ups and downs of a group tell about each enterprise on one day: a ridge regression of its own past days
/// on the group's. A day on which the members stood as they did on some past days is expected to find an enterprise as
/// those days found it. Found on the starts of 2015 up to August, judged on those from September (`方法说明.md`).
///
/// With z of a past day = log(actual / baseline of the event), X the members' z divided by their spread, one column a past
/// day, x theirs of the day and n their number: w = (XᵀX/n + I)⁻¹ Xᵀx/n, and an enterprise is expected at Σ wₜ zₜ.
struct JointMovement {
    /// The last usable days before the event that are looked at.
    static let days = 42

    /// log(actual / baseline) that is expected of every row.
    let values: [Double]

    /// Further from its baseline than this a day says no more.
    private static let bounds = -0.5...0.5
    /// No member moves so little that its moods count for more than those of one with this spread.
    private static let leastSpread = 0.05
    /// From the median deviation to the standard deviation of a normal distribution.
    private static let spreadOfMedian = 1.4826

    /// - Parameters:
    ///   - members: rows with a ratio on the day.
    ///   - past: of every row log(actual / baseline) on the same past days, NaN where there is none.
    ///   - logRatios: of every row on the day, NaN where there is none.
    init(members: [Int], past: [[Double]], logRatios: [Double]) {
        let columns = past.map { row in row.map(Self.bounded) }
        let days = columns.first?.count ?? 0
        var equations = SymmetricEquations(count: days)
        for member in members {
            let own = columns[member]
            let scale = 1 / max(Self.leastSpread, Self.spreadOfMedian * (own.map(abs).median ?? 0))
            equations.add(own, value: Self.bounded(logRatios[member]), weight: scale * scale / Double(members.count))
        }
        let weights = equations.solution(ridge: 1)
        values = columns.map { own in zip(own, weights).reduce(0) { $0 + $1.0 * $1.1 } }
    }

    /// Indices of the past days: the last usable ones before the event and, where the baseline looks at both sides, the
    /// seven after it.
    static func pastDays(_ usable: UsableDays, method: BaselineMethod) -> [Int] {
        let before = Array(usable.lookback.suffix(days))
        return method.oneSided == method ? before : before + usable.after.prefix(UsableDays.levelLength)
    }

    /// A day without a ratio stands at the baseline.
    private static func bounded(_ logRatio: Double) -> Double {
        logRatio.isNaN ? 0 : min(max(logRatio, bounds.lowerBound), bounds.upperBound)
    }
}
