import Accounting
import Diagnostics

extension Term {
    /// What the figure is called, and its symbol in the formulas.
    var wording: (zh: String, en: String, symbol: String) {
        switch self {
        case .society: ("全社会排放量", "whole-society emission", "T")
        case .societyPerDay: ("全社会日排放量", "whole-society emission a day", "T")
        case .target, .targetOfDay: ("减排目标", "target", "τ")
        case .planRatio: ("计划减排比例", "planned reduction ratio", "R_plan")
        case .lowRatio: ("减排比例低值", "low reduction ratio", "R_low")
        case .highRatio: ("减排比例高值", "high reduction ratio", "R_high")
        case .industryPlanRatio: ("工业源计划减排比例", "planned ratio of industry", "R_plan")
        case .industryLowRatio: ("工业源减排比例低值", "low ratio of industry", "R_low")
        case .industryHighRatio: ("工业源减排比例高值", "high ratio of industry", "R_high")
        case .interval90: ("90%区间", "90 % interval", "I90")
        case .probabilityMet: ("达标概率", "probability that the target was met", "P")
        case .verdict: ("结论", "verdict", "V")
        case .overallVerdict: ("总体结论", "overall verdict", "V")
        case .industryPlan, .sectorPlan, .groupPlan: ("计划减排量合计", "planned reduction, all", "ΣM_plan")
        case .industryLow, .sectorLow, .groupLow: ("减排量低值合计", "low reduction, all", "ΣM_low")
        case .industryHigh, .sectorHigh, .groupHigh: ("减排量高值合计", "high reduction, all", "ΣM_high")
        case .declared, .declaredOfDay: ("其他源申报减排量", "declared by other sources", "D")
        case .evidentPlan: ("有证据的计划减排量合计", "planned reduction with evidence, all", "ΣM_ev")
        case .enterprises: ("企业数", "enterprises", "n")
        case .required: ("应落实企业数", "required enterprises", "n_req")
        case .judged: ("已判定企业数", "judged enterprises", "n_jud")
        case .implemented: ("已落实企业数", "implemented", "n_imp")
        case .coverage: ("覆盖率", "coverage", "C")
        case .implementedByCount: ("落实率（按家数）", "implementation by count", "F_n")
        case .implementedByMass: ("落实率（按减排量）", "implementation by mass", "F_m")
        default: enterpriseWording
        }
    }

    private var enterpriseWording: (zh: String, en: String, symbol: String) {
        switch self {
        case .hours: ("在响应内的天数", "days in force", "h")
        case .minutes: ("在响应内的分钟数", "minutes in force", "h")
        case .plan, .planOfDay: ("计划减排量", "planned reduction", "M_plan")
        case .low, .lowOfDay: ("减排量低值", "low reduction", "M_low")
        case .high, .highOfDay: ("减排量高值", "high reduction", "M_high")
        case .overachieved, .overachievedOfDay: ("超额减排量", "reduction beyond the plan", "M_over")
        case .evidentOfDay: ("电量可证的计划减排量", "planned reduction that consumption shows", "M_ev")
        case .energy, .energyOfDay: ("用电量", "consumption", "E")
        case .energyBeforeFactor: ("购电量", "purchased electricity", "E₀")
        case .reading: ("户号读数", "reading", "kWh")
        case .contribution: ("户号计入电量", "account, as counted", "s·kWh")
        case .sign: ("计入方式", "sign", "s")
        case .selfGeneration: ("自发电系数", "self-generation factor", "g")
        case .baseline, .baselineOfDay, .wholeDayBaseline: ("基线电量", "baseline", "B")
        case .baselineGiven: ("供电公司基准电量", "baseline given by the power company", "B")
        case .baselineTwoSided: ("双侧基线", "two-sided baseline", "B₂")
        case .baselinePrior5: ("前5日基线", "prior-5 baseline", "B₅")
        case .baselineUncorrected: ("对照组校正前基线", "baseline before the comparison group", "B₀")
        case .quarterShare: ("时段占全日比例", "share of the day", "w")
        case .groupCorrection: ("对照组校正", "comparison group's correction", "γ")
        case .groupLog: ("对照组对数变动", "comparison group's log movement", "g")
        case .baseLoad, .baseLoadPerDay: ("非生产电量", "base load", "L")
        case .defaultBaseLoad: ("缺省非生产电量", "default base load", "L")
        case .drop: ("用电降幅", "raw drop", "q")
        case .loadRatio: ("生产负荷比", "load ratio", "u")
        case .productionCut: ("生产压减率", "production cut", "ρ")
        case .expectedCut: ("应压减率", "expected cut", "x")
        case .attainment, .attainmentOfDay: ("落实度", "attainment", "a")
        case .highestAttainment: ("落实度（高值）", "attainment, high", "a_high")
        case .achieved: ("完成倍数", "achieved over expected", "ρ/x")
        case .attainment90: ("落实度90%区间", "90 % interval of the attainment", "a90")
        case .baselineError90: ("基线误差90%区间", "90 % interval of the baseline's error", "ε90")
        case .placeboWindows: ("历史安慰剂窗口数", "placebo windows", "n_w")
        case .outcome: ("落实情况", "outcome", "O")
        case .standing: ("措施", "measure", "m")
        case .membership: ("是否应落实", "required or not", "m")
        case .evidence, .hasEvidence: ("是否有证据", "with evidence or not", "m")
        default: listWording
        }
    }

    private var listWording: (zh: String, en: String, symbol: String) {
        switch self {
        case .emission: ("日排放量", "emission a day", "e")
        case .emissionOfPart: ("时段排放量", "emission of the stretch", "e")
        case .emissionMass: ("清单排放量", "emission of the list", "m")
        case .emissionDays: ("天数", "days", "d")
        case .plannedCut: ("计划削减率", "planned cut", "c")
        case .otherCut: ("非用电措施削减率", "cut that electricity cannot see", "c′")
        case .lineShare: ("生产线用电占比", "line's share of consumption", "w")
        case .lineWeight, .planWeight: ("计划减排量权重", "planned mass as weight", "w")
        case .measureFigure: ("措施数值", "figure of the measure", "m")
        case .level: ("七日水平", "level of seven days", "ℓ")
        case .levelOfDay: ("折算日电量", "day as of factor 1", "y/f")
        case .factor: ("日类型系数", "day-type factor", "f")
        case .divisor: ("除数", "divisor", "max(f, 0.2)")
        case .ratioToWeek: ("与周均之比", "ratio to its week", "y/ȳ")
        case .weekMean: ("七日均值", "mean of the week", "ȳ")
        case .kilowattHours: ("电量", "kWh", "y")
        case .declaration: ("申报减排量", "declared reduction", "D")
        case .parameter: ("参数", "parameter", "p")
        case .constant: ("定值", "fixed by rule", "k")
        default: (rawValue, rawValue, "v")
        }
    }
}

extension Derivation.Note {
    var sentence: LocalizedText {
        switch self {
        case .noEvidence:
            LocalizedText(zh: "没有证据：低值为 0，高值取计划值", en: "without evidence: low 0, high as planned")
        case .notMetered:
            LocalizedText(zh: "用电看不出：低值为 0，高值取计划值", en: "electricity cannot see it: low 0, high as planned")
        case .nothingPlanned: LocalizedText(zh: "清单未安排减排", en: "the list plans nothing here")
        case .baseLoadUnknown:
            LocalizedText(zh: "非生产电量不明：低值按 0 计", en: "base load unknown: taken as 0 for the low figure")
        case .noBaseline: LocalizedText(zh: "没有合格的基线", en: "no baseline passes the gates")
        case .weakBaseline: LocalizedText(zh: "基线不足", en: "weak baseline")
        case .noReading: LocalizedText(zh: "缺读数", en: "a reading is missing")
        case .lunarNewYear:
            LocalizedText(zh: "春节前后且无对照组，不作单个结论", en: "near Lunar New Year without a comparison group")
        case .conflictHigher: LocalizedText(zh: "读数有冲突，取高者", en: "two readings disagree: the higher counts")
        case .conflictLower: LocalizedText(zh: "读数有冲突，取低者", en: "two readings disagree: the lower counts")
        case .flagged: LocalizedText(zh: "报送方标明不可信", en: "its sender does not trust it")
        case .partial:
            LocalizedText(zh: "分时不全：响应日视为缺失", en: "incomplete day: missing on a response day")
        case .partDay: LocalizedText(zh: "未满全天，不作判定", en: "part of a day: not judged")
        case .simulated:
            LocalizedText(
                zh: "由历史窗口的基线误差模拟得出，此处只列窗口数和规则",
                en: "simulated from the baseline's errors in past windows; their number and the rule stand here")
        case .comparisonGroup:
            LocalizedText(zh: "由对照组各企业的变动得出，见对照组表", en: "from the comparison group's members, see its table")
        case .particulateBasis: LocalizedText(zh: "颗粒物口径不同，不能相比", en: "particulate bases differ: refused")
        }
    }
}
