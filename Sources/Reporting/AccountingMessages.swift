public import Diagnostics

/// What an account wants its reader to know, beside what was found in the files.
public enum AccountingMessages {
    static let calendarUnknown = MessageTemplate(
        "AC-001", .warning,
        zh: "{1}所在年份的放假调休安排不在日历中，无法计算基线",
        en: "the calendar lacks the notice of {2}: no baseline is computed",
        adviceZh: "请把国务院办公厅当年的放假通知补入 Templates/calendars，或升级本工具",
        adviceEn: "add the State Council's notice of that year to Templates/calendars, or upgrade")
    static let lunarNewYearUnknown = MessageTemplate(
        "AC-002", .warning,
        zh: "日历中没有 {1} 年前后的春节日期，未能检查春节影响",
        en: "no Lunar New Year is known near {1}: its influence was not examined",
        adviceZh: "请在 Templates/calendars 中补上春节日期", adviceEn: "add it to Templates/calendars")
    static let lunarNewYearGate = MessageTemplate(
        "AC-003", .warning,
        zh: "{1}临近春节，用电水平失常，按计算基线的企业不单独下结论",
        en: "{2} lies around Lunar New Year: no individual verdict on computed baselines",
        adviceZh: "请以现场核查为准；有供电公司基准电量的企业仍可核算",
        adviceEn: "rely on on-site checks; enterprises with a given baseline are still judged")
    static let methodNotSupported = MessageTemplate(
        "AC-004", .error,
        zh: "所选的基线方法本版本尚不能计算，计算基线的企业均列为基线不足",
        en: "the chosen baseline method is not built: computed baselines are weak",
        adviceZh: "请在 abate.yaml 中改用 dtl7 等可用方法",
        adviceEn: "choose another in abate.yaml, such as dtl7")
    static let lunarSeasonOver = MessageTemplate(
        "AC-081", .notice,
        zh: "基线方法“上年农历同期”只用于春节前 35 天至春节后 45 天开始的响应；本次响应在此之外，基线改用 dtl7",
        en:
            "last year's lunar-aligned window serves responses that begin from 35 days before to 45 days after Lunar New Year; this one does not: DTL7 rules",
        adviceZh: "无需处理；春节过后可在 abate.yaml 中改回 dtl7",
        adviceEn: "nothing to do; outside that season choose dtl7 in abate.yaml")
    static let societyOfLaterYear = MessageTemplate(
        "AC-005", .warning,
        zh: "{1} 没有当年或更早的全社会排放总量，采用了 {2} 年的数",
        en: "{1} has no whole-society emission of the year or before; that of {2} was taken",
        adviceZh: "请核对全社会排放总量表的年份", adviceEn: "check the years of the society table")
    static let ambiguousTarget = MessageTemplate(
        "AC-006", .warning,
        zh: "{3}预警 {1} 有不止一个有效的减排目标，采用了生效最晚、数值最高的一个",
        en: "more than one target of {4} and {1} is in force; the latest, then the highest was taken",
        adviceZh: "请在减排目标表中填写有效期，使同一天只有一个目标有效",
        adviceEn: "give dates in the targets table, so that one is in force a day")
    static let particulateBasisMismatch = MessageTemplate(
        "AC-007", .error,
        zh: "企业 {1} 的颗粒物口径与全社会排放总量不同，PM 减排比例不予计算",
        en: "the particulate basis of {1} differs from the whole society's: no ratio for PM",
        adviceZh: "请把两处的颗粒物统一为同一口径（TSP、PM10 或 PM2.5）后重报",
        adviceEn: "state both on one basis (TSP, PM10 or PM2.5)")
    static let noMeasure = MessageTemplate(
        "AC-008", .warning,
        zh: "企业 {1} 在当前及更低的预警级别都没有减排措施，按不管控处理",
        en: "{1} has no measure at the level nor below it and counts as exempt",
        adviceZh: "请核对减排措施表；确属豁免的，请写明措施类型“豁免”",
        adviceEn: "check the measures table; where it is exempt, say so there")
    static let inheritedMeasure = MessageTemplate(
        "AC-009", .notice,
        zh: "企业 {1} 没有当前级别的措施，沿用{3}预警的措施", en: "{1} has no measure of the level; that of {4} holds",
        adviceZh: "请在减排措施表中补全该级别", adviceEn: "complete the measures table")
    static let conflictingMeasures = MessageTemplate(
        "AC-010", .error,
        zh: "企业 {1} 同一级别的生产性措施互相矛盾，用电不能核实",
        en: "production measures of {1} differ at one level: not verifiable",
        adviceZh: "请在减排措施表中只保留一项，或按生产线分别填写", adviceEn: "keep one of them, or give them by line")
    static let sharesMissing = MessageTemplate(
        "AC-011", .warning,
        zh: "企业 {1} 按生产线管控，但没有各生产线的用电占比，用电不能核实",
        en: "{1} has measures by line but no shares of consumption: not verifiable",
        adviceZh: "请在生产线表中补上用电占比，合计为 100%",
        adviceEn: "give kwh_share of its lines, adding to 100 %")
    static let cutMissing = MessageTemplate(
        "AC-012", .warning,
        zh: "企业 {1} 的措施没有 {2} 的减排比例，按不减排计",
        en: "the measure of {1} gives no cut of {2}: counted as none",
        adviceZh: "请在减排措施表中补上该污染物的减排比例", adviceEn: "add the cut to the measures table")
    static let missingEmission = MessageTemplate(
        "AC-013", .warning,
        zh: "企业 {1} 没有 {2} 的排放量，其减排量按零计",
        en: "{1} has no emission figure of {2}: its reduction counts as zero",
        adviceZh: "请在企业清单中补上排放量", adviceEn: "add it to the enterprises table")
    static let capMissing = MessageTemplate(
        "AC-014", .warning,
        zh: "企业 {1} 以量（热）定产，但没有用电上限，不能核实",
        en: "{1} has a cap measure without a cap: not verifiable",
        adviceZh: "请在企业清单中补上核定的最大用电负荷", adviceEn: "add cap_kwh to the enterprises table")
    static let noAccount = MessageTemplate(
        "AC-015", .warning,
        zh: "企业 {1} 没有绑定计入的用电户号，列为数据缺失", en: "no counted metering account is bound to {1}: no data",
        adviceZh: "请在用电户号表中补上户号", adviceEn: "bind an account in the accounts table")
    static let missingDays = MessageTemplate(
        "AC-016", .warning,
        zh: "企业 {1} 有 {5} 天没有用电量，这些天按未减排计入低值",
        en: "{1} has no energy on {5} accounted days: they count as nothing saved",
        adviceZh: "请向供电公司补要数据", adviceEn: "ask the power company for the readings")
    static let givenBaseline = MessageTemplate(
        "AC-017", .notice,
        zh: "企业 {1} 采用供电公司给定的基准电量，未另算基线", en: "{1} stands on the power company's own baseline",
        adviceZh: "证据等级最高为 B；如需自行计算，请清空基准电量",
        adviceEn: "evidence is B at best; leave baseline_kwh blank to have it computed")
    static let baseLoadRefused = MessageTemplate(
        "AC-018", .warning,
        zh: "企业 {1} 申报的非生产电量占基线比例过高且没有依据文件，按不明处理",
        en: "the declared base load of {1} is too large a share of its baseline without a document: taken as unknown",
        adviceZh: "请在企业清单中填写依据文件，或核实数值", adviceEn: "name the document, or check the figure")
    static let voluntaryRise = MessageTemplate(
        "AC-019", .notice,
        zh: "企业 {1} 不作强制要求，但响应期间用电比基线上升 {6}",
        en: "{1} is not judged, but used {6} more than its baseline",
        adviceZh: "请了解原因；不影响减排核算", adviceEn: "ask why; the figures do not depend on it")
    static let idleRunning = MessageTemplate(
        "AC-020", .warning,
        zh: "企业 {1} 登记为长期停产，但用电 {7} kWh", en: "{1} is listed as long idle but consumed {7} kWh",
        adviceZh: "请核实是否已经复产，并更新企业清单",
        adviceEn: "find out whether it runs again, and update the list")

    static let tooFewBaselineDays = MessageTemplate(
        "AC-060", .warning,
        zh: "企业 {1} 可用的基线天数不足：预警前最近 7 个可用日中有读数的 {5} 天，或回看期内缺数过多，列为基线不足",
        en:
            "{1} has too few days for a baseline: {5} of the last 7 usable days have a reading, or too few of the look-back",
        adviceZh: "请向供电公司补要预警前八周的日电量，或填报其基准电量",
        adviceEn: "ask the power company for the eight weeks before the warning, or give its baseline_kwh")

    static let missingCurves = MessageTemplate(
        "AC-021", .warning,
        zh: "企业 {1} 的户号声明了 15 分钟采集粒度，但预警前没有足够的 15 分钟电量，部分时段的基线无从计算，按缺失处理",
        en:
            "the accounts of {1} declare quarter-hours, but too few came for the days before the warning: no baseline for part of a day",
        adviceZh: "请向供电公司补要 15 分钟电量；只有日电量的户号，请把采集粒度改为日",
        adviceEn: "ask the power company for the quarter-hours; where an account has daily readings only, declare it so"
    )

    public static let all: [MessageTemplate] =
        [
            calendarUnknown, lunarNewYearUnknown, lunarNewYearGate, methodNotSupported, lunarSeasonOver,
            societyOfLaterYear,
            ambiguousTarget, particulateBasisMismatch, noMeasure, inheritedMeasure, conflictingMeasures, sharesMissing,
            cutMissing, missingEmission, capMissing, noAccount, missingDays, givenBaseline, baseLoadRefused,
            voluntaryRise, idleRunning, tooFewBaselineDays, missingCurves,
        ] + ofWitnesses + ofComparison
}
