import Diagnostics

/// Findings about air quality and warnings (EI-150…159).
extension IngestionMessages {
    static let belowSuperior = MessageTemplate(
        "EI-150", .warning,
        zh: "过程 {1} 自 {2} 起为{3}，低于上级“{4}”的{5}预警，按{5}计",
        en: "episode {1} is at {6} from {2}, below the {7} warning of its superior {4}; {7} counts",
        adviceZh: "核对本地预警是否应按上级命令上调；已上调的请补报“升级”一行",
        adviceEn: "raise the local warning as the superior orders; where that was done, send the row of the upgrade")
    static let superiorAlone = MessageTemplate(
        "EI-151", .error,
        zh: "上级“{1}”自 {2} 起发布{3}预警（{4}），本地区没有相应的过程，未作核算",
        en:
            "the superior {1} issued a {5} warning from {2} ({4}); there is no episode of this region: nothing is accounted",
        adviceZh: "预案要求启动不低于上级级别的响应；请补报本地区的预警响应，确不涉及本地区的可不处理",
        adviceEn:
            "the plan asks for a response at no lower level: send this region's own warning, or leave it where it is not concerned"
    )
    static let superiorUncovered = MessageTemplate(
        "EI-155", .warning,
        zh: "上级“{1}”的{4}预警（{5}）自 {2} 至 {3} 有效，本地区其间没有响应，未作核算",
        en:
            "the {6} warning of the superior {1} ({5}) held from {2} to {3} without a response here: nothing is accounted",
        adviceZh: "本地区响应不应晚于上级启动、早于上级解除；请核对生效和解除时间，有误的重新提交",
        adviceEn:
            "a response begins no later and is lifted no earlier than the superior's: check the times, send them again")
    static let episodesOverlap = MessageTemplate(
        "EI-156", .warning,
        zh: "过程 {1} 自 {2} 起，其时过程 {3} 尚在实施或刚刚解除（{4}），重叠的时段在两个过程中各算一次",
        en:
            "episode {1} begins at {2}, when episode {3} (lifted {4}) is in force or has only just ended: hours in both count in each",
        adviceZh: "间隔不足的两次过程是同一次：请用同一过程编号，以“升级”“降级”报送级别的变化",
        adviceEn: "two processes without a gap are one: use one episode id, and upgrades and downgrades for its levels")
    static let actionOutOfOrder = MessageTemplate(
        "EI-157", .warning,
        zh: "过程 {1} 自 {2} 起“{3}”为{4}，而此前的级别为{5}；按{4}计",
        en: "episode {1} has a row “{6}” to {7} from {2}, after the level {8}; {7} counts",
        adviceZh: "核对动作、级别和时间；漏报“发布”一行的请补报",
        adviceEn: "check action, level and time; where the row of the start is missing, send it")
    static let carbonMonoxideUnit = MessageTemplate(
        "EI-152", .notice,
        zh: "“{1}”没有写单位，数值多在 50 以上，按微克/立方米读取",
        en: "“{1}” states no unit and most values lie above 50: read as µg/m³",
        adviceZh: "若不是，请在表头写明单位（mg/m³ 或 μg/m³）后重新提交",
        adviceEn: "where that is wrong, write the unit into the header and send the file again")
    static let hourEnds = MessageTemplate(
        "EI-153", .notice,
        zh: "“{1}”中有 24 时，各时刻按小时的结束时刻读取",
        en: "“{1}” has 24:00: times are read as ends of hours",
        adviceZh: "若为起始时刻，请把 24 时改为次日 0 时后重新提交",
        adviceEn: "where they are beginnings, write 0:00 of the next day instead of 24:00")
    static let notOnTheHour = MessageTemplate(
        "EI-154", .error,
        zh: "“{1}”不在整点；空气质量只收小时值和日值",
        en: "“{1}” is not on the hour; air quality is taken hourly or daily",
        adviceZh: "改为整点的小时平均值", adviceEn: "send hourly means at full hours")

    static let ofAir: [MessageTemplate] = [
        belowSuperior, superiorAlone, carbonMonoxideUnit, hourEnds, notOnTheHour,
        superiorUncovered, episodesOverlap, actionOutOfOrder,
    ]
}
