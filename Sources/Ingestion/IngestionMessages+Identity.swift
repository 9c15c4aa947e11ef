import Diagnostics

/// Findings about identifiers that look alike (EI-170…171).
extension IngestionMessages {
    static let alikeEnterprises = MessageTemplate(
        "EI-170", .warning,
        zh: "企业编号看上去相同，实际不同：{1}",
        en: "the enterprise ids look the same and are not: {1}",
        adviceZh: "核对是否同一企业（字母 O 与数字 0、字母 I 与数字 1、前导零、大小写、横线）；是的，统一编号后重新提交",
        adviceEn:
            "find out whether they are one enterprise (O and 0, I and 1, leading zeros, case, dashes) and send it again under one id"
    )
    static let alikeAccounts = MessageTemplate(
        "EI-171", .warning,
        zh: "户号看上去相同，实际不同：{1}",
        en: "the accounts look the same and are not: {1}",
        adviceZh: "多为前导零或第 15 位以后的数字在电子表格中丢失；请在原系统中把户号列设为文本格式后重新导出",
        adviceEn:
            "mostly zeros, or digits past the 15th, lost in a spreadsheet: export it again with the column as text")

    static let ofIdentity: [MessageTemplate] = [alikeEnterprises, alikeAccounts]
}
