/// How a group of enterprises moved against their own baselines: the 10–90 % trimmed mean of log(actual / baseline)
/// (`evidence.md` 4.4). Not the ratio of the sums, which the largest rule.
struct GroupMovement {
    /// Log ratios that are known.
    let count: Int
    /// NaN where none is known.
    let value: Double
    /// Log ratios from here to there make the mean, the rest is trimmed away.
    let kept: ClosedRange<Double>

    /// Of the sorted log ratios one tenth, rounded down, is left out at either end.
    private static let trimmedPart = 10

    /// - Parameter logRatios: NaN where one is missing, which is then left out, never taken for zero.
    init(_ logRatios: [Double]) {
        let known = logRatios.filter { !$0.isNaN }.sorted()
        let trimmed = known.count / Self.trimmedPart
        let middle = Array(known[trimmed..<known.count - trimmed])
        count = known.count
        value = middle.mean ?? .nan
        kept = (middle.first ?? 0)...(middle.last ?? 0)
    }
}
