public import Diagnostics

/// What an account says of sites, witnesses and seasons (AC-030…039).
extension AccountingMessages {
    static let siteDeclaredTwice = MessageTemplate(
        "AC-030", .notice,
        zh: "{2}：{8} 另有申报的减排量，以申报为准，清单所列 {5} 处的减排量不再计入",
        en: "{2}: {8} has a declaration of its own, which rules; the {5} listed sites give nothing",
        adviceZh: "若申报不含清单各处，请在“填报单位”中写明不同的单位",
        adviceEn: "where the declaration does not cover them, name another unit in it")

    static let offSeason = MessageTemplate(
        "AC-031", .notice,
        zh: "企业 {1} 为季节性生产企业，回看期内没有生产，按停产季处理，不计减排量也不作判定",
        en: "{1} produces in season and did not produce in the look-back: out of season, nothing is planned or judged",
        adviceZh: "请核实其停产是否早于预警；如在产，请更正企业清单的生产状态或补报用电户号",
        adviceEn: "make sure that it stood still before the warning; if it produces, correct its status or its accounts"
    )
    static let offSeasonRunning = MessageTemplate(
        "AC-032", .warning,
        zh: "企业 {1} 为季节性生产企业，预警前没有生产，响应期间却用电 {7} kWh，高于停产时的用电",
        en: "{1} was out of season before the warning but consumed {7} kWh in the response, more than standing still",
        adviceZh: "请核实是否在响应期间开工", adviceEn: "find out whether it began to produce during the response")

    /// 1: the enterprise, 2: the day, 3 and 4: the other witnesses, 5: the id of the decision.
    static let unsettledConflict = MessageTemplate(
        "AC-033", .warning,
        zh: "企业 {1} {2} 用电与{3}不一致，待现场核查；核定编号 {5}",
        en: "{1} on {2}: electricity and {4} disagree, to be checked on site; id {5}",
        adviceZh: "请现场核查并录入核查结论，或用 abate decide {5} --value 已落实（部分落实、未落实）核定",
        adviceEn: "check on site and enter what was found, or settle it with abate decide {5} --value …")

    /// What waits for somebody beside the account's own notices.
    public static let ofConflicts: [MessageTemplate] = [unsettledConflict]

    static let ofWitnesses: [MessageTemplate] = [siteDeclaredTwice, offSeason, offSeasonRunning]
}
