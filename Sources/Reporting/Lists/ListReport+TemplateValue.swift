import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction
public import ReportTemplate

extension ListReport {
    /// The template that the profile names for a list check, or the built-in one.
    public var templateName: String { jurisdiction.profile.templates["list-check"] ?? "清单校核.md" }

    /// The report as Markdown.
    public func markdown(_ templates: any TemplateSource) throws(TemplateError) -> String {
        let root = try Template(source: "{% include \"\(templateName)\" %}\n", name: templateName + "（入口）")
        return try root.render(templateValue, includes: templates)
    }

    /// Every name that a template may use. Ratios are text; masses are numbers in kg.
    public var templateValue: TemplateValue {
        let groups = FindingGroup.groups(of: findings)
        return [
            "标题": .text(title), "地区": .text(account.region), "年份": .text(String(year)), "日期": .text(dateText),
            "修订": [
                "序号": .number(Double(revision.number)), "名称": TemplateValue(revisionText),
                "变更": .texts(revision.changes),
            ],
            "报送": .list(dueRules.map(dueValue)),
            "结论": .text(conclusion),
            "数据": [
                "企业数": .number(Double(account.enterprises.count)), "源数": .number(Double(account.sources.count)),
                "清单版本": .text(inventoryVersion), "输入摘要": .text(inputsDigest), "问题计数": .text(findingCounts),
                "目标日期": .text(account.day.chinese),
            ],
            "级别": .list(account.levels.values.map(levelValue)),
            "分组": .list(groupings.map(Self.value)),
            "企业": .list(account.enterprises.map(Self.value)),
            "保障": .list(guarantees.map(Self.value)),
            "其他源": .list(account.sources.map(Self.value)),
            "部门清单": .list(keptLists.map(Self.value)),
            "问题": .list(groups.map(DailyReport.value)),
            "问题统计": .list(DailyReport.severityCounts(groups)),
            "条款": .list(provisions.map(Self.value)),
            "参数": .list(parameterLines.map(DailyReport.value)),
            "调整": .list(jurisdiction.overrideLines.map(DailyReport.value)),
            "预案": [
                "名称": .text(jurisdiction.profile.plan.title), "文号": TemplateValue(jurisdiction.profile.plan.number),
                "发布单位": .text(jurisdiction.profile.plan.issuer), "年份": .text(String(jurisdiction.profile.plan.year)),
                "配置": .text(jurisdiction.profile.id),
            ],
        ]
    }

    /// How the enterprises are grouped, with the words for it.
    var groupings: [(title: String, groups: [ListGroup])] {
        [
            ("类别", account.classes), ("绩效等级", account.grades), ("县区", account.counties),
            ("主管部门", account.departments), ("行业", account.industries),
        ]
    }

    /// The settings that the planned accounting and the checks of a list use.
    var parameterLines: [ParameterLine] {
        jurisdiction.parameterLines { path in
            path.hasPrefix("targets.") || path.hasPrefix("inventory.") || path == "so2NoxInterchange"
        }
    }

    /// What the plan says about lists, grades and targets, in its own words.
    var provisions: [Provision] {
        jurisdiction.profile.provisions.filter { [.lists, .grading, .target, .publication].contains($0.topic) }
    }

    private func dueValue(_ rule: ReportRule) -> TemplateValue {
        [
            "名称": .text(rule.title.zh), "报送对象": .text(rule.recipient), "时限": .text(rule.due.text.zh),
            "截止": TemplateValue(deadline(of: rule)), "依据": .text(rule.source), "说明": .text(coveringWords(rule)),
        ]
    }

    private func levelValue(_ plan: LevelPlan) -> TemplateValue {
        [
            "名称": .text(plan.level.name), "响应等级": .text("\(plan.level.response.rawValue)级"),
            "响应名称": TemplateValue(jurisdiction.profile.responseNames[plan.level]),
            "应落实": .number(Double(plan.required)),
            "比例": .list(Pollutant.allCases.map { Self.value(plan.ratios[$0], $0) }),
            "源类": .list(
                plan.sectors.map { sector in
                    [
                        "名称": .text(sector.sector.name), "来源": .text(sector.isDeclared ? "清单申报" : "企业清单"),
                        "减排量": Self.masses(sector.plan),
                    ]
                }),
        ]
    }

    private static func value(_ ratio: PlannedRatio, _ pollutant: Pollutant) -> TemplateValue {
        [
            "污染物": .text(pollutant.symbol),
            "全社会": ratio.society.map { .number($0.kilogramsPerDay.value) } ?? .missing,
            "全社会口径": TemplateValue(ratio.society?.basisText),
            "减排量": .number(ratio.reduction.kilograms), "工业减排量": .number(ratio.industry.kilograms),
            "目标": .text(RatioText.percent(ratio.target)), "目标来源": TemplateValue(ratio.targetSource?.text),
            "计划": .text(ratio.text(ratio.plan)), "工业计划": .text(ratio.text(ratio.industryPlan)),
            "缺口": ratio.missing.map { .number($0.kilograms) } ?? .missing,
            "结论": .text(ratio.verdict.title.zh),
            "说明": .texts(ratio.notes.map { $0.sentence.zh }),
        ]
    }
}

// MARK: Records

extension ListReport {
    private static func value(_ grouping: (title: String, groups: [ListGroup])) -> TemplateValue {
        [
            "名称": .text(grouping.title),
            "组": .list(
                grouping.groups.map { group in
                    [
                        "名称": .text(group.name ?? DailyReport.unnamed),
                        "企业数": .number(Double(group.enterprises)),
                        "级别": .list(
                            WarningLevel.allCases.map { level in
                                [
                                    "名称": .text(level.name), "应落实": .number(Double(group.required[level])),
                                    "减排量": masses(group.plan[level]),
                                ]
                            }),
                    ]
                }),
        ]
    }

    private static func value(_ listed: ListedEnterprise) -> TemplateValue {
        let enterprise = listed.enterprise
        return [
            "编号": .text(enterprise.id), "名称": .text(enterprise.name), "县区": .text(enterprise.county),
            "行业": TemplateValue(enterprise.industry), "部门": TemplateValue(enterprise.department),
            "类别": .text(enterprise.kind.name),
            "绩效等级": enterprise.grade == .none ? .missing : .text(enterprise.grade.rawValue),
            "类别等级": .text(listed.standing), "状态": .text(enterprise.status.name),
            "上限": .energy(enterprise.cap),
            "日排放": .record(
                Pollutant.allCases.map { pollutant in
                    let daily = listed.emission[pollutant].map { $0 * Ratio(significand: 1, scale: 6) }
                    return (key: pollutant.symbol, value: daily.map { .number($0.value) } ?? .missing)
                }),
            "黄色": value(listed.plans.yellow), "橙色": value(listed.plans.orange), "红色": value(listed.plans.red),
        ]
    }

    private static func value(_ plan: ListedPlan) -> TemplateValue {
        [
            "措施": .text(plan.measureName), "内容": TemplateValue(plan.text), "应落实": .bool(plan.isRequired),
            "减排量": masses(plan.plan),
        ]
    }

    private static func value(_ source: PlannedSource) -> TemplateValue {
        [
            "编号": .text(source.id), "名称": .text(source.name), "源类": .text(source.sector.name),
            "县区": TemplateValue(source.county), "部门": TemplateValue(source.department),
            "等级": TemplateValue(source.grade),
            "级别": .list(
                WarningLevel.allCases.map { level in
                    [
                        "名称": .text(level.name), "措施": TemplateValue(source.measures[level]),
                        "减排量": known(source.reduction(at: level)),
                    ]
                }),
        ]
    }

    private static func value(_ line: KeptListLine) -> TemplateValue {
        [
            "部门": .text(line.department), "清单": .text(line.list), "性质": .text(line.kind),
            "分工": .text(line.isAssisting ? "配合" : "制定"), "企业数": .number(Double(line.enterprises)),
            "依据": .text(line.source),
        ]
    }

    private static func value(_ provision: Provision) -> TemplateValue {
        ["主题": .text(provision.topic.title.zh), "内容": .text(provision.text), "依据": .text(provision.source)]
    }

    private static func masses(_ masses: PerPollutant<Mass>) -> TemplateValue {
        known(masses.map(Optional.some))
    }

    private static func known(_ masses: PerPollutant<Mass?>) -> TemplateValue {
        .record(
            Pollutant.allCases.map { pollutant in
                (key: pollutant.symbol, value: masses[pollutant].map { .number($0.kilograms) } ?? .missing)
            })
    }
}
