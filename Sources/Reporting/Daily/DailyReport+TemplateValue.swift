import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction
public import ReportTemplate

extension DailyReport {
    /// Every name that a template may use. Ratios are text, since their rounding is decided here; masses (kg) and
    /// energies (kWh) are numbers.
    public var templateValue: TemplateValue {
        guard case .record(let fields) = ownValue else { return .missing }
        return .record(fields + workValues)
    }

    private var ownValue: TemplateValue {
        let findings = FindingGroup.groups(of: allFindings)
        return [
            "标题": .text(title),
            "地区": .text(account.region),
            "日期": .text(dateText),
            "非整日": .bool(isPartDay),
            "非整日说明": .texts(account.partDays.map { $0.sentence.zh }),
            "修订": revisionValue,
            "报送": .list(dueLines.map(Self.value)),
            "预警": responseValue,
            "备案": .list(response.actions.enumerated().map(Self.value)),
            "数据": dataValue,
            "结论": ["总体": .text(account.verdict.title.zh), "语句": .text(conclusion)],
            "比例": .list(Pollutant.allCases.map(ratioValue)),
            "分段": .list(account.date == nil ? [] : account.segments.map(Self.value)),
            "源类": .list(account.sectors.map(Self.value)),
            "县区": .list(account.counties.map(Self.value)),
            "行业": .list(account.industries.map(Self.value)),
            "部门": .list(account.departments.map(Self.value)),
            "类别": .list(account.classes.map(Self.value)),
            "等级": .list(account.grades.map { Self.value($0, unnamed: Self.ungraded) }),
            "分片": .list(areas.map(areaValue)),
            "有预案分片": .bool(!jurisdiction.profile.areas.isEmpty),
            "企业": enterpriseValues(account.enterprises),
            "线索": enterpriseValues(leads(.suspected, .increased)),
            "提请关注": enterpriseValues(leads(.partial, .overCap)),
            "保障": enterpriseValues(account.guarantees),
            "自主": enterpriseValues(account.voluntary),
            "结果统计": .list(account.implementation.outcomes.filter { $0.enterprises > 0 }.map(Self.value)),
            "问题": .list(findings.map(Self.value)),
            "问题统计": .list(Self.severityCounts(findings)),
            "参数": .list(parameterLines.map(Self.value)),
            "调整": .list(overrideLines.map(Self.value)),
            "报送情况": .list(received.map(Self.value)),
            "旁证": .list(witnessValues),
            "旁证差值": .text(RatioText.percent(jurisdiction.rules.parameters.witness.difference)),
            "督导": .list(inspectionValues),
            "核定": .list(account.decisions.map(Self.value)),
            "预案": planValue,
            "方法": methodValue,
            "不确定度": .texts(uncertaintyTexts),
            "有误差检验": .bool(account.enterprises.contains { $0.baselineError != nil }),
            "对照组": .texts(comparisonTexts),
            "对照组家数": .number(Double(account.comparison?.members.count ?? 0)),
        ]
    }

    func enterpriseValues(_ accounts: [EnterpriseAccount]) -> TemplateValue {
        EnterpriseRecord.list(accounts, jurisdiction.parameters)
    }

    private static func value(_ decision: Decision) -> TemplateValue {
        [
            "编号": .text(decision.subject.id), "事项": .text(decision.subject.name), "值": .text(decision.value.text),
            "核定人": .text(decision.decidedBy), "理由": .text(decision.reason), "文号": .text(decision.document),
            "期限": .text(decision.term),
        ]
    }

    func leads(_ outcomes: Outcome...) -> [EnterpriseAccount] {
        account.leads.filter { outcomes.contains($0.outcome) }
    }

    private var revisionValue: TemplateValue {
        [
            "序号": .number(Double(revision.number)),
            "名称": TemplateValue(revisionText),
            "变更": .texts(revision.changes),
        ]
    }

    private var responseValue: TemplateValue {
        let facts = response
        return [
            "过程编号": .text(account.episodeID),
            "级别": TemplateValue(account.level?.name),
            "响应等级": TemplateValue(account.level.map { "\($0.response.rawValue)级" }),
            "响应名称": TemplateValue(account.level.flatMap { jurisdiction.profile.responseNames[$0] }),
            "发布时间": TemplateValue(facts.issuedAt?.chinese),
            "启动时间": TemplateValue(facts.startedAt?.chinese),
            "解除时间": TemplateValue(facts.liftedAt?.chinese),
            "当日时数": .text(FigureText.hours(minutesInForce)),
            "首要污染物": facts.pollutants.isEmpty ? .missing : .text(facts.pollutants.joined(separator: "、")),
            "文件": facts.documents.isEmpty ? .missing : .text(facts.documents.joined(separator: "、")),
        ]
    }

    /// Of the accounted days, or of a part day what was in force.
    var minutesInForce: Int { account.minutes > 0 ? account.minutes : account.partDays.reduce(0) { $0 + $1.minutes } }

    private var dataValue: TemplateValue {
        let parameters = jurisdiction.parameters
        return [
            "截止": TemplateValue(cutoff?.chinese),
            "清单版本": .text(inventoryVersion),
            "输入摘要": .text(inputsDigest),
            "企业数": .number(Double(account.enterprises.count)),
            "应落实": .number(Double(account.coverage.required)),
            "已判定": .number(Double(account.coverage.judged)),
            "已落实": .number(Double(account.implementation.implemented)),
            "落实率": .text(RatioText.percent(account.implementation.count)),
            "最低覆盖率": .text(RatioText.percent(parameters.coverageMinimum, decimals: 0)),
            "默认非生产占比": .text(RatioText.percent(parameters.baseLoad.defaultShare, decimals: 0)),
        ]
    }

    static func severityCounts(_ groups: [FindingGroup]) -> [TemplateValue] {
        let severities = groups.flatMap(\.findings).map(\.severity)
        return Severity.allCases.reversed().map { severity in
            ["级别": .text(severity.name.zh), "件数": .number(Double(severities.count { $0 == severity }))]
        }
    }

    private var planValue: TemplateValue {
        let plan = jurisdiction.profile.plan
        return [
            "名称": .text(plan.title), "文号": TemplateValue(plan.number), "发布单位": .text(plan.issuer),
            "年份": .text(String(plan.year)), "配置": .text(jurisdiction.profile.id),
        ]
    }

    /// How the intervals came about; giants by name.
    var uncertaintyTexts: [String] {
        let giants = Set(account.uncertainty?.giants ?? [])
        let named = account.enterprises.lazy.map(\.enterprise).filter { giants.contains($0.id) }
        let names = Dictionary(named.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        return account.uncertainty?.sentences(drift: jurisdiction.parameters.intensityDrift, giantNames: names)
            .map(\.zh) ?? []
    }

    private var methodValue: TemplateValue {
        let method = jurisdiction.parameters.baseline.method
        return ["名称": .text(method.name), "说明": .text(method.explanation)]
    }
}

extension TemplateValue {
    init(_ text: String?) { self = text.map(TemplateValue.text) ?? .missing }

    static func texts(_ texts: [String]) -> TemplateValue { .list(texts.map(TemplateValue.text)) }
}
