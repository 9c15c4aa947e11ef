import Diagnostics

extension AccountingMessages {
    static let comparisonTooSmall = MessageTemplate(
        "AC-090", .warning,
        zh: "{1}对照组只有 {5} 家企业有数，不足 {8} 家，当日基线未作对照修正",
        en: "on {2} only {5} members of the comparison group have readings, fewer than {8}: no baseline is corrected",
        adviceZh: "请补齐无减排任务企业的用电数据；确需更少企业时，可调整 comparison.minimum 并说明理由",
        adviceEn: "complete the readings of enterprises without a measure, or set comparison.minimum with a reason")
    static let comparisonGiants = MessageTemplate(
        "AC-091", .notice,
        zh: "{5} 家企业用电超过对照组总用电的5%，对照组不能代表，基线不作修正",
        en: "{5} enterprises use more than 5 % of the comparison group's kWh: their baselines are not corrected",
        adviceZh: "这些企业请单独核实；名单见对照组一页", adviceEn: "look at them singly; the comparison page lists them")
    static let comparisonShortPast = MessageTemplate(
        "AC-092", .notice,
        zh: "{5} 家企业此前平常日子的数据不够，跟随程度无从估计，按对照组变动的一半修正",
        en: "{5} enterprises have too short a past to tell how they follow the group: half its movement is taken",
        adviceZh: "请补充预警前一年的用电数据", adviceEn: "add the readings of the year before the warning")
    static let lunarNewYearCompared = MessageTemplate(
        "AC-093", .warning,
        zh: "{1}临近春节，用电水平失常，基线已按对照组修正；未能修正的企业不单独下结论",
        en: "{2} lies around Lunar New Year: baselines are corrected by the comparison group; no verdict without it",
        adviceZh: "春节前后误差仍明显大于平日，结论请结合现场核查", adviceEn: "errors remain larger than usual: check on site")

    static let ofComparison = [comparisonTooSmall, comparisonGiants, comparisonShortPast, lunarNewYearCompared]
}
