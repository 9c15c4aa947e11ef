public import Diagnostics

/// Every finding that reading a table can yield. The codes are stable; a test holds a bad input for each.
public enum IngestionMessages {
    // MARK: The file and its header

    static let noHeader = MessageTemplate(
        "EI-001", .fatal,
        zh: "没有找到可识别的表头；最接近的是“{1}”，缺少必需的列：{2}",
        en: "no table header was recognised; the nearest is “{1}”, which lacks the columns: {2}",
        adviceZh: "核对表头文字（可用名称见 abate init 生成的填报模板），或用 --table 指明表名",
        adviceEn:
            "check the header's wording (names are in the workbook that `abate init` makes), or name it by --table")
    static let ambiguousTable = MessageTemplate(
        "EI-002", .fatal,
        zh: "表头同时符合多种表：{1}",
        en: "the header fits several tables: {1}",
        adviceZh: "用 --table 指明是哪一种",
        adviceEn: "say which by --table")
    static let unknownTable = MessageTemplate(
        "EI-003", .fatal,
        zh: "没有名为“{1}”的表；可用的有：{2}",
        en: "there is no table “{1}”; there are: {2}",
        adviceZh: "改用列出的表名",
        adviceEn: "use one of the names listed")
    static let unknownColumn = MessageTemplate(
        "EI-004", .warning,
        zh: "不认识的列“{1}”，该列未读取；{2}相近的列名有：{3}",
        en: "unknown column “{1}”, not read; the nearest names of {2} are: {3}",
        adviceZh: "若这一列有用，请改为相近的标准列名后重新提交；若无用，可不处理",
        adviceEn: "rename the column to the name meant and send the file again; nothing to do where it is not needed")
    static let repeatedColumn = MessageTemplate(
        "EI-005", .fatal,
        zh: "两列含义相同（{1}）：“{2}”与“{3}”",
        en: "two columns mean the same ({1}): “{2}” and “{3}”",
        adviceZh: "只保留其中一列",
        adviceEn: "keep one of them")
    static let sheetNotRead = MessageTemplate(
        "EI-006", .notice,
        zh: "工作表“{1}”没有可识别的表头，未读取",
        en: "the sheet “{1}” has no recognised header and was not read",
        adviceZh: "若是说明页可不处理；若应读取，请核对表头",
        adviceEn: "nothing to do for a page of notes; otherwise check its header")
    static let noRows = MessageTemplate(
        "EI-007", .fatal,
        zh: "表头之下没有数据行",
        en: "there are no rows under the header",
        adviceZh: "请确认导出时选中了数据",
        adviceEn: "check that the export held data")
    static let unknownUnit = MessageTemplate(
        "EI-008", .fatal,
        zh: "列“{1}”的单位“{2}”不能换算",
        en: "the unit “{2}” of the column “{1}” cannot be converted",
        adviceZh: "电量用 kWh、MWh 或 万kWh，排放量用 千克 或 吨",
        adviceEn: "use kWh, MWh or 万kWh for energy, kg or t for emissions")

    static let noTable = MessageTemplate(
        "EI-009", .fatal,
        zh: "文件中没有任何一种已知的表",
        en: "the file holds none of the known tables",
        adviceZh: "核对是否选错文件；各表的表头见 abate init 生成的填报模板",
        adviceEn: "check that it is the right file; the headers are in the workbook that `abate init` makes")
    static let unreadableFile = MessageTemplate(
        "EI-040", .fatal,
        zh: "文件不能打开：{1}",
        en: "the file cannot be opened: {2}",
        adviceZh: "核对路径和读取权限",
        adviceEn: "check the path and the permission to read it")

    static let timesOfDay = MessageTemplate(
        "EI-041", .fatal,
        zh: "“{1}”一列是一天之内多个时刻的数据，但不是 15 分钟一个，整个文件未采用",
        en:
            "“{1}” holds several times of a day, but no quarter-hours: the file was not taken",
        adviceZh: "请供电公司导出日电量，或 15 分钟电量",
        adviceEn: "ask for daily readings, or for quarter-hours")

    static let unitOfTitle = MessageTemplate(
        "EI-042", .notice,
        zh: "表头没有写单位，按标题行所写的单位“{1}”换算",
        en: "the header states no unit: figures are taken in “{1}”, as a title row says",
        adviceZh: "若不是这个单位，请在表头中写明单位后重新提交",
        adviceEn: "where that is wrong, write the unit into the header and send the file again")

    // MARK: Cells

    static let missingValue = MessageTemplate(
        "EI-010", .error,
        zh: "“{1}”不能为空",
        en: "“{1}” must not be empty",
        adviceZh: "补填后重新提交该行",
        adviceEn: "fill it in and send the row again")
    static let unknownChoice = MessageTemplate(
        "EI-011", .error,
        zh: "“{1}”填写的“{2}”不在可选范围：{3}",
        en: "“{2}” is none of the values of “{1}”: {3}",
        adviceZh: "改为所列写法之一",
        adviceEn: "use one of the values listed")
    static let notNumber = MessageTemplate(
        "EI-012", .error,
        zh: "“{1}”应为数字，得到“{2}”",
        en: "“{1}” should be a number, found “{2}”",
        adviceZh: "改为阿拉伯数字，不带单位和文字；没有数据请留空",
        adviceEn: "write digits without unit or words; leave it blank where there is no figure")
    static let notDate = MessageTemplate(
        "EI-013", .error,
        zh: "“{1}”应为日期，得到“{2}”",
        en: "“{1}” should be a date, found “{2}”",
        adviceZh: "写作 2026-01-08，带时刻写作 2026-01-08 07:00",
        adviceEn: "write 2026-01-08, with a time 2026-01-08 07:00")
    static let dateOutOfRange = MessageTemplate(
        "EI-014", .error,
        zh: "“{1}”的日期“{2}”超出范围（2000-01-01 至 2099-12-31）",
        en: "the date “{2}” of “{1}” is out of range (2000-01-01 to 2099-12-31)",
        adviceZh: "核对年份",
        adviceEn: "check the year")
    static let numberOutOfRange = MessageTemplate(
        "EI-015", .error,
        zh: "“{1}”的数值“{2}”超出合理范围（{3}）",
        en: "the value “{2}” of “{1}” is out of range ({3})",
        adviceZh: "核对数值与单位",
        adviceEn: "check the value and its unit")
    static let damagedIdentifier = MessageTemplate(
        "EI-016", .error,
        zh: "“{1}”的“{2}”以数字格式保存，前导零或末位数字可能已丢失",
        en: "“{2}” in “{1}” is stored as a number: leading zeros or last digits may be lost",
        adviceZh: "在原系统中把该列设为文本格式后重新导出，不要手工补位",
        adviceEn: "export it again with this column as text; do not repair it by hand")
    static let percentOutOfRange = MessageTemplate(
        "EI-017", .error,
        zh: "“{1}”应在 0 至 100 之间，得到“{2}”",
        en: "“{1}” should lie between 0 and 100, found “{2}”",
        adviceZh: "比例按百分数填写，如 30 表示 30%",
        adviceEn: "write percentages: 30 means 30 %")
    static let notDayOnly = MessageTemplate(
        "EI-018", .error,
        zh: "“{1}”应为日期，得到带时刻的“{2}”；此表只收日电量",
        en: "“{1}” should be a day, found “{2}” with a time; this table takes daily readings",
        adviceZh: "改为每日一行的日电量",
        adviceEn: "send one row a day")

    static let notWhole = MessageTemplate(
        "EI-019", .error,
        zh: "“{1}”应为整数，得到“{2}”",
        en: "“{1}” should be a whole number, found “{2}”",
        adviceZh: "核对数值，改为整数",
        adviceEn: "check the value and write a whole number")

    // MARK: Rows

    static let repeatedKey = MessageTemplate(
        "EI-020", .error,
        zh: "与第 {1} 行是同一条（{2}），内容却不同，本行未采用",
        en: "the same as row {1} ({2}) with other content; this row was not taken",
        adviceZh: "只保留正确的一行",
        adviceEn: "keep the one that is right")
    static let accountWithTwoEnterprises = MessageTemplate(
        "EI-021", .error,
        zh: "户号 {1} 同时归属企业 {2} 和 {3}，本行未采用",
        en: "account {1} belongs to the enterprises {2} and {3} at once; this row was not taken",
        adviceZh: "核实归属；若为变更，请给前一归属填写失效日期、后一归属填写生效日期，或把不计入的一行计入系数填 0",
        adviceEn:
            "where it changed hands give the earlier binding a last day and the later one a first day, or mark the one not counted with sign 0"
    )
    static let missingBasis = MessageTemplate(
        "EI-022", .error,
        zh: "填写了颗粒物（PM）排放量，但没有口径（TSP、PM10 或 PM2.5）",
        en: "a PM emission is given without its basis (TSP, PM10 or PM2.5)",
        adviceZh: "补填“颗粒物口径”",
        adviceEn: "fill in the basis of PM")
    static let missingProductionDays = MessageTemplate(
        "EI-023", .error,
        zh: "给出年排放量而没有年生产天数，不能换算为日排放量",
        en: "an annual emission without production days cannot be made a daily one",
        adviceZh: "补填年生产天数（1–366），或直接填写日排放量",
        adviceEn: "fill in the production days (1 to 366) or give daily emissions")
    static let emissionTwice = MessageTemplate(
        "EI-024", .error,
        zh: "{1} 的日排放量与按年排放量换算的结果相差超过 1%",
        en: "the daily emission of {1} and the one from its annual figure differ by more than 1 %",
        adviceZh: "只填一种，或核对两者",
        adviceEn: "give one of them, or make them agree")
    static let neitherOf = MessageTemplate(
        "EI-025", .error,
        zh: "{1}至少要填一项",
        en: "one of {1} must be given",
        adviceZh: "补填其中一项",
        adviceEn: "fill one of them in")
    static let conflictingMeasures = MessageTemplate(
        "EI-026", .error,
        zh: "与第 {1} 行是同一企业、同一生产线、同一级别的另一项生产性措施，两者不同，本行未采用",
        en: "row {1} has another production measure for the same enterprise, line and level; this row was not taken",
        adviceZh: "每个级别只保留一项停产、限产或定产措施",
        adviceEn: "keep one stop, limit or cap for each level")
    static let unreadableMeasureText = MessageTemplate(
        "EI-027", .warning,
        zh: "“{1}”的措施“{2}”没有写明停产、限产比例或豁免，按电量不可核的其他措施记",
        en: "the measure “{2}” in “{1}” names no stop, limit or exemption; taken as one that electricity cannot show",
        adviceZh: "在“减排措施”表中给出措施类型与减排比例",
        adviceEn: "give its type and cuts in the table of measures")
    static let negativeReading = MessageTemplate(
        "EI-028", .error,
        zh: "用电量“{1}”为负，未采用",
        en: "the consumption “{1}” is negative and was not taken",
        adviceZh: "上网电量请另列；核对正反向电量",
        adviceEn: "give exported energy separately; check forward and reverse energy")
    static let missingReading = MessageTemplate(
        "EI-029", .notice,
        zh: "用电量为空，按缺失记（不作 0）",
        en: "the consumption is blank: missing, not zero",
        adviceZh: "如有数据请补报",
        adviceEn: "send the figure where there is one")
    static let liftWithoutStart = MessageTemplate(
        "EI-030", .error,
        zh: "“解除时间”不晚于“生效时间”",
        en: "the lifting is not after the start",
        adviceZh: "核对两个时间",
        adviceEn: "check both times")
    static let missingSign = MessageTemplate(
        "EI-031", .error,
        zh: "用途为“{1}”的户号必须写明计入系数（1 计入、-1 扣减、0 不计）",
        en: "an account used for “{1}” needs its sign (1 counted, -1 subtracted, 0 excluded)",
        adviceZh: "补填计入系数",
        adviceEn: "fill in the sign")

    static let meteredSector = MessageTemplate(
        "EI-032", .error,
        zh: "“{1}”为工业源；工业源减排量由用电量核算，不能申报",
        en: "“{1}” is industrial; industrial reductions are accounted from electricity, not declared",
        adviceZh: "此表只填移动源、扬尘源、生活源和其他源；企业请列入应急减排清单",
        adviceEn: "this table takes mobile, dust, residential and other sources; put enterprises on the list")

    static let rowTooLong = MessageTemplate(
        "EI-033", .error,
        zh: "本行的列数多于表头（{1} 列），各列可能已错位，未采用",
        en: "the row has more cells than the header's {1} columns: they may have moved; not taken",
        adviceZh: "检查数字中的千位逗号（应加引号或去掉）和多余的分隔符",
        adviceEn: "look for thousands separators without quotes, and for separators too many")
    static let cellInMargin = MessageTemplate(
        "EI-034", .notice,
        zh: "表头之外的单元格未读取",
        en: "a cell outside the header's columns was not read",
        adviceZh: "若是批注可不处理；若应读取，请补上表头",
        adviceEn: "nothing to do for a note; otherwise give it a header")
    static let repeatedDeclaration = MessageTemplate(
        "EI-035", .error,
        zh: "与第 {1} 行是同一时段、源类、污染物和填报单位的减排量，数值不同，本行未采用",
        en:
            "row {1} declares another reduction for the same period, sector, pollutant and unit; this row was not taken",
        adviceZh: "若是不同来源的减排量，请在“填报单位”一列分别写明；若为更正，只保留正确的一行",
        adviceEn: "tell several sources apart in the column of the unit; keep one row where it is a correction")
    static let endBeforeStart = MessageTemplate(
        "EI-036", .error,
        zh: "失效日期早于生效日期",
        en: "the last day is before the first",
        adviceZh: "核对两个日期",
        adviceEn: "check both days")
    static let columnPassedOver = MessageTemplate(
        "EI-037", .warning,
        zh: "两列含义相同（{1}）：“{2}”与“{3}”，采用前一列",
        en: "two columns mean the same ({1}): “{2}” and “{3}”; the first is used",
        adviceZh: "若应采用后一列，请删去前一列后重新提交",
        adviceEn: "remove the first where the second is meant")

    // MARK: The ledger as a whole

    static let waitingAccount = MessageTemplate(
        "EI-050", .warning,
        zh: "户号 {1} 归属的企业 {2} 不在清单中，等待企业清单到达",
        en: "account {1} waits for its enterprise {2}, which is on no list yet",
        adviceZh: "提交含该企业的清单，或更正企业编号",
        adviceEn: "send the list that holds it, or correct the enterprise's id")
    static let unboundReadings = MessageTemplate(
        "EI-051", .notice,
        zh: "有用电量但未归属任何企业的户号 {1} 个：{2}",
        en: "{1} accounts have readings and belong to no enterprise: {2}",
        adviceZh: "在户号表中补充归属，或不处理",
        adviceEn: "bind them in the table of accounts, or leave them")
    static let enterpriseWithoutAccount = MessageTemplate(
        "EI-052", .warning,
        zh: "企业 {1}（{2}）需要核算，但没有归属的用电户号",
        en: "enterprise {1} ({2}) must be accounted and has no metering account",
        adviceZh: "在户号表中补充其户号",
        adviceEn: "bind its accounts in the table of accounts")
    static let measureWithoutEnterprise = MessageTemplate(
        "EI-053", .warning,
        zh: "减排措施指向的企业 {1} 不在清单中，等待企业清单到达",
        en: "a measure waits for its enterprise {1}, which is on no list yet",
        adviceZh: "提交含该企业的清单，或更正企业编号",
        adviceEn: "send the list that holds it, or correct the enterprise's id")
    public static let pendingConflict = MessageTemplate(
        "EI-054", .warning,
        zh: "户号 {1} 在 {2} 同一批文件中有两个不同的用电量（{3} 与 {4} kWh），待核定；期间按不利于企业的一个计",
        en:
            "account {1} on {2} has two values in files of one run ({3} and {4} kWh); until decided the worse one counts",
        adviceZh: "核实后以新文件重新提交正确的数值，后收到的为准；或核定：abate decide reading/{1}/{2} --value 用电量 …",
        adviceEn: "send the right value in a new file, or decide: abate decide reading/{1}/{2} --value KWH …")
    static let contestedRecord = MessageTemplate(
        "EI-055", .error,
        zh: "{1}：同一批文件对“{2}”说法不一，暂按其中一种计",
        en: "{1}: files of one run disagree on “{2}”; one of them is used for now",
        adviceZh: "核实后重新提交正确的一行；或核定采用哪个文件：abate decide '{3}' --value '#文件号' …",
        adviceEn: "send the right row again, or choose a file: abate decide '{3}' --value '#FILE' …")
    /// Codes of what nobody has decided yet.
    public static let waitingForDecision: Set<String> = [
        pendingConflict.code, contestedRecord.code, quarterConflict.code,
    ]
    static let foreignRegion = MessageTemplate(
        "EI-056", .warning,
        zh: "{1}属于“{2}”，不是本地区“{3}”，未用于核算",
        en: "{1} belongs to “{2}”, not to “{3}”, and is not accounted",
        adviceZh: "核对 abate.yaml 的 region 与文件中的区域名称是否一致",
        adviceEn: "make the region in abate.yaml and in the file agree")
    static let contradictedBindings = MessageTemplate(
        "EI-058", .error,
        zh: "户号 {1} 被企业 {2} 同时归属（同一批文件），核实前不计入任何一家",
        en: "account {1} is claimed by the enterprises {2} in files of one run; until mended it counts for none",
        adviceZh: "核实归属后重新提交户号表；把不计入的一行计入系数填 0，或填写生效、失效日期",
        adviceEn: "send the table of accounts again, with sign 0 or with first and last days")
    static let waitingRow = MessageTemplate(
        "EI-059", .warning,
        zh: "{1}表中的行指向不存在的“{2}”，等待其到达",
        en: "a row of the table {1} waits for “{2}”, which is not there yet",
        adviceZh: "提交含它的清单或预警，或更正编号",
        adviceEn: "send the list or the warning that holds it, or correct the id")
    static let neverStarted = MessageTemplate(
        "EI-060", .error,
        zh: "过程 {1} 只有解除，没有发布",
        en: "episode {1} is lifted and was never started",
        adviceZh: "补报发布预警的一行，或更正过程编号",
        adviceEn: "send the row of its start, or correct its id")
    static let liftedTooEarly = MessageTemplate(
        "EI-061", .error,
        zh: "过程 {1} 的解除时间 {2} 不晚于生效时间 {3}，解除未起作用",
        en: "episode {1} is lifted at {2}, not after its start at {3}; the lifting has no effect",
        adviceZh: "核对两个时间后重新提交",
        adviceEn: "check both times and send the rows again")
    static let tooLong = MessageTemplate(
        "EI-062", .error,
        zh: "过程 {1} 自 {2} 起已超过 60 天仍在实施，夜间任务不再为其写报告",
        en: "episode {1} has lasted more than 60 days since {2}; the nightly job writes no reports for it",
        adviceZh: "核对生效时间的年份，或补报解除",
        adviceEn: "check the year of its start, or send its lifting")
    static let noSociety = MessageTemplate(
        "EI-057", .warning,
        zh: "没有 {1} 的全社会排放总量，不能计算减排比例",
        en: "there is no whole-society emission of {1}: its ratio cannot be computed",
        adviceZh: "提交“全社会排放总量”表",
        adviceEn: "send the table of whole-society emissions")

    public static let all: [MessageTemplate] =
        general + ofReadings + ofArrival + ofWitnesses + ofLists + ofAir + ofIdentity

    private static let general: [MessageTemplate] = [
        noHeader, ambiguousTable, unknownTable, unknownColumn, repeatedColumn, sheetNotRead, noRows, unknownUnit,
        noTable,
        unreadableFile, timesOfDay, unitOfTitle,
        missingValue, unknownChoice, notNumber, notDate, dateOutOfRange, numberOutOfRange, damagedIdentifier,
        percentOutOfRange, notDayOnly, notWhole, repeatedKey, accountWithTwoEnterprises, missingBasis,
        missingProductionDays,
        emissionTwice, neitherOf, conflictingMeasures, unreadableMeasureText, negativeReading, missingReading,
        liftWithoutStart, missingSign, meteredSector, rowTooLong, cellInMargin, repeatedDeclaration, endBeforeStart,
        columnPassedOver, waitingAccount, unboundReadings, enterpriseWithoutAccount,
        measureWithoutEnterprise, pendingConflict, contestedRecord, foreignRegion, contradictedBindings, noSociety,
        waitingRow, neverStarted, liftedTooEarly, tooLong,
    ]
}
