/// How strongly one enterprise follows its group: a ridge regression through the origin of its own past window errors on
/// the group's movements in the same windows (`evidence.md` 4.4: 70 past windows).
///
/// The ridge draws toward half strength with the weight of ten windows, so that a short or quiet past ends where the rule
/// for enterprises without one begins. Measured on the normal windows of 2015: between 3 and 20 windows of weight, and
/// toward 0, ½ or 1, the median error moves by less than 0.15 points.
enum OwnBeta {
    /// Windows that are looked at, from the latest; and every how many days one begins.
    static let windows = 70
    static let step = 3
    /// Days of a window, whatever the length of the response.
    static let length = 5
    /// With fewer windows known there is no own beta.
    static let leastWindows = 30
    static let halfStrength = 0.5

    private static let ridgeWindows = 10.0
    /// A single window says no more than a change by e.
    private static let bounds = -1.0...1.0
    /// Nobody moves against the group, nor more than twice as far.
    private static let range = 0.0...2.0

    /// nil where too few windows are known of both, or the group never moved.
    ///
    /// - Parameters:
    ///   - own: log(actual / baseline) of the enterprise's past windows, NaN where there is none.
    ///   - group: the group's movement in the same windows, NaN where there is none.
    static func fit(own: [Double], group: [Double]) -> Double? {
        var (squares, products, known) = (0.0, 0.0, 0.0)
        for (own, group) in zip(own, group) where !own.isNaN && !group.isNaN {
            squares += group * group
            products += group * min(max(own, bounds.lowerBound), bounds.upperBound)
            known += 1
        }
        guard known >= Double(leastWindows), squares > 0 else { return nil }
        let ridge = ridgeWindows * squares / known
        return min(max((products + ridge * halfStrength) / (squares + ridge), range.lowerBound), range.upperBound)
    }
}
