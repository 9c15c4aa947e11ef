import Diagnostics

/// Findings about consumption that is hard to believe (EI-130…149). The readings are used as they are.
extension IngestionMessages {
    static let idleRunning = MessageTemplate(
        "EI-130", .warning,
        zh: "企业 {1} 登记为长期停产，{2}以来有 {3} 天用电，最多一天 {4} kWh",
        en: "{1} is listed as long idle and consumed on {3} days since {5}, up to {4} kWh a day",
        adviceZh: "核实是否已经复产；复产的，更新生产状态并制定措施",
        adviceEn: "find out whether it runs again; where it does, update its status and give it measures")
    static let zeroReading = MessageTemplate(
        "EI-131", .warning,
        zh: "户号 {1}（{2}）{3}用电量为 0；此前 {4} 个读数最低 {5} kWh，停产也应有保安、生活用电",
        en:
            "account {1} ({2}) reads 0 on {6}; the lowest of the {4} readings before was {5} kWh, and a base load remains when production stops",
        adviceZh: "请供电公司核实是否漏采或断电；漏采的补报实际值，或报为空",
        adviceEn: "ask the power company whether it was missed or cut off; a reading that was missed is blank, not zero"
    )
    static let frozenReading = MessageTemplate(
        "EI-132", .warning,
        zh: "户号 {1}（{2}）{3}起连续 {4} 天读数完全相同（{5} kWh）",
        en: "account {1} ({2}) reads the same {5} kWh on {4} days running from {6}",
        adviceZh: "请供电公司核实是否用前一日数值补录；补录的按状态“估算”重报",
        adviceEn:
            "ask the power company whether the figure was carried on; send it again with the status 估算 where it was")
    static let jumpedReading = MessageTemplate(
        "EI-133", .warning,
        zh: "户号 {1}（{2}）{3}用电 {4} kWh，约为此前水平 {5} kWh 的{6}",
        en: "account {1} ({2}) consumed {4} kWh on {7}, about {8} of its level before, {5} kWh",
        adviceZh: "核对单位（kWh 与 万kWh、MWh）、倍率和小数点；确有其事的，可不处理",
        adviceEn: "check the unit (kWh, MWh, 万kWh), the multiplier and the point; nothing to do where it is true")
    static let farAboveIndustry = MessageTemplate(
        "EI-134", .warning,
        zh: "企业 {1} 日用电中位数 {2} kWh，是{3}行业 {4} 家企业中位数 {5} kWh 的 10 倍以上，单位排放用电也在 10 倍以上",
        en:
            "{1} consumes {2} kWh on its median day, over ten times the median {5} kWh of the {4} enterprises of {3}, and over ten times as much for its emission",
        adviceZh: "核对该企业户号的单位、倍率和归属",
        adviceEn: "check the unit, multiplier and binding of its accounts")

    static let ofConsumption: [MessageTemplate] = [
        idleRunning, zeroReading, frozenReading, jumpedReading, farAboveIndustry,
    ]
}
