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

    static let partialCollection = MessageTemplate(
        "EI-135", .warning,
        zh: "{1}用电量疑似采集不全：在用的 {3} 个户号中有 {2} 个突然没有读数或近于零，合平时用电量的 {4}",
        en:
            "the readings of {6} look partly collected: {2} of {3} accounts in use went missing or to nothing at once, {4} of the usual consumption",
        adviceZh: "请供电公司补传这一天的用电量；不能补传的，用 abate decide {5} --value 是 核定为数据不可信的日子，不再进入基线",
        adviceEn:
            "ask the power company for the day again; where it cannot, settle it as a bad day with abate decide {5} --value 是, and no baseline uses it"
    )
    static let twinAccount = MessageTemplate(
        "EI-136", .warning,
        zh: "户号 {1}（{2}）与户号 {3}（{4}）自{5}至{6}的读数逐日完全相同，疑似同一计量点登记了两次",
        en: "account {1} ({2}) reads the same as account {3} ({4}) on every day from {7} to {8}: registered twice?",
        adviceZh: "请供电公司核实；重复的，在户号表中把其中一个的计入系数填 0",
        adviceEn: "ask the power company; where it is one meter, give one of them the sign 0 in the table of accounts")
    static let suspectedResponse = MessageTemplate(
        "EI-137", .warning,
        zh: "{1}至{2}，有措施的 {4} 家企业中有 {3} 家一同下降四分之一以上、其后恢复（{5}），合计用电比平时少 {6}；台账中没有这几天的预警响应",
        en:
            "from {9} to {10}, {3} of {4} enterprises with a measure fell by a quarter or more together and came back ({8}), their consumption {6} below the usual; the ledger knows no response on these days",
        adviceZh: "当时有应急响应的，补报预警响应表；另有原因的，逐日核定，如 abate decide {7} --value 是；留在回看期内会压低基线，少算减排",
        adviceEn:
            "where there was a response, send the table of warning responses; where there was another cause, settle each day, as abate decide {7} --value 是: left in, such days lower the baseline"
    )

    static let ofConsumption: [MessageTemplate] = [
        idleRunning, zeroReading, frozenReading, jumpedReading, farAboveIndustry, partialCollection, twinAccount,
        suspectedResponse,
    ]
}
