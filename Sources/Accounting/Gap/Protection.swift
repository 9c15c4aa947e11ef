import EmissionModel

/// Why no further cut is asked of an enterprise unless the reader says so.
public enum Protection: String, Sendable, CaseIterable, Hashable {
    /// A+ and A.
    case a
    /// 引领性.
    case leading
    /// 保障类, and whatever produces up to a cap.
    case guarantee
    /// 小微.
    case small
    /// 豁免, and a voluntary measure of a grade that is not protected itself.
    case exempt

    /// All that protect an enterprise under a measure.
    static func all(_ enterprise: Enterprise, _ measure: MeasureType?) -> Set<Protection> {
        var result: Set<Protection> = []
        switch enterprise.grade {
        case .aPlus, .a: result.insert(.a)
        case .leading: result.insert(.leading)
        case .b, .bMinus, .c, .notLeading, .d, .none: break
        }
        if enterprise.kind == .guarantee || measure == .cap { result.insert(.guarantee) }
        if enterprise.kind == .small { result.insert(.small) }
        let isGradeSelf = result.contains(.a) || result.contains(.leading)
        if measure == .exempt || (measure == .voluntary && !isGradeSelf) { result.insert(.exempt) }
        return result
    }
}

/// Why an enterprise has no part in closing a gap.
public enum GapExclusion: Sendable, Hashable {
    case protected(Protection)
    /// It emits nothing that could be cut.
    case longIdle
    /// Its measures contradict each other: the list comes first.
    case conflictingMeasures
    /// Its emission of a pollutant that lacks is not on the list.
    case unknownEmission
    /// It stops already, or what is left cannot be interrupted, or gives nothing of what lacks.
    case nothingLeft
}

extension Enterprise {
    /// The order in which enterprises are asked for more, from the first: a better grade is asked only for what the
    /// worse ones cannot give.
    var gapTier: Int {
        switch grade {
        case .d, .c, .notLeading, .none: 0
        case .bMinus: 1
        case .b: 2
        case .leading: 3
        case .a, .aPlus: 4
        }
    }
}
