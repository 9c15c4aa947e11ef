public import Diagnostics

/// Findings of the report schedule (AC-050 … AC-059).
extension AccountingMessages {
    /// 1: the report, 2: the day of lifting.
    public static let unknownDeadline = MessageTemplate(
        "AC-050", .warning,
        zh: "“{1}”的时限按工作日计算，而 {2} 之后的放假调休安排不在日历中，时限未定",
        en: "“{1}” is due in working days, but the calendar lacks the notice for the days after {2}: no deadline",
        adviceZh: "请把国务院办公厅当年的放假通知补入 Templates/calendars，或升级本工具",
        adviceEn: "add the State Council's notice of that year to Templates/calendars, or upgrade")

    public static let ofDeadlines: [MessageTemplate] = [unknownDeadline]
}
