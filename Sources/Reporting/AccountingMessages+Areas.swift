public import Diagnostics

extension AccountingMessages {
    static let countyNotNamed = MessageTemplate(
        "AC-080", .warning,
        zh: "预案没有列出县区“{1}”，其 {2} 家企业没有包保责任科室", en: "the plan names no area “{1}”: its {2} enterprises have no section",
        adviceZh: "请核对企业清单中的县区名称；同一县区的别名可写入方案文件的 aliases",
        adviceEn: "check the county in the enterprises table; other names of an area go into its aliases in the profile"
    )

    /// The counties in which enterprises lie and that a plan with areas does not name.
    static func findings(of areas: [AreaAccount]) -> [Diagnostic] {
        areas.filter { $0.standing == .notNamed }.map { area in
            countyNotNamed(
                area.name.isEmpty ? DailyReport.unnamed : area.name, String(area.enterprises.count), raw: area.name)
        }
    }
}

extension AccountingMessages {
    /// What is said of the plan's areas.
    public static let ofAreas: [MessageTemplate] = [countyNotNamed]
}
