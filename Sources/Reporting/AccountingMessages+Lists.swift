public import Accounting
public import Diagnostics
import EmissionModel

/// What the planned accounting of a list, and a gap, want their reader to know (AC-040…049).
extension AccountingMessages {
    static let listMissesTarget = MessageTemplate(
        "AC-040", .warning,
        zh: "清单即使全部执行，{1}预警 {2} 的减排比例也只有 {3}，未达到目标 {4}，每日还差 {5} 千克",
        en: "fully carried out, the list saves {3} of {2} at {6}, below its target of {4}: {5} kg a day are missing",
        adviceZh: "请加严措施（可用 abate gap --level {6} 查看最小的加严方案），或按预案附详细测算说明和清单报请核减",
        adviceEn:
            "raise measures (abate gap --level {6} shows the least), or apply for an adjusted target with the calculation"
    )
    static let listWithoutMeasure = MessageTemplate(
        "AC-041", .warning,
        zh: "企业 {1} 在{2}预警及以下没有减排措施，按不管控计", en: "{1} has no measure at {3} nor below it and counts as exempt",
        adviceZh: "请补全减排措施表；确属豁免的，请写明措施类型“豁免”",
        adviceEn: "complete the measures table; where it is exempt, say so there")
    static let listInheritsMeasure = MessageTemplate(
        "AC-042", .notice,
        zh: "企业 {1} 没有{2}预警的措施，沿用{3}预警的措施", en: "{1} has no measure of {4}; that of {5} holds",
        adviceZh: "请在减排措施表中补全该级别", adviceEn: "complete the measures table")
    static let listCannotTell = MessageTemplate(
        "AC-043", .warning,
        zh: "{1}预警 {2} 缺少{3}，不能判断清单能否达到目标",
        en: "{2} at {4} lacks {5}: whether the list meets its target cannot be told",
        adviceZh: "请补全后重新校核", adviceEn: "complete it and check again")
    static let gapCannotTell = MessageTemplate(
        "AC-045", .error,
        zh: "{1} 缺少{2}，不能计算缺口", en: "{1} lacks {3}: its gap cannot be told",
        adviceZh: "请补全全社会排放总量表或减排目标后重新计算", adviceEn: "complete the society table or the targets")
    static let gapUnknownEmission = MessageTemplate(
        "AC-046", .warning,
        zh: "企业 {1} 没有 {2} 的排放量，加严它能补多少不得而知，按零计",
        en: "{1} has no emission figure of {2}: what more it could give is unknown and counts as zero",
        adviceZh: "请在企业清单中补上排放量", adviceEn: "add it to the enterprises table")
    static let gapNotClosable = MessageTemplate(
        "AC-047", .warning,
        zh: "{1} 的缺口不能补足：可加严的企业全部加严，最多再减 {2} 千克，仍差 {3} 千克",
        en: "the gap of {1} cannot be closed: all that may be asked add {2} kg at most, {3} kg stay missing",
        adviceZh: "可用 --include 放宽保护（a、leading、guarantee、small、exempt），或从移动源、扬尘源补足，或报请核减",
        adviceEn: "lift protections with --include, save more on roads and sites, or apply for an adjusted target")

    static let ofLists: [MessageTemplate] = [
        listMissesTarget, listWithoutMeasure, listInheritsMeasure, listCannotTell, gapCannotTell, gapUnknownEmission,
        gapNotClosable,
    ]

    // MARK: A list

    /// The targets that a list misses even fully carried out, and those of which that cannot be told.
    public static func targetFindings(of list: ListAccount) -> [Diagnostic] {
        list.levels.values.flatMap { level in
            Pollutant.allCases.compactMap { finding(level.ratios[$0], $0, at: level.level) }
        }
    }

    /// What the planned accounting of a list finds, the targets first.
    public static func findings(of list: ListAccount) -> [Diagnostic] {
        let targets = targetFindings(of: list)
        let own: Set<AccountingNotice.Kind> = [.noMeasure, .inheritedMeasure]
        let names = Dictionary(
            list.enterprises.map { ($0.enterprise.id, $0.enterprise.name) }, uniquingKeysWith: { first, _ in first })
        let notices = list.notices.filter { !own.contains($0.kind) }.map { notice in
            finding(notice, subject: notice.enterpriseID.map { id in names[id].map { "\(id) \($0)" } ?? id })
        }
        return targets + list.enterprises.flatMap(findings) + notices
    }

    private static func finding(
        _ ratio: PlannedRatio, _ pollutant: Pollutant, at level: WarningLevel
    ) -> Diagnostic? {
        guard let missing = ratio.missing else {
            let lacking = lacking(isSocietyKnown: ratio.society != nil, isTargetKnown: ratio.target != nil)
            return listCannotTell(level.name, pollutant.symbol, lacking.zh, level.rawValue, lacking.en)
        }
        guard missing > .zero else { return nil }
        return listMissesTarget(
            level.name, pollutant.symbol, RatioText.percent(ratio.plan, keepingSideOf: [ratio.target]),
            RatioText.percent(ratio.target), FigureText.kilograms(missing), level.rawValue)
    }

    private static func lacking(isSocietyKnown: Bool, isTargetKnown: Bool) -> LocalizedText {
        if isSocietyKnown { return LocalizedText(zh: "减排目标", en: "a target") }
        if isTargetKnown { return LocalizedText(zh: "可用的全社会排放总量", en: "a usable whole-society emission") }
        return LocalizedText(zh: "可用的全社会排放总量和减排目标", en: "a usable whole-society emission and a target")
    }

    /// Of one enterprise: levels at which it has no measure of its own.
    private static func findings(of listed: ListedEnterprise) -> [Diagnostic] {
        let enterprise = listed.enterprise
        guard enterprise.kind != .small else { return [] }
        let name = "\(enterprise.id) \(enterprise.name)"
        let bare = WarningLevel.allCases.last { listed.plans[$0].measure == nil }
        let inherited = WarningLevel.allCases.compactMap { level in
            listed.plans[level].inheritedFrom.map {
                listInheritsMeasure(name, level.name, $0.name, level.rawValue, $0.rawValue)
            }
        }
        return (bare.map { [listWithoutMeasure(name, $0.name, $0.rawValue)] } ?? []) + inherited
    }

    // MARK: A gap

    public static func findings(of gap: GapAccount) -> [Diagnostic] {
        let figures = Pollutant.allCases.compactMap { pollutant -> Diagnostic? in
            let figure = gap.figures[pollutant]
            guard let after = figure.missingAfter else {
                let lacking = lacking(isSocietyKnown: figure.society != nil, isTargetKnown: figure.target != nil)
                return gapCannotTell(pollutant.symbol, lacking.zh, lacking.en)
            }
            guard after > .zero else { return nil }
            return gapNotClosable(pollutant.symbol, FigureText.kilograms(figure.reach), FigureText.kilograms(after))
        }
        return figures
            + gap.unknownEmissions.map { gapUnknownEmission("\($0.enterpriseID) \($0.name)", $0.pollutant.symbol) }
    }
}
