public import EmissionModel

/// How far the movement of a group is taken over into the baseline of one enterprise.
public enum CorrectionStrength: String, Sendable, CaseIterable, Hashable {
    case full, half
    /// By how the enterprise itself followed the group in the past.
    case own
    /// The median of the nearest members' ratios, at full strength.
    case nearest
    /// What the group's joint ups and downs tell about the enterprise, and the median of what its nearest members moved
    /// beyond that: four fifths of it on ordinary days, all of it on holidays and around Lunar New Year.
    case joint
}

/// By how much a group moves the baselines of one day: log(corrected / uncorrected).
struct GroupCorrection {
    let method: ComparisonGroupMethod
    let group: ComparisonGroup
    /// log(actual / baseline) of every row on the day, NaN where there is none.
    let logRatios: [Double]
    let movement: GroupMovement
    /// A holiday, or a day around Lunar New Year.
    let isExceptionalDay: Bool

    /// nil where the group does not stand on the day: too few members have a ratio, or there is to be none.
    init?(_ method: ComparisonGroupMethod, _ group: ComparisonGroup, logRatios: [Double], isExceptionalDay: Bool) {
        guard method != .none, let movement = group.movement(logRatios) else { return nil }
        self.method = method
        self.group = group
        self.logRatios = logRatios
        self.movement = movement
        self.isExceptionalDay = isExceptionalDay
    }

    /// What is asked for on the day; an enterprise without a past of its own has half in place of `own`.
    var strength: CorrectionStrength {
        switch method {
        case .none, .trimmedMean: .full
        case .halfStrength: .half
        case .ownBeta: .own
        case .nearest50: .nearest
        case .nearestRidge: .joint
        case .auto: isExceptionalDay ? .full : .own
        }
    }

    /// Members with a ratio on the day.
    var knownMembers: [Int] { group.members.filter { !logRatios[$0].isNaN } }

    /// nil for a giant, which keeps its own baseline.
    ///
    /// - Parameters:
    ///   - beta: of the row, nil where its past is too short.
    ///   - nearest: the members nearest to the row, asked for only where they count.
    ///   - expected: log(actual / baseline) of every row by the group's joint movement, where it is asked for.
    func correction(of row: Int, beta: Double?, expected: [Double]? = nil, nearest: () -> [Int]) -> Double? {
        guard !group.isGiant[row] else { return nil }
        switch strength {
        case .full: return movement.value
        case .half: return movement.value * OwnBeta.halfStrength
        case .own: return movement.value * (beta ?? OwnBeta.halfStrength)
        case .nearest: return nearest().map { logRatios[$0] }.filter { !$0.isNaN }.median
        case .joint: return expected.flatMap { correction(of: row, $0, nearest()) }
        }
    }

    /// nil where none of the nearest has a ratio.
    private func correction(of row: Int, _ expected: [Double], _ nearest: [Int]) -> Double? {
        let beyond = nearest.map { logRatios[$0] - expected[$0] }.filter { !$0.isNaN }.median
        let share = isExceptionalDay ? 1 : Self.ordinaryShare
        return beyond.map { share * (expected[row] + $0) }
    }

    /// Of `joint` on ordinary days (`方法说明.md`).
    private static let ordinaryShare = 0.8
}
