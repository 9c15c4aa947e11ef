import Diagnostics

/// Findings about air quality and warnings (EI-150…159).
extension IngestionMessages {
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
        carbonMonoxideUnit, hourEnds, notOnTheHour,
    ]
}
