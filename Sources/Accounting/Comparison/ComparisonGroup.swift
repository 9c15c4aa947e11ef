import Foundation

/// The enterprises that nothing asks to save, against which the others are read on one day (`domain.md` §4). Enterprises
/// are rows, whatever they stand for.
struct ComparisonGroup {
    /// Rows, ascending, the giants left out.
    let members: [Int]
    /// Of every row: its share of the group's kWh is so large that the many small ones say nothing about it, and that its
    /// own moods would speak for all. It is never corrected and never rules the group.
    let isGiant: [Bool]
    /// With fewer members that have a ratio there is no movement.
    let minimum: Int

    private static let giantShare = 0.05

    /// - Parameters:
    ///   - candidates: rows under no measure that may be judged by a baseline, ascending.
    ///   - levels: kWh a day of every row before the event, NaN where unknown.
    init(candidates: [Int], levels: [Double], minimum: Int) {
        let largest = Self.largestLevel(candidates, levels)
        let isGiant = levels.map { $0 > largest }
        self.isGiant = isGiant
        self.members = candidates.filter { !isGiant[$0] }
        self.minimum = max(minimum, 1)
    }

    /// 5 % of the group's kWh; in a group of fewer than 20, where an equal share is already more, two equal shares.
    private static func largestLevel(_ candidates: [Int], _ levels: [Double]) -> Double {
        guard !candidates.isEmpty else { return .infinity }
        let total = candidates.reduce(0) { $0 + (levels[$1].isNaN ? 0 : levels[$1]) }
        let count = Double(candidates.count)
        return total * (giantShare * count < 1 ? 2 / count : giantShare)
    }

    /// How the members moved; nil where fewer than the minimum have a ratio.
    ///
    /// - Parameter logRatios: log(actual / baseline) of every row, NaN where there is none.
    func movement(_ logRatios: [Double]) -> GroupMovement? {
        let movement = GroupMovement(members.map { logRatios[$0] })
        return movement.count >= minimum ? movement : nil
    }

    /// log(actual / baseline) of a day or a window; NaN where the baseline is not above zero or either is unknown. A plant
    /// that stands still counts as 1 kWh a day, so that its silence is heard.
    static func logRatio(actual: Double, baseline: Double, days: Int = 1) -> Double {
        guard baseline > 0, !actual.isNaN else { return .nan }
        return log(max(actual, Eligibility.floor * Double(days)) / baseline)
    }
}
