public import Diagnostics

/// Findings about readings: quarter-hours, registers, suspicious values (EI-070…089).
extension IngestionMessages {
    static let intervalConvention = MessageTemplate(
        "EI-070", .notice,
        zh: "“{1}”一列{2}（{5}）；若其实差一个 15 分钟，日电量最多相差 {4} kWh",
        en: "“{1}”: {3} ({6}); were it a quarter-hour off, a day's sum would differ by up to {4} kWh",
        adviceZh: "若判断有误，请在 abate.yaml 中写明 readings.intervalLabel（end 或 start）后重新提交",
        adviceEn: "where that is wrong, declare readings.intervalLabel (end or start) in abate.yaml")
    static let intervalUnknown = MessageTemplate(
        "EI-071", .fatal,
        zh: "“{1}”一列的时刻看不出是 15 分钟的开始还是结束，整个文件未采用",
        en: "the times of “{1}” do not tell whether they start or end their quarter-hours: the file was not taken",
        adviceZh: "请向供电公司问明后，在 abate.yaml 中写明 readings.intervalLabel（end 或 start）",
        adviceEn: "ask the power company and declare readings.intervalLabel (end or start) in abate.yaml")
    static let notQuarterHour = MessageTemplate(
        "EI-072", .error,
        zh: "“{1}”不是 15 分钟的时刻，该行未采用",
        en: "“{1}” is no quarter-hour; the row was not taken",
        adviceZh: "时刻应为 00、15、30、45 分，如 2026-01-08 00:15",
        adviceEn: "times are at 00, 15, 30 or 45 minutes, such as 2026-01-08 00:15")
    static let incompleteDays = MessageTemplate(
        "EI-073", .warning,
        zh: "有 {1} 个户日不足 96 点：{2}；响应日按缺失，基线日有一半以上时按现有之和（不放大）",
        en:
            "{1} days of accounts have fewer than 96 quarter-hours: {2}; missing on a response day, on a baseline day the sum of what is there where it is at least half",
        adviceZh: "请供电公司补采后重新提交，已有的时段会合并",
        adviceEn: "have the rest collected and sent: it is merged with what is there")
    static let quarterConflict = MessageTemplate(
        "EI-074", .warning,
        zh: "户号 {1} 在 {2} 同一批数据中有两个不同的电量（{3} 与 {4} kWh）；核定前响应日取高、基线日取低",
        en:
            "account {1} at {2} has two values of one run ({3} and {4} kWh); until decided the higher counts on a response day, the lower on a baseline day",
        adviceZh: "核实后以新文件重新提交正确的数值，后收到的为准",
        adviceEn: "send the right value in a new file: the later one rules")
    static let timeOfUseMismatch = MessageTemplate(
        "EI-075", .warning,
        zh: "尖峰平谷电量之和 {1} kWh 与总电量“{2}”不符，以总电量为准",
        en: "tip, peak, flat and valley add to {1} kWh, not to the total “{2}”; the total stands",
        adviceZh: "请核对分时电量；多为某一时段漏填或单位不一",
        adviceEn: "check the parts: often one is left out or in another unit")
    static let reverseEnergy = MessageTemplate(
        "EI-076", .notice,
        zh: "“{3}”有 {1} 行，合计 {2} kWh：上网电量不计入用电量",
        en: "“{3}” has {1} rows, {2} kWh in all: energy fed in is no consumption and was left out",
        adviceZh: "如企业有自发自用，请在企业清单填写自发电系数",
        adviceEn: "where the enterprise uses power of its own, give its self-generation factor")
    public static let registerFell = MessageTemplate(
        "EI-077", .warning,
        zh: "户号 {1} 在 {2} 的示数由 {3} 降为 {4}，当日电量按缺失",
        en: "the register of account {1} fell on {2} from {3} to {4}: the day is missing",
        adviceZh: "核实是否换表或抄错；确认后请提交当日电量",
        adviceEn: "find out whether the meter was changed or misread, and send the day's energy")
    public static let multiplierChanged = MessageTemplate(
        "EI-078", .warning,
        zh: "户号 {1} 在 {2} 的倍率与前一日不同（抄表行或户号表），示数之差不能直接换算，当日电量按缺失",
        en:
            "the multiplier of account {1} changed on {2}: the registers' difference has no meaning, the day is missing",
        adviceZh: "换表或换互感器当日，请提交当日电量，或同一行写明起码和止码",
        adviceEn: "send the day's energy, or both registers in one row")
    public static let noMultiplier = MessageTemplate(
        "EI-079", .warning,
        zh: "户号 {1} 自 {2} 起有 {3} 天的示数没有倍率，电量按缺失",
        en: "account {1} has registers without a multiplier on {3} days from {2}: missing",
        adviceZh: "请在“用电户号”表中填写倍率（不经互感器的填 1）",
        adviceEn: "give the multiplier in the accounts table (1 for a direct meter)")
    static let incompletePoints = MessageTemplate(
        "EI-080", .fatal,
        zh: "“{1}”至“{2}”共 {3} 列像是一天的各个时段，但不足一整天（96、48 或 24 列），或次序不对",
        en:
            "“{1}” to “{2}” look like a day's intervals, but {3} columns make no whole day (96, 48 or 24), or not in order",
        adviceZh: "请导出完整的 P01…P96 或 00:15…24:00",
        adviceEn: "export P01…P96 or 00:15…24:00 in full")
    static let baselineInReadings = MessageTemplate(
        "EI-081", .notice,
        zh: "用电量表中的“{1}”未采用：基准电量每日不同，不能当作企业的一个基准",
        en: "“{1}” in a table of readings was not used: it differs from day to day and is no one reference",
        adviceZh: "如以供电公司的基准电量为准，请填入企业清单的“基准电量”",
        adviceEn: "give the power company's reference as baseline_kwh of the enterprises table")
    static let flaggedNotTaken = MessageTemplate(
        "EI-082", .notice,
        zh: "标为异常的 {1} 个分时电量或示数未采用，按缺失记",
        en: "{1} quarter-hours or registers that are marked as bad were not taken: missing",
        adviceZh: "请供电公司核实后补报", adviceEn: "have them checked and sent again")
    public static let registerContradicted = MessageTemplate(
        "EI-083", .warning,
        zh: "户号 {1} 在 {2} 前后同一批数据中有两个不同的示数，电量按缺失",
        en: "account {1} has two different registers of one run at {2}: missing",
        adviceZh: "核实后以新文件重新提交正确的示数，后收到的为准",
        adviceEn: "send the right register in a new file: the later one rules")
    static let registersAtTimes = MessageTemplate(
        "EI-084", .fatal,
        zh: "“{1}”一列是 15 分钟的时刻，但没有电量只有示数，整个文件未采用",
        en: "“{1}” holds quarter-hours, but registers instead of energies: the file was not taken",
        adviceZh: "请供电公司导出 15 分钟电量，或每日一个示数",
        adviceEn: "ask for quarter-hour energies, or one register a day")
    static let pointsDifferFromTotal = MessageTemplate(
        "EI-085", .warning,
        zh: "各时段之和 {1} kWh 与总电量“{2}”不符，以各时段为准",
        en: "the intervals add to {1} kWh, not to the total “{2}”; the intervals stand",
        adviceZh: "请核对倍率和单位", adviceEn: "check multiplier and unit")
    static let pointConvention = MessageTemplate(
        "EI-086", .notice,
        zh: "表头的 {1} 列是一天的各个时段，时刻为时段的{2}",
        en: "{1} columns are the intervals of a day, each named by its {3}",
        adviceZh: "不需处理；若表头不是这个意思，请改表头后重新提交",
        adviceEn: "nothing to do, unless the headers mean something else")

    static let quartersContradictStatus = MessageTemplate(
        "EI-168", .error,
        zh: "状态为“{1}”，分时点数却是 {2}：完整的一日为 96 点",
        en: "the status is “{1}”, but the day has {2} quarter-hours; a whole day has 96",
        adviceZh: "请核对汇总程序：96 点齐全的为正常，不足的为不完整", adviceEn: "a day of 96 is normal, one of fewer incomplete")
    static let lessThanHalf = MessageTemplate(
        "EI-169", .warning,
        zh: "{1} 个户日的分时电量不足一半，按缺失记（如 {2}）",
        en: "{1} account-days have less than half of their quarter-hours and count as missing (such as {2})",
        adviceZh: "请供电公司补采后重新汇总", adviceEn: "have the rest collected and summed again")

    public static let registerRolledOver = MessageTemplate(
        "EI-172", .warning,
        zh: "户号 {1} 在 {2} 的示数由 {3} 降为 {4}，疑似满码归零；若是，当日电量为 {5} kWh；确认前按缺失",
        en:
            "the register of account {1} fell on {2} from {3} to {4}, probably through zero; the day would be {5} kWh and is missing until that is confirmed",
        adviceZh: "向供电公司核实是满码归零还是换表；确认后提交当日电量，或 abate decide {6} --value {5}",
        adviceEn:
            "ask whether it passed its last number or was changed; send the day's energy, or abate decide {6} --value {5}"
    )

    public static let registerRoseTooFar = MessageTemplate(
        "EI-173", .warning,
        zh: "户号 {1} 在 {2} 的示数由 {3} 升为 {4}，折合电量超过 10^8 kWh，当日电量按缺失",
        en: "the register of account {1} rose on {2} from {3} to {4}, over 10^8 kWh: the day is missing",
        adviceZh: "核对示数的小数点、倍率和是否换表；确认后请提交当日电量",
        adviceEn: "check the point, the multiplier and whether the meter was changed, and send the day's energy")

    static let ofReadings: [MessageTemplate] = [
        intervalConvention, intervalUnknown, notQuarterHour, incompleteDays, quarterConflict, timeOfUseMismatch,
        reverseEnergy, registerFell, multiplierChanged, noMultiplier, incompletePoints, baselineInReadings,
        flaggedNotTaken, registerContradicted, registersAtTimes, pointsDifferFromTotal, pointConvention,
        quartersContradictStatus, lessThanHalf, registerRolledOver, registerRoseTooFar,
    ]
}
