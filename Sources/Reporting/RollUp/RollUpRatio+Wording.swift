public import Accounting
public import Diagnostics
import EmissionModel

extension RollUpRatio {
    /// As printed: never carried over its target.
    func text(_ ratio: Ratio?) -> String { RatioText.percent(ratio, keepingSideOf: [target, lowestTarget]) }

    var societyKilograms: Ratio? { society.map { $0 * Ratio(significand: 1, scale: 6) } }
}

extension RollUpNote {
    /// The note as a sentence beside a ratio.
    public var sentence: LocalizedText {
        switch self {
        case .membersMissing:
            LocalizedText(
                zh: "有地区未报送：低值中按零计，计划和高值未知", en: "a member is missing: nothing in low, unknown in plan and high")
        case .wholeUnknown:
            LocalizedText(
                zh: "未报送地区的排放总量不明，全域比例不能计算，只给出已报送地区的比例",
                en:
                    "the emission of what is missing is not known: there is no ratio of the whole, only of what was sent"
            )
        case .noSociety:
            LocalizedText(zh: "有地区缺少全社会排放总量，不能计算比例", en: "a region has no whole-society emission")
        case .basisMismatch:
            LocalizedText(zh: "各地区的颗粒物口径不一致，不予计算比例", en: "the particulate bases of the regions differ")
        case .societyContradicted:
            LocalizedText(
                zh: "给定的全域排放总量小于已报送地区之和，不予计算比例", en: "the given emission of the whole is below the sum of its parts")
        case .noTarget: LocalizedText(zh: "没有有效的减排目标", en: "no target is in force")
        case .targetsDiffer:
            LocalizedText(
                zh: "各地区目标不一：低值达到最高的目标才算达到，高值低于最低的目标才算未达到",
                en: "the members' targets differ: met above the highest only, missed below the lowest only")
        case .coverageBelowMinimum: VerdictNote.coverageBelowMinimum.sentence
        case .so2NoxInterchange: VerdictNote.so2NoxInterchange.sentence
        case .daysLeftOut:
            LocalizedText(
                zh: "只计各地区都按同一级别核算的日期，其余日期未计入", en: "only days that all regions accounted at the same level count")
        case .nothingComparable:
            LocalizedText(
                zh: "没有各地区都按同一级别核算的日期", en: "no day was accounted by all regions at the same level")
        }
    }
}
