public import Diagnostics

/// What may be wrong with `abate.yaml`, the profiles, the calendars and the header dictionary.
public enum JurisdictionMessages {
    public static let noTemplates = MessageTemplate(
        "JU-001", .fatal,
        zh: "找不到内置模板目录“{1}”", en: "the folder of built-in templates “{1}” was not found",
        adviceZh: "请把环境变量 ABATE_TEMPLATES 设为含 profiles 子目录的 Templates 目录，或重新安装",
        adviceEn: "set ABATE_TEMPLATES to the Templates folder that holds profiles, or install again")
    public static let unreadableFile = MessageTemplate(
        "JU-002", .fatal,
        zh: "文件不存在或无法读取", en: "the file does not exist or cannot be read",
        adviceZh: "请检查文件名和读取权限", adviceEn: "check its name and permission")
    public static let badText = MessageTemplate(
        "JU-003", .fatal,
        zh: "文件不是 UTF-8 文本，或大于 {1} 字节", en: "the file is not UTF-8 text, or is larger than {1} bytes",
        adviceZh: "请用文本编辑器另存为 UTF-8", adviceEn: "save it as UTF-8 with a text editor")
    public static let syntax = MessageTemplate(
        "JU-004", .fatal,
        zh: "YAML 语法错误：{1}", en: "YAML syntax error: {1}",
        adviceZh: "请检查该处的缩进、冒号后的空格和成对的括号、引号，不要用全角冒号",
        adviceEn: "check the indentation, the blank after each colon, and the pairs of brackets and quotes there")
    public static let unknownKey = MessageTemplate(
        "JU-005", .fatal,
        zh: "不认识的键“{1}”", en: "unknown key “{1}”",
        adviceZh: "{2}", adviceEn: "{3}")
    public static let duplicateKey = MessageTemplate(
        "JU-006", .fatal,
        zh: "键“{1}”写了两次", en: "the key “{1}” is given twice",
        adviceZh: "请只保留一处", adviceEn: "keep one of them")
    public static let missingKey = MessageTemplate(
        "JU-007", .fatal,
        zh: "缺少键“{1}”", en: "the key “{1}” is missing",
        adviceZh: "请补上这一项", adviceEn: "add it")
    public static let wrongType = MessageTemplate(
        "JU-008", .fatal,
        zh: "“{1}”应为{2}，得到“{3}”", en: "“{1}” must be {4}, not “{3}”",
        adviceZh: "请按应有的类型改写", adviceEn: "write it as that type")
    public static let outOfRange = MessageTemplate(
        "JU-009", .fatal,
        zh: "“{1}”的值 {2} 超出范围 {3}", en: "the value {2} of “{1}” is outside {3}",
        adviceZh: "请改为范围内的数；百分比写成小数，如 20% 写 0.20",
        adviceEn: "give a number within the range; write a percentage as a fraction, 20 % as 0.20")
    public static let unknownWord = MessageTemplate(
        "JU-010", .fatal,
        zh: "“{1}”不认识“{2}”", en: "“{1}” knows no “{2}”",
        adviceZh: "{3}", adviceEn: "{4}")
    public static let unknownProfile = MessageTemplate(
        "JU-011", .fatal,
        zh: "没有名为“{1}”的预案配置", en: "there is no profile named “{1}”",
        adviceZh: "{2}；用 abate profiles 查看全部", adviceEn: "{3}; abate profiles lists them all")
    public static let missingSetting = MessageTemplate(
        "JU-012", .fatal,
        zh: "预案配置缺少参数“{1}”", en: "the profile lacks the setting “{1}”",
        adviceZh: "请在 settings 中补上该参数及其条款或默认依据",
        adviceEn: "add it to settings, with its clause or the evidence of the default")
    public static let contradiction = MessageTemplate(
        "JU-013", .fatal,
        zh: "参数互相矛盾：“{1}”（{2}）不得大于“{3}”（{4}）",
        en: "the settings contradict each other: “{1}” ({2}) must not exceed “{3}” ({4})",
        adviceZh: "请改其中一个", adviceEn: "change one of them")
    public static let badCalendarLine = MessageTemplate(
        "JU-014", .fatal,
        zh: "日历行无法识别", en: "the line of the calendar cannot be read",
        adviceZh: "每行应为“日期,off 或 work,名称”，日期写作 2027-01-01",
        adviceEn: "each line is “date,off or work,name”, the date as 2027-01-01")
    public static let calendarConflict = MessageTemplate(
        "JU-015", .fatal,
        zh: "{1} 在日历中既是放假又是上班", en: "{1} is both a day off and a workday in the calendars",
        adviceZh: "请对照国务院办公厅的通知改正其中一处", adviceEn: "mend one of them after the State Council's notice")
    public static let ambiguousAlias = MessageTemplate(
        "JU-016", .fatal,
        zh: "表头“{1}”在“{2}”中既指“{3}”又指“{4}”",
        en: "in “{2}” the header “{1}” means both “{3}” and “{4}”",
        adviceZh: "请删去其中一处别名", adviceEn: "remove one of the aliases")
    public static let anchor = MessageTemplate(
        "JU-017", .fatal,
        zh: "此处不支持 YAML 的锚点与引用（& 和 *）", en: "YAML anchors and aliases (& and *) are not allowed here",
        adviceZh: "请直接写出内容；文字以这些符号开头时请加引号",
        adviceEn: "write the content out; put text that begins with them in quotes")
    public static let wrongFileName = MessageTemplate(
        "JU-018", .fatal,
        zh: "文件名与其中的 id“{1}”不符", en: "the file's name differs from the id “{1}” in it",
        adviceZh: "请使文件名为 {1}.yaml", adviceEn: "name the file {1}.yaml")
    public static let airQualityEditions = MessageTemplate(
        "JU-019", .fatal,
        zh: "空气质量指数的技术规定缺少最早的一版，或有两版自同一日施行",
        en: "the editions of the air quality index lack the earliest one, or two begin on one day",
        adviceZh: "目录中须有且只有一个文件不写 validFrom，其余各写施行日期",
        adviceEn: "one file, and only one, has no validFrom; the others each have their first day")

    public static let all: [MessageTemplate] = [
        noTemplates, unreadableFile, badText, syntax, unknownKey, duplicateKey, missingKey, wrongType, outOfRange,
        unknownWord, unknownProfile, missingSetting, contradiction, badCalendarLine, calendarConflict, ambiguousAlias,
        anchor, wrongFileName, airQualityEditions,
    ]
}
