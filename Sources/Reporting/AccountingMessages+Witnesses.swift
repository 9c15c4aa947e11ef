import Diagnostics

/// What an account says of sites, witnesses and seasons (AC-030…039).
extension AccountingMessages {
    static let siteDeclaredTwice = MessageTemplate(
        "AC-030", .notice,
        zh: "{2}：{8} 另有申报的减排量，以申报为准，清单所列 {5} 处的减排量不再计入",
        en: "{2}: {8} has a declaration of its own, which rules; the {5} listed sites give nothing",
        adviceZh: "若申报不含清单各处，请在“填报单位”中写明不同的单位",
        adviceEn: "where the declaration does not cover them, name another unit in it")

    static let ofWitnesses: [MessageTemplate] = [siteDeclaredTwice]
}
