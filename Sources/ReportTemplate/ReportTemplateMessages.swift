public import Diagnostics

/// What is wrong with a template, each with what to do.
public enum ReportTemplateMessages {
    public static let unknownName = MessageTemplate(
        "RT-001", .error, zh: "模板中的名称“{1}”不存在", en: "unknown name “{1}” in the template",
        adviceZh: "请核对名称：{2}", adviceEn: "check the name: {3}")
    public static let unknownFilter = MessageTemplate(
        "RT-002", .error, zh: "没有名为“{1}”的过滤器", en: "unknown filter “{1}”",
        adviceZh: "请核对“|”后面的写法：{2}", adviceEn: "check what stands after “|”: {3}")
    public static let unknownTag = MessageTemplate(
        "RT-003", .error, zh: "没有名为“{1}”的标记", en: "unknown tag “{1}”",
        adviceZh: "请核对“{%”后面的写法：{2}", adviceEn: "check what stands after “{%”: {3}")
    public static let argumentCount = MessageTemplate(
        "RT-004", .error, zh: "过滤器“{1}”需要 {2} 个参数，写了 {3} 个", en: "filter “{1}” takes {2} arguments, got {3}",
        adviceZh: "参数写在冒号后面，用英文逗号分隔，如“百分数:2”",
        adviceEn: "arguments follow a colon, separated by commas, as in “percent:2”")
    public static let fullWidthBrace = MessageTemplate(
        "RT-005", .error, zh: "“{1}”是全角符号，模板不识别", en: "“{1}” is full-width and means nothing in a template",
        adviceZh: "请切换到英文输入法，改用半角花括号", adviceEn: "type half-width braces")
    public static let fullWidthMark = MessageTemplate(
        "RT-006", .error, zh: "标记里不能用“{1}”", en: "“{1}” cannot stand in a tag",
        adviceZh: "请改用半角符号“{2}”", adviceEn: "use “{2}”")
    public static let unclosed = MessageTemplate(
        "RT-007", .error, zh: "“{1}”没有在本行用“{2}”结束", en: "“{1}” is not closed by “{2}” on its line",
        adviceZh: "请补上“{2}”；若有引号，请检查引号是否成对", adviceEn: "add “{2}”; check that quotes are paired")
    public static let unopened = MessageTemplate(
        "RT-008", .error, zh: "多出“{1}”，前面没有与它成对的符号", en: "“{1}” closes nothing",
        adviceZh: "请补上开头的花括号，或删去“{1}”", adviceEn: "add the opening brace, or remove “{1}”")
    public static let blockNotEnded = MessageTemplate(
        "RT-009", .error, zh: "“{% {1} %}”没有结束", en: "“{% {1} %}” has no end",
        adviceZh: "请在它后面补上“{% {2} %}”", adviceEn: "add “{% {2} %}” after it")
    public static let tagOutOfPlace = MessageTemplate(
        "RT-010", .error, zh: "“{% {1} %}”不能出现在这里（外层：{2}）", en: "“{% {1} %}” cannot stand here (inside: {2})",
        adviceZh: "请检查 for 与 endfor、if 与 endif 是否成对，次序是否正确",
        adviceEn: "check that for and endfor, if and endif are paired and in order")
    public static let unexpectedWord = MessageTemplate(
        "RT-011", .error, zh: "标记里此处不能是“{1}”", en: "“{1}” cannot stand here in a tag",
        adviceZh: "请对照模板说明检查这个标记的写法", adviceEn: "check how this tag is written")
    public static let notList = MessageTemplate(
        "RT-012", .error, zh: "for 只能用于列表，这里是{1}", en: "“for” needs a list, this is: {1}",
        adviceZh: "请在 in 后面写一个列表的名称（名称清单中带“[]”的）",
        adviceEn: "name a list after “in” (marked “[]” in the listing of names)")
    public static let notPrintable = MessageTemplate(
        "RT-013", .error, zh: "不能直接输出{1}", en: "cannot print: {1}",
        adviceZh: "列表请用 for 或“|连接”，记录请写出其中的字段", adviceEn: "use “for” or “|join” for a list, a field for a record")
    public static let notComparable = MessageTemplate(
        "RT-014", .error, zh: "不能比较：{1} {2} {3}", en: "cannot compare: {1} {2} {3}",
        adviceZh: "只有同类的值可以比较；可能缺失的值先判断“!= 缺失”",
        adviceEn: "only values of one kind compare; test what may be missing with “!= missing” first")
    public static let noFields = MessageTemplate(
        "RT-015", .error, zh: "“{1}”是{2}，没有“{3}”这样的字段", en: "“{1}” is {2} and has no field “{3}”",
        adviceZh: "列表请先用 for 逐个取出", adviceEn: "take the elements of a list with “for” first")
    public static let filterInput = MessageTemplate(
        "RT-016", .error, zh: "过滤器“{1}”用于{2}，这里是{3}", en: "filter “{1}” works on {2}, this is: {3}",
        adviceZh: "已排好格式的文字请直接输出，去掉这个过滤器", adviceEn: "print text that is formatted already without this filter")
    public static let badDecimals = MessageTemplate(
        "RT-017", .error, zh: "过滤器“{1}”的小数位数“{2}”不对", en: "filter “{1}”: “{2}” is no number of decimals",
        adviceZh: "小数位数应为 0 到 17 的整数", adviceEn: "use a whole number from 0 to 17")
    public static let unknownInclude = MessageTemplate(
        "RT-018", .error, zh: "找不到要引入的模板“{1}”", en: "included template “{1}” not found",
        adviceZh: "请核对文件名，并确认它在模板文件夹中", adviceEn: "check its name, and that it lies in the template folder")
    public static let includeCycle = MessageTemplate(
        "RT-019", .error, zh: "模板互相引入，成了循环：{1}", en: "templates include each other in a cycle: {1}",
        adviceZh: "请去掉其中一个 include", adviceEn: "remove one of the includes")
    public static let includeTooDeep = MessageTemplate(
        "RT-020", .error, zh: "引入的层数超过 {1} 层", en: "includes nested deeper than {1}",
        adviceZh: "请减少 include 的层数", adviceEn: "nest fewer includes")
    public static let includeNeedsName = MessageTemplate(
        "RT-021", .error, zh: "include 后面应为加引号的文件名", en: "“include” needs a file name in quotes",
        adviceZh: "写法如：include \"表头.md\"", adviceEn: "write it as: include \"header.md\"")
    public static let reservedName = MessageTemplate(
        "RT-022", .error, zh: "“{1}”是保留字，不能用作循环里的名称", en: "“{1}” is reserved and cannot name a loop's element",
        adviceZh: "请换一个名称", adviceEn: "choose another name")
    public static let tooDeep = MessageTemplate(
        "RT-023", .error, zh: "标记太长或嵌套太深", en: "a tag is too long, or nested too deeply",
        adviceZh: "请拆短标记，减少嵌套层数", adviceEn: "shorten the tag, nest fewer")
    public static let tooLong = MessageTemplate(
        "RT-024", .error, zh: "模板循环次数过多，已停止", en: "the template loops too often; stopped",
        adviceZh: "请检查循环套循环的写法", adviceEn: "check the loops within loops")

    public static let all: [MessageTemplate] = [
        unknownName, unknownFilter, unknownTag, argumentCount, fullWidthBrace, fullWidthMark, unclosed, unopened,
        blockNotEnded, tagOutOfPlace, unexpectedWord, notList, notPrintable, notComparable, noFields, filterInput,
        badDecimals, unknownInclude, includeCycle, includeTooDeep, includeNeedsName, reservedName, tooDeep, tooLong,
    ]
}
