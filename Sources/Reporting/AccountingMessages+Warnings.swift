public import AirQuality
public import Diagnostics
import EmissionModel
public import Jurisdiction

/// What the air has to say about the warnings (AC-070…079).
extension AccountingMessages {
    static let disagreement = MessageTemplate(
        "AC-070", .notice,
        zh: "{1} 按{2}数据建议{3}，{4}；以发布的预警为准（日AQI最高 {5}，不计臭氧）",
        en:
            "{1}: {6} air quality asks for {7}, {8} was issued; the issued warning rules (highest daily AQI {5}, ozone left out)",
        adviceZh: "供会商参考；如需调整级别，按预案程序办理",
        adviceEn: "for those who decide; a change of level takes the plan's own procedure")
    static let airMissing = MessageTemplate(
        "AC-071", .warning,
        zh: "{1} 至 {2} 空气质量缺数过多，不能判定，连续时间在此中断",
        en: "{1} to {2}: too much air quality is missing to be judged; a run of hours ends there",
        adviceZh: "补报这段时间的数据", adviceEn: "send the data of that time")
    static let dustDay = MessageTemplate(
        "AC-072", .notice,
        zh: "{1} 受沙尘影响（AQI {2}），不作为预警依据", en: "{1} is a sand-dust day (AQI {2}) and counts for no warning",
        adviceZh: "预案不适用于沙尘天气形成的重污染", adviceEn: "the plan does not apply to pollution by sand-dust")
    static let ozoneDay = MessageTemplate(
        "AC-073", .notice,
        zh: "{1} AQI {2} 由臭氧决定，不计臭氧为 {3}，不作为预警依据",
        en: "{1}: an AQI of {2} is due to ozone, {3} without it; it counts for no warning",
        adviceZh: "可按预案发布健康防护提示", adviceEn: "a health notice may be due instead")
    static let particulateRule = MessageTemplate(
        "AC-074", .notice,
        zh: "{1} 起 {2} 天 PM2.5 日均浓度大于 {3} 微克/立方米，其中 {4} 天 AQI 未达启动值（{5}）",
        en:
            "from {1}, {2} days with PM2.5 above {3} µg/m³, on {4} of them the AQI is below the level's threshold ({5})",
        adviceZh: "该条件{6}；如改，请设 warning.particulateRule",
        adviceEn: "the condition {7}; to change that, set warning.particulateRule")
    static let releaseOpen = MessageTemplate(
        "AC-075", .warning,
        zh: "{1} 起降到启动标准以下，但其后{2}，不能判定是否持续 {3} 小时以上，解除时间未定",
        en:
            "below the threshold from {1}, but then {4}: whether for more than {3} hours cannot be told, nor the release",
        adviceZh: "补充其后的观测或预报数据", adviceEn: "add what was observed or forecast after it")
    static let upgradeOpen = MessageTemplate(
        "AC-076", .warning,
        zh: "截至 {1} 已监测到{2}预警的污染程度，其后 24 小时没有数据，不能判定是否应升级",
        en: "observed at the degree of {3} up to {1}; the 24 hours after are not known, nor whether to upgrade",
        adviceZh: "补充其后的预报数据", adviceEn: "add the forecast")
    static let pollutantsAbsent = MessageTemplate(
        "AC-077", .notice,
        zh: "数据中没有 {1}，AQI 按其余污染物计算", en: "the data have no {1}; the index stands on the others",
        adviceZh: "这些污染物较高时请补充", adviceEn: "add them where they may be high")
    static let superiorFloor = MessageTemplate(
        "AC-078", .notice,
        zh: "上级“{1}”自 {2} 起为{3}预警，建议级别不低于它", en: "the superior {1} is at {4} from {2}: no lower level is recommended",
        adviceZh: "启动不低于上级相应级别的应急响应", adviceEn: "respond at no lower level")
    static let givenIndex = MessageTemplate(
        "AC-079", .notice,
        zh: "有 {1} 天直接采用给定的 AQI，不能排除臭氧的影响", en: "{1} days stand on a given AQI, from which ozone cannot be taken out",
        adviceZh: "提供各项污染物浓度即可排除", adviceEn: "concentrations of the pollutants would allow it")

    static let ofWarnings: [MessageTemplate] = [
        disagreement, airMissing, dustDay, ozoneDay, particulateRule, releaseOpen, upgradeOpen, pollutantsAbsent,
        superiorFloor, givenIndex,
    ]

    /// The notes of a recommendation, in their order. The PM2.5 condition is only spoken of where the plan states it or
    /// the city has switched it on; the number of stations is no finding.
    public static func findings(
        of recommendation: WarningRecommendation, under jurisdiction: Jurisdiction
    ) -> [Diagnostic] {
        recommendation.notes.compactMap { finding($0, jurisdiction) }
    }

    private static func finding(_ note: WarningNote, _ jurisdiction: Jurisdiction) -> Diagnostic? {
        let (from, to) = (note.from?.iso ?? "", note.to?.iso ?? "")
        let day = note.from?.day.iso ?? ""
        let (value, other) = (note.value.map(String.init) ?? "—", note.other.map(String.init) ?? "—")
        let names = note.names.joined(separator: "、")
        switch note.kind {
        case .missing: return airMissing(from, to)
        case .dust: return dustDay(day, value)
        case .ozone: return ozoneDay(day, value, other)
        case .particulate: return particulate(note, jurisdiction)
        case .horizon: return releaseOpen(from, "数据不足", hours(jurisdiction), "the data end")
        case .releaseUnknown: return releaseOpen(from, "缺数", hours(jurisdiction), "data are missing")
        case .upgradeUnknown: return upgradeOpen(from, note.level?.name ?? "", note.level?.rawValue ?? "")
        case .pollutantsAbsent: return pollutantsAbsent(names)
        case .givenIndex: return givenIndex(value)
        case .superior: return superiorFloor(names, from, note.level?.name ?? "", note.level?.rawValue ?? "")
        case .stations: return nil
        }
    }

    private static func hours(_ jurisdiction: Jurisdiction) -> String { String(jurisdiction.warningRules.releaseHours) }

    private static func particulate(_ note: WarningNote, _ jurisdiction: Jurisdiction) -> Diagnostic? {
        let rules = jurisdiction.warningRules
        let setting = jurisdiction.profile.setting("warning.particulateThreshold")
        guard rules.particulateRule || setting?.isPlanRule == true else { return nil }
        return particulateRule(
            note.from?.day.iso ?? "", note.value.map(String.init) ?? "", String(rules.particulateThreshold),
            note.other.map(String.init) ?? "", setting?.source ?? "",
            rules.particulateRule ? "已据以建议" : "只提示、不据以建议", rules.particulateRule ? "counts" : "does not count")
    }

    public static func findings(of disagreements: [WarningDisagreement]) -> [Diagnostic] {
        disagreements.map { one in
            let days = one.first == one.last ? one.first.iso : "\(one.first.iso) … \(one.last.iso)"
            return disagreement(
                days, one.kind.title.zh, one.recommended.map { "\($0.name)预警" } ?? "不预警",
                one.issued.map { "已发布\($0.name)预警" } ?? "没有发布预警", String(one.largestIndex), one.kind.title.en,
                one.recommended?.rawValue ?? "no warning", one.issued?.rawValue ?? "no warning")
        }
    }
}

extension AirQualityRecord.Kind {
    /// 观测, 预报.
    var title: LocalizedText {
        switch self {
        case .observed: LocalizedText(zh: "观测", en: "observed")
        case .forecast: LocalizedText(zh: "预报", en: "forecast")
        }
    }
}
