public import Accounting
public import Diagnostics

extension ChangeCause {
    /// As a reader is told it.
    public var title: LocalizedText {
        switch self {
        case .responses: LocalizedText(zh: "预警响应", en: "warnings")
        case .newData: LocalizedText(zh: "新增用电量", en: "new data")
        case .correction: LocalizedText(zh: "更正用电量", en: "correction")
        case .list: LocalizedText(zh: "清单与措施", en: "list version")
        case .accounts: LocalizedText(zh: "用电户号", en: "accounts")
        case .society: LocalizedText(zh: "全社会总量", en: "whole society")
        case .targets: LocalizedText(zh: "减排目标", en: "targets")
        case .otherSources: LocalizedText(zh: "移动源扬尘源", en: "other sources")
        case .calendar: LocalizedText(zh: "日历", en: "calendar")
        case .witnesses: LocalizedText(zh: "监测与核查", en: "witnesses")
        case .decisions: LocalizedText(zh: "核定", en: "decisions")
        case .rule: LocalizedText(zh: "预案规则", en: "rules")
        case .parameter: LocalizedText(zh: "核算参数", en: "parameters")
        case .program: LocalizedText(zh: "程序", en: "program")
        case .enterprises: LocalizedText(zh: "企业核算结果", en: "enterprises")
        }
    }
}

extension ComparedFigure {
    public var title: LocalizedText {
        switch self {
        case .low: LocalizedText(zh: "低值", en: "low")
        case .high: LocalizedText(zh: "高值", en: "high")
        case .plan: LocalizedText(zh: "计划", en: "plan")
        case .target: LocalizedText(zh: "目标", en: "target")
        case .industryLow: LocalizedText(zh: "工业低值", en: "industry low")
        case .industryHigh: LocalizedText(zh: "工业高值", en: "industry high")
        case .industryPlan: LocalizedText(zh: "工业计划", en: "industry plan")
        case .lowMass: LocalizedText(zh: "低值（kg）", en: "low, kg")
        case .highMass: LocalizedText(zh: "高值（kg）", en: "high, kg")
        case .planMass: LocalizedText(zh: "计划（kg）", en: "plan, kg")
        case .society: LocalizedText(zh: "全社会（kg）", en: "society, kg")
        }
    }
}
