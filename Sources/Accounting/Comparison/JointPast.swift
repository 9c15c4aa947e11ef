import EmissionModel

/// The joint ups and downs of a group before an event, and what they tell about each enterprise on a day of it: a ridge
/// regression of its own past days on the group's. A day on which the members stood as they did on some past days is
/// expected to find an enterprise as those days found it. Found on the starts of 2015 up to August, judged on those from
/// September (`方法说明.md`).
///
/// With z of a past day = log(actual / baseline of the event), X the members' z divided by their spread, one column a past
/// day, x theirs of the day and n their number: w = (XᵀX/n + I)⁻¹ Xᵀx/n, and an enterprise is expected at Σ wₜ zₜ.
struct JointPast {
    /// Rows.
    let members: [Int]
    /// Of every row in turn z of the past days.
    private let deviations: [[Double]]
    /// Of every member what its z are multiplied by, squared and divided by the number of members.
    private let weights: [Double]
    private let factors: CholeskyFactors

    /// The last usable days before the event that are looked at.
    static let days = 42
    /// Further from its baseline than this a day says no more.
    private static let bounds = -0.5...0.5
    /// No member moves so little that its moods count for more than those of one with this spread.
    private static let leastSpread = 0.05

    /// - Parameter past: of every row log(actual / baseline) on the same past days, NaN where there is none.
    init(members: [Int], past: [[Double]]) {
        let deviations = past.map { row in row.map(Self.bounded) }
        let weights = members.map { member in
            let spread = .sigmaOfMedianDeviation * (deviations[member].map(abs).median ?? 0)
            return 1 / (max(Self.leastSpread, spread) * max(Self.leastSpread, spread) * Double(members.count))
        }
        var matrix = SymmetricMatrix(count: members.first.map { past[$0].count } ?? 0, diagonal: 1)
        for (member, weight) in zip(members, weights) { matrix.add(deviations[member], weight: weight) }
        self.members = members
        self.deviations = deviations
        self.weights = weights
        factors = CholeskyFactors(matrix)
    }

    /// Indices of the past days: the last usable ones before the event and, where the baseline looks at both sides, the
    /// seven after it.
    static func days(_ usable: UsableDays, method: BaselineMethod) -> [Int] {
        let before = Array(usable.lookback.suffix(days))
        return method.oneSided == method ? before : before + usable.after.prefix(UsableDays.levelLength)
    }

    /// log(actual / baseline) that is expected of every row on a day.
    ///
    /// - Parameter logRatios: of every row on the day, known of all members.
    func expected(_ logRatios: [Double]) -> [Double] {
        var right = Array(repeating: 0.0, count: factors.count)
        for (member, weight) in zip(members, weights) {
            let weighted = weight * Self.bounded(logRatios[member])
            for (day, deviation) in deviations[member].enumerated() { right[day] += weighted * deviation }
        }
        let solution = factors.solve(right)
        return deviations.map { own in
            var sum = 0.0
            for (deviation, weight) in zip(own, solution) { sum += deviation * weight }
            return sum
        }
    }

    /// A day without a ratio stands at the baseline.
    private static func bounded(_ logRatio: Double) -> Double {
        logRatio.isNaN ? 0 : min(max(logRatio, bounds.lowerBound), bounds.upperBound)
    }
}
