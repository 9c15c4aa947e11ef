public import Accounting
public import Diagnostics

extension Outcome {
    /// 已落实, 疑似未落实, …
    public var title: LocalizedText {
        switch self {
        case .exempt: LocalizedText(zh: "豁免/自主", en: "exempt or voluntary")
        case .longIdle: LocalizedText(zh: "长期停产", en: "long idle")
        case .withinCap: LocalizedText(zh: "上限内", en: "within its cap")
        case .overCap: LocalizedText(zh: "超上限", en: "over its cap")
        case .notVerifiable: LocalizedText(zh: "电量不可核", en: "not verifiable")
        case .noData: LocalizedText(zh: "数据缺失", en: "no data")
        case .weakBaseline: LocalizedText(zh: "基线不足", en: "weak baseline")
        case .increased: LocalizedText(zh: "用电上升", en: "consumption rose")
        case .cannotTell: LocalizedText(zh: "不能判定", en: "cannot tell")
        case .implemented: LocalizedText(zh: "已落实", en: "implemented")
        case .partial: LocalizedText(zh: "部分落实", en: "partly implemented")
        case .suspected: LocalizedText(zh: "疑似未落实", en: "suspected not implemented")
        }
    }
}
