public import Diagnostics

extension ReportDue {
    /// 每日 09:00 前（前一日情况）, 解除后 2 日内, …
    public var text: LocalizedText {
        switch self {
        case .daily(let dayBefore, let minute):
            let about = dayBefore ? (zh: "（前一日情况）", en: ", about the day before") : (zh: "", en: "")
            guard let minute else { return LocalizedText(zh: "每日\(about.zh)", en: "each day\(about.en)") }
            let clock = Self.clock(minute)
            return LocalizedText(zh: "每日 \(clock) 前\(about.zh)", en: "each day by \(clock)\(about.en)")
        case .atIssue: return LocalizedText(zh: "预警发布时", en: "when the warning is issued")
        case .daysAfterLift(let days, let minute?):
            let clock = Self.clock(minute)
            return LocalizedText(zh: "解除后第 \(days) 日 \(clock) 前", en: "by \(clock) on day \(days) after lifting")
        case .daysAfterLift(let days, nil):
            return LocalizedText(zh: "解除后 \(days) 日内", en: "within \(days) days of lifting")
        case .workingDaysAfterLift(let days):
            return LocalizedText(zh: "解除后 \(days) 个工作日内", en: "within \(days) working days of lifting")
        case .beforeDate(let month, let day):
            return LocalizedText(zh: "每年 \(month) 月 \(day) 日前", en: "each year before \(month)/\(day)")
        case .afterLift: return LocalizedText(zh: "响应终止后及时", en: "after the response ends")
        case .unstated: return LocalizedText(zh: "未规定时限", en: "no time stated")
        }
    }

    private static func clock(_ minute: Int) -> String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return two(minute / 60) + ":" + two(minute % 60)
    }
}
