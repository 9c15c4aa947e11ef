public import Diagnostics
public import EmissionModel

extension ComparisonGroupMethod {
    /// 截尾均值, 最近 50 家, …
    public var title: LocalizedText {
        switch self {
        case .none: LocalizedText(zh: "不用对照组", en: "no group")
        case .trimmedMean: LocalizedText(zh: "截尾均值", en: "trimmed-mean")
        case .halfStrength: LocalizedText(zh: "半强度", en: "half-strength")
        case .ownBeta: LocalizedText(zh: "自身系数", en: "own-beta")
        case .nearest50: LocalizedText(zh: "最近 50 家", en: "nearest-50")
        case .nearestRidge: LocalizedText(zh: "最近 50 家加岭回归", en: "nearest-ridge")
        case .auto: LocalizedText(zh: "自动", en: "auto")
        }
    }
}
