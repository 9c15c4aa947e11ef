import Accounting
public import Diagnostics
import EmissionModel

/// What a roll-up finds in what it received. Codes RU-001 and up.
public enum RollUpMessages {
    public static let unreadable = MessageTemplate(
        "RU-001", .fatal, zh: "读不出报送材料：{1}", en: "no submission can be read here: {2}",
        adviceZh: "请核对路径；应为报送材料、Reports 下的一个文件夹或工作文件夹",
        adviceEn: "give a folder with a submission, one below Reports, or a working folder")
    public static let notJSON = MessageTemplate(
        "RU-002", .fatal, zh: "不是有效的 JSON：{1}", en: "not valid JSON: {2}",
        adviceZh: "文件可能在传送中损坏，请报送单位重新发送", adviceEn: "it may have been damaged on the way: ask for it again")
    public static let misfit = MessageTemplate(
        "RU-003", .fatal, zh: "{1}：{2}", en: "{1}: {3}",
        adviceZh: "请报送单位用同一版本的 abate 重新生成", adviceEn: "ask the sender to make it again with this version of abate")
    public static let wrongChecksum = MessageTemplate(
        "RU-004", .fatal, zh: "{1} 的内容与清单中的校验值不符，整份材料不予采用",
        en: "{1} is not what its manifest says: the submission is refused",
        adviceZh: "材料在生成之后被改动或损坏，请报送单位重新报送原件",
        adviceEn: "it was changed or damaged after it was made: ask for the original")
    public static let noManifest = MessageTemplate(
        "RU-005", .fatal, zh: "缺少校验清单 {1}，不能确认材料完整", en: "its manifest {1} is missing",
        adviceZh: "请连同校验清单一并报送", adviceEn: "ask for the manifest too")
    public static let wrongSubject = MessageTemplate(
        "RU-006", .fatal, zh: "{1} 的核算对象是 {2}，本次汇总的是 {3}", en: "{1} is about {2}, this roll-up about {3}",
        adviceZh: "请换成同一天或同一次过程的材料", adviceEn: "take that of the same day or episode")
    public static let superseded = MessageTemplate(
        "RU-010", .notice, zh: "{1} 有多份材料：采用第 {2} 版，第 {3} 版未采用",
        en: "{1} has sent more than once: revision {2} rules, {3} does not",
        adviceZh: "如应采用旧版，请移去新版后重新汇总", adviceEn: "remove the newer to take the older")
    public static let repeated = MessageTemplate(
        "RU-011", .notice, zh: "{1} 的同一份材料出现两次，只计一次", en: "the same submission of {1} stands twice and counts once",
        adviceZh: "不需处理", adviceEn: "nothing to do")
    public static let conflicting = MessageTemplate(
        "RU-012", .error, zh: "{1} 有两份同为第 {2} 版而内容不同的材料，都不采用，按未报送处理",
        en: "{1} has two different submissions of revision {2}: neither counts, it is treated as not sent",
        adviceZh: "请向该地区确认哪一份有效，只保留一份", adviceEn: "ask which one holds, and keep that one only")
    public static let unexpected = MessageTemplate(
        "RU-013", .error, zh: "{1} 不在应报送地区名单（{2}）中，未计入", en: "{1} is not among the members ({2}) and does not count",
        adviceZh: "请核对名称，或在 --members、members 中补上", adviceEn: "check its name, or add it to the members")
    public static let missing = MessageTemplate(
        "RU-020", .warning, zh: "{1} 未报送", en: "{1} has not sent its figures",
        adviceZh: "请催报；在此之前该地区在低值中按零计，高值未知", adviceEn: "ask for them; until then nothing in low, unknown in high")
    public static let late = MessageTemplate(
        "RU-021", .warning, zh: "{1} 迟报：{2} 收到，时限 {3}", en: "{1} was late: received {2}, due {3}",
        adviceZh: "请按预案的时限报送", adviceEn: "see the plan's deadlines")
    public static let dayLeftOut = MessageTemplate(
        "RU-022", .warning, zh: "{1}（{2}）未计入比例：{3} 没有按此级别核算该日",
        en: "{1} ({4}) counts in no ratio: {3} did not account it at this level",
        adviceZh: "各地区级别或起止不同，只合并共同的日期；各地区自己的比例见分地区表",
        adviceEn: "levels or days differ: see each region's own ratios")
    public static let societyContradicted = MessageTemplate(
        "RU-023", .error, zh: "给定的全域 {1} 排放总量小于已报送地区之和，不予计算全域比例",
        en: "the given emission of {1} of the whole area is below the sum of its parts",
        adviceZh: "请核对全社会排放总量表的区域、年份和单位", adviceEn: "check region, year and unit of the society table")

    public static let all: [MessageTemplate] = [
        unreadable, notJSON, misfit, wrongChecksum, noManifest, wrongSubject, superseded, repeated, conflicting,
        unexpected, missing, late, dayLeftOut, societyContradicted,
    ]

    /// What the figures themselves say.
    static func findings(of report: RollUpReport) -> [Diagnostic] {
        let account = report.account
        var findings = account.missing.map { missing(RollUpReport.name($0)) }
        for entry in report.submissions where entry.isLate == true && entry.status == .counted {
            findings.append(
                late(entry.region ?? FigureText.dash, entry.received?.iso ?? "", entry.due?.iso ?? ""))
        }
        for day in account.days where !day.isComparable {
            findings.append(
                dayLeftOut(
                    day.key.day.iso, day.key.level?.title.zh ?? "未达到预警启动条件",
                    day.lacking.map(RollUpReport.name).joined(separator: "、"), day.key.level?.rawValue ?? "no level"))
        }
        for pollutant in Pollutant.allCases where account.ratios[pollutant].notes.contains(.societyContradicted) {
            findings.append(societyContradicted(pollutant.symbol))
        }
        return findings
    }
}
