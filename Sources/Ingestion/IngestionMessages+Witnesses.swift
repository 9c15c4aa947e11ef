import Diagnostics

/// Findings about online monitoring, inspections, departments, sites, decisions (EI-090…109).
extension IngestionMessages {
    static let unknownSubject = MessageTemplate(
        "EI-090", .error,
        zh: "核定事项“{1}”不是可以核定的事项",
        en: "“{1}” is nothing that can be decided",
        adviceZh:
            "照抄检查结果或报告中的核定编号：reading/户号/日期、record/表名/…、exempt/企业编号、target/orange/so2、bad-day/日期[/企业编号]、conflict/日期/企业编号",
        adviceEn:
            "copy the id from a finding or a report: reading/ACCOUNT/DAY, record/TABLE/…, exempt/ID, target/orange/so2, bad-day/DAY[/ID], conflict/DAY/ID"
    )
    static let unfitDecision = MessageTemplate(
        "EI-091", .error,
        zh: "核定事项 {1} 的核定值“{2}”不适用，应为{3}",
        en: "“{2}” is no value for {1}, which takes {4}",
        adviceZh: "改正核定值后重新提交",
        adviceEn: "correct the value and send it again")
    static let repeatedInspection = MessageTemplate(
        "EI-092", .error,
        zh: "与第 {1} 行是同一天、同一企业（{2}）、同一方式、同一单位的检查，内容却不同，本行未采用",
        en: "row {1} is a check of {2} on the same day, in the same way and by the same unit; this row was not taken",
        adviceZh: "一天查了几次的，在日期中写明时刻或填写记录编号；若为更正，只保留正确的一行",
        adviceEn:
            "give the time or a record number where there were several checks; keep one row where it is a correction")
    static let siteWithoutBaseline = MessageTemplate(
        "EI-093", .error,
        zh: "给出了{1}预警 {2} 的减排比例，但没有该污染物的日排放量，不能算出减排量",
        en: "a percentage of {2} is given at {3} without the daily emission it is of",
        adviceZh: "补填日排放量，或直接填写减排量（千克）",
        adviceEn: "fill in the daily emission, or give the reduction in kilograms")
    static let siteSavesMore = MessageTemplate(
        "EI-094", .error,
        zh: "{1}预警 {2} 的减排量大于其日排放量",
        en: "the reduction of {2} at {3} is more than is emitted",
        adviceZh: "核对减排量和日排放量及其单位",
        adviceEn: "check both figures and their units")
    static let regradedToD = MessageTemplate(
        "EI-095", .warning,
        zh: "企业 {1} 自 {2} 起降为 D 级，按预案应当停产，但{3}没有全厂停产的措施",
        en: "{1} is graded D from {2} on and must stop by the plan, but its measure at {4} is not a full stop",
        adviceZh: "修订减排清单中该企业的措施；属于例外行业的可不处理",
        adviceEn: "revise its measures on the list; industries that are excepted may stay")

    static let ofWitnesses: [MessageTemplate] = [
        unknownSubject, unfitDecision, repeatedInspection, siteWithoutBaseline, siteSavesMore, regradedToD,
    ]
}
