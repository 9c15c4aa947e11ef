public import Accounting
public import Diagnostics

extension Verdict {
    /// 达到, 未达到, 待定.
    public var title: LocalizedText {
        switch self {
        case .met: LocalizedText(zh: "达到", en: "met")
        case .notMet: LocalizedText(zh: "未达到", en: "not met")
        case .undetermined: LocalizedText(zh: "待定", en: "undetermined")
        }
    }
}

extension VerdictNote {
    /// The note as a sentence beside a verdict.
    public var sentence: LocalizedText {
        switch self {
        case .coverageBelowMinimum:
            LocalizedText(
                zh: "有电量证据的计划减排量占比低于规定的覆盖率下限，缺证据部分在低值中按未减排计",
                en: "coverage by planned mass is below the minimum; what lacks evidence counts as nothing in low")
        case .intervalSpansTarget:
            LocalizedText(
                zh: "90% 区间跨越目标值，结论受基线误差影响", en: "the 90 % interval spans the target")
        case .so2NoxInterchange:
            LocalizedText(
                zh: "按二氧化硫与氮氧化物减排比例可互相调剂判定：以两者比例之和对照目标之和",
                en: "judged by the sum of the SO2 and NOx ratios against the sum of their targets")
        case .partDay:
            LocalizedText(
                zh: "响应只在当日部分时段有效或当日调整级别，日电量不能拆分，不计入结论",
                en: "the response held for part of a day, or changed its level, which daily readings cannot split")
        case .noSociety:
            LocalizedText(zh: "缺少全社会排放总量，不能计算比例", en: "the whole-society emission is missing")
        case .basisMismatch:
            LocalizedText(
                zh: "企业与全社会的颗粒物口径不一致，不予计算比例",
                en: "the particulate bases of enterprises and the whole society differ")
        case .noTarget:
            LocalizedText(zh: "没有有效的减排目标", en: "no target is in force")
        }
    }
}
