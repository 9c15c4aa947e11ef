import Diagnostics

/// Findings about the reduction list as a whole (EI-110…129).
extension IngestionMessages {
    static let repeatedCreditCode = MessageTemplate(
        "EI-110", .warning,
        zh: "企业 {1} 与 {2} 的统一社会信用代码相同（{3}）",
        en: "the enterprises {1} and {2} have the same credit code ({3})",
        adviceZh: "若是同一企业重复列入，只保留一家，否则排放量会重复计算；若是同一法人的不同厂区，可不处理",
        adviceEn:
            "keep one where it is listed twice, or its emission counts twice; two sites of one legal person may stay")
    static let badCreditCode = MessageTemplate(
        "EI-111", .warning,
        zh: "统一社会信用代码“{1}”{2}",
        en: "the credit code “{1}” {3}",
        adviceZh: "按营业执照核对 18 位代码（不用字母 I、O、S、V、Z）后重新提交",
        adviceEn: "check the 18 characters (no I, O, S, V, Z) on the business licence and send the row again")
    static let repeatedName = MessageTemplate(
        "EI-112", .warning,
        zh: "企业 {1} 与 {2} 同在{3}、名称相同（{4}），编号不同",
        en: "the enterprises {1} and {2} of {3} have the same name ({4}) and different ids",
        adviceZh: "若是同一企业重复列入，只保留一家；若是不同厂区，请在名称中写明",
        adviceEn: "keep one where it is listed twice; tell two sites apart by their names")
    static let sumAboveSociety = MessageTemplate(
        "EI-113", .error,
        zh: "清单企业 {1} 日排放量合计 {2} kg，超过{3} {4} kg，减排比例会被高估",
        en: "the enterprises' daily {1} adds to {2} kg, more than the {5} {4} kg: ratios would be overstated",
        adviceZh: "核对吨与千克、年与日、生产天数，以及全社会排放总量表的年份和口径",
        adviceEn: "check tonnes and kilograms, year and day, production days, and the society table's year and basis")
    static let measuresFall = MessageTemplate(
        "EI-114", .warning,
        zh: "企业 {1}{2}预警要求{3}，低于{4}预警的{5}",
        en: "{1} is asked for {6} at {7}, less than {8} at {9}",
        adviceZh: "级别越高措施不应越松，核对黄、橙、红三级是否填错列",
        adviceEn: "a higher level should not ask for less: check that the columns of the levels are not mixed up")
    static let voluntaryGradeWithCut = MessageTemplate(
        "EI-115", .warning,
        zh: "企业 {1} 绩效等级为{2}，应为自主减排，却安排了{3}",
        en: "{1} is of grade {2}, which reduces by itself, and is asked for {4}",
        adviceZh: "核对绩效等级；等级无误的，将措施改为“自主减排”",
        adviceEn: "check the grade; where it is right make the measure voluntary")
    static let gradeDWithoutStop = MessageTemplate(
        "EI-116", .warning,
        zh: "企业 {1} 绩效等级为 D，{2}没有安排全部停产",
        en: "{1} is of grade D and does not stop altogether at {3}",
        adviceZh: "D 级企业应全部停产；确属不能停产的行业，请在清单中附批准依据",
        adviceEn: "grade D stops altogether; where an industry cannot, keep the approval with the list")
    static let unequalCuts = MessageTemplate(
        "EI-117", .warning,
        zh: "{1}行业{2}级企业{3}预警的措施不一致：{4}",
        en: "the measures of {1}, grade {2}, at {5} differ: {6}",
        adviceZh: "同一行业同一等级应执行同样的减排比例，核对后统一，或保留核定依据",
        adviceEn:
            "enterprises of one industry and grade should be asked for the same: make them agree, or keep the reason")
    static let smallClassTooLarge = MessageTemplate(
        "EI-118", .warning,
        zh: "小微涉气企业四种污染物合计年排放 {1} kg，达到或超过 {2} kg 的限值",
        en: "an enterprise of the small class emits {1} kg of the four pollutants a year, {2} kg or more",
        adviceZh: "核对排放量；无误的，改列重点企业或其他企业并制定措施",
        adviceEn: "check its emission; where it is right list it as key or other, with measures")
    static let smallClassBurnsFuel = MessageTemplate(
        "EI-119", .warning,
        zh: "小微涉气企业使用燃料“{1}”；燃煤、燃油的企业不属于小微涉气企业",
        en: "an enterprise of the small class burns “{1}”; one that burns coal or oil is not of that class",
        adviceZh: "核对燃料；无误的，改列重点企业或其他企业并制定措施",
        adviceEn: "check the fuel; where it is right list it as key or other, with measures")
    static let industryWithoutVOCs = MessageTemplate(
        "EI-120", .warning,
        zh: "企业 {1} 属于涉 VOCs 行业（{2}），清单中没有 VOCs 排放量",
        en: "{1} is of an industry that emits VOCs ({2}), and the list gives none",
        adviceZh: "核对后补填 VOCs 排放量；确实不产生的，可不处理",
        adviceEn: "fill in its VOCs; nothing to do where it truly has none")
    static let combustionWithoutNOx = MessageTemplate(
        "EI-121", .warning,
        zh: "企业 {1} 属于有燃烧过程的行业（{2}），清单中没有 NOx 排放量",
        en: "{1} is of an industry with combustion ({2}), and the list gives no NOx",
        adviceZh: "核对后补填 NOx 排放量；全部用电、没有炉窑和锅炉的，可不处理",
        adviceEn: "fill in its NOx; nothing to do where it has neither kiln nor boiler")
    static let wordsAgainstNumbers = MessageTemplate(
        "EI-122", .warning,
        zh: "措施描述“{1}”与所填的“{2}”不一致，按所填类型和比例核算",
        en: "the words “{1}” and the figures “{3}” disagree; the figures are used",
        adviceZh: "核对文字与措施类型、减排比例，改为一致后重新提交",
        adviceEn: "make the words agree with type and cuts, and send the row again")
    static let listAgainstTable = MessageTemplate(
        "EI-123", .warning,
        zh: "企业 {1} {2}预警：企业清单写“{3}”，减排措施表写“{4}”，按减排措施表核算",
        en: "{1} at {5}: the list says “{3}”, the table of measures “{6}”; the table is used",
        adviceZh: "核对两表，改为一致后重新提交",
        adviceEn: "make the two tables agree and send them again")
    static let guaranteeWithoutCap = MessageTemplate(
        "EI-124", .warning,
        zh: "保障类企业 {1} 没有核定最大允许电量，不能判断是否超出保障任务生产",
        en: "the guarantee enterprise {1} has no cap: whether it produces more than its task cannot be told",
        adviceZh: "核定“以量定产”“以热定产”的负荷并填写最大允许电量；全部豁免的，请把措施写为“豁免”",
        adviceEn: "state its cap_kwh; where it is exempt altogether, say so in its measures")
    static let listTooOld = MessageTemplate(
        "EI-125", .warning,
        zh: "{1}使用的是 {2}，{3} 年 {4} 月 {5} 日后应使用当年报送的清单（{6}）",
        en: "on {7} the list in force is of {8}; since {9} that of the year should be used ({6})",
        adviceZh: "提交当年更新的应急减排清单，并填写清单年份",
        adviceEn: "send this year's list, with its year")
    static let gradeSaysGuarantee = MessageTemplate(
        "EI-126", .warning,
        zh: "绩效等级写作“{1}”，企业分类却是“{2}”；按企业分类处理",
        en: "the grade is written “{1}” but the class is {3}; the class is used",
        adviceZh: "属民生保障的，企业分类改为“保障”；措施为豁免的，在减排措施中写明",
        adviceEn: "make the class guarantee where it is one, and state the exemption as its measure")
    static let idleFromGrade = MessageTemplate(
        "EI-127", .notice,
        zh: "绩效等级写作“{1}”，生产状态为空，按长期停产处理",
        en: "the grade is written “{1}” and the status is blank: taken as long idle",
        adviceZh: "请把“长期停产”填在生产状态一列",
        adviceEn: "write it in the column of the status")
    static let gradeSaysIdle = MessageTemplate(
        "EI-128", .warning,
        zh: "绩效等级写作“{1}”，生产状态却是“{2}”；按生产状态处理",
        en: "the grade is written “{1}” but the status is {3}; the status is used",
        adviceZh: "核实是否仍在停产，改正其中一列",
        adviceEn: "find out whether it is idle, and correct one of them")

    static let ofLists: [MessageTemplate] =
        [
            repeatedCreditCode, badCreditCode, repeatedName, sumAboveSociety, measuresFall, voluntaryGradeWithCut,
            gradeDWithoutStop, unequalCuts, smallClassTooLarge, smallClassBurnsFuel, industryWithoutVOCs,
            combustionWithoutNOx, wordsAgainstNumbers, listAgainstTable, guaranteeWithoutCap, listTooOld,
            gradeSaysGuarantee, idleFromGrade, gradeSaysIdle,
        ] + ofConsumption
}
