import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction
public import ReportTemplate

extension RollUpReport {
    /// The template that the receiving office's profile names, or the built-in one.
    public var templateName: String { profile?.templates["roll-up"] ?? "汇总报告.md" }

    /// The roll-up as Markdown.
    /// - Parameter templates: where the template and what it includes are found.
    public func markdown(_ templates: any TemplateSource) throws(TemplateError) -> String {
        let root = try Template(source: "{% include \"\(templateName)\" %}\n", name: templateName + "（入口）")
        return try root.render(templateValue, includes: templates)
    }

    /// Every name that a template may use. Ratios are text, since their rounding is decided here; masses (kg) are
    /// numbers.
    public var templateValue: TemplateValue {
        let groups = FindingGroup.groups(of: allFindings)
        return [
            "标题": .text(title),
            "地区": .text(account.region),
            "日期": .text(dateText),
            "结论": ["总体": .text(account.verdict.title.zh), "语句": .text(conclusion)],
            "预案": TemplateValue(profile.map { "《\($0.plan.title)》（配置 \($0.id)）" }),
            "目标来源": .text(targetSource),
            "排放总量来源": .text(societyText),
            "数据": dataValue,
            "缺报": .texts(account.missing.map(Self.name)),
            "比例": .list(Pollutant.allCases.map { ratioValue($0, account.ratios[$0]) }),
            "已报送比例": .list(Pollutant.allCases.map { ratioValue($0, account.present[$0]) }),
            "比例说明": .texts(notes(account.ratios)),
            "时段": .list(account.segments.flatMap(Self.values)),
            "逐日": .list(account.days.map(Self.value)),
            "地区表": .list(account.rows.map(Self.value)),
            "源类": .list(account.sectors.map(DailyReport.value)),
            "县区": .list(account.counties.map(Self.value)),
            "行业": .list(account.industries.map(DailyReport.value)),
            "部门": .list(account.departments.map(DailyReport.value)),
            "重点": .list(keyEnterprises.map(Self.value)),
            "线索": .list(leads.map(Self.value)),
            "结果统计": .list(account.implementation.outcomes.filter { $0.enterprises > 0 }.map(DailyReport.value)),
            "报送情况": .list(submissions.map(Self.value)),
            "问题": .list(groups.map(DailyReport.value)),
        ]
    }

    /// Each note once, with the pollutants that it concerns.
    private func notes(_ ratios: PerPollutant<RollUpRatio>) -> [String] {
        RollUpNote.allCases.compactMap { note in
            let concerned = Pollutant.allCases.filter { ratios[$0].notes.contains(note) }.map(\.symbol)
            return concerned.isEmpty ? nil : "\(concerned.joined(separator: "、"))：\(note.sentence.zh)"
        }
    }

    private var dataValue: TemplateValue {
        [
            "企业数": .number(Double(account.regions.reduce(0) { $0 + $1.enterprises.count })),
            "应落实": .number(Double(account.coverage.required)),
            "已判定": .number(Double(account.coverage.judged)),
            "已落实": .number(Double(account.implementation.implemented)),
            "落实率": .text(RatioText.percent(account.implementation.count)),
            "计入日数": .number(Double(account.countedDays.count)),
            "日数": .number(Double(account.days.count)),
        ]
    }

    private func ratioValue(_ pollutant: Pollutant, _ ratio: RollUpRatio) -> TemplateValue {
        [
            "污染物": .text(pollutant.symbol),
            "全社会": ratio.societyKilograms.map { .number($0.value) } ?? .missing,
            "目标": .text(RatioText.percent(ratio.target)),
            "计划": .text(ratio.text(ratio.plan)),
            "低": .text(ratio.text(ratio.low)),
            "高": .text(ratio.text(ratio.high)),
            "工业低": .text(ratio.text(ratio.industryLow)),
            "工业高": .text(ratio.text(ratio.industryHigh)),
            "结论": .text(ratio.verdict.title.zh),
            "说明": .texts(ratio.notes.map { $0.sentence.zh }),
            "覆盖率": .text(coverageText(pollutant)),
            "落实率": .text(RatioText.percent(account.implementation.mass[pollutant])),
        ]
    }
}

// MARK: Records

extension RollUpReport {
    private static func values(_ segment: RollUpSegment) -> [TemplateValue] {
        Pollutant.allCases.map { pollutant in
            let ratio = segment.ratios[pollutant]
            return [
                "级别": .text(segment.level?.name ?? "未达预警级别"),
                "首日": .text(segment.first.iso),
                "末日": .text(segment.last.iso),
                "小时": .text(FigureText.hours(segment.minutes)),
                "污染物": .text(pollutant.symbol),
                "目标": .text(RatioText.percent(ratio.target)),
                "计划": .text(ratio.text(ratio.plan)),
                "低": .text(ratio.text(ratio.low)),
                "高": .text(ratio.text(ratio.high)),
                "结论": .text(ratio.verdict.title.zh),
            ]
        }
    }

    private static func value(_ day: RollUpDay) -> TemplateValue {
        [
            "日期": .text(day.key.day.iso),
            "级别": .text(day.key.level?.name ?? "未达预警级别"),
            "计入": .text(day.isComparable ? "是" : "否"),
            "缺少": TemplateValue(day.isComparable ? nil : day.lacking.map(name).joined(separator: "、")),
        ]
    }

    private static func value(_ row: RollUpRow) -> TemplateValue {
        let industry = row.industry
        return [
            "名称": .text(name(row.path)),
            "已报送": .bool(row.isPresent),
            "级别": row.levels.isEmpty ? .missing : .text(row.levels.map(\.name).joined(separator: "、")),
            "日数": .number(Double(row.accountedDays)),
            "计入日数": .number(Double(row.countedDays)),
            "小时": .text(FigureText.hours(row.minutes)),
            "企业数": .number(Double(industry.enterprises)),
            "应落实": .number(Double(industry.required)),
            "已判定": .number(Double(industry.judged)),
            "已落实": .number(Double(industry.implemented)),
            "自报结论": TemplateValue(row.reportedText),
            "减排量": DailyReport.masses(
                industry.plan + row.declared, industry.low + row.declared, industry.high + row.declared),
            "比例": .list(
                Pollutant.allCases.map { pollutant in
                    let ratio = row.ratios[pollutant]
                    return [
                        "污染物": .text(pollutant.symbol),
                        "目标": .text(RatioText.percent(ratio.target)),
                        "低": .text(ratio.text(ratio.low)),
                        "高": .text(ratio.text(ratio.high)),
                        "结论": .text(ratio.verdict.title.zh),
                    ]
                }),
        ]
    }

    private static func value(_ county: RegionGroup) -> TemplateValue {
        let group = county.group
        return [
            "名称": .text(name(county.path + [group.name ?? DailyReport.unnamed])),
            "企业数": .number(Double(group.enterprises)),
            "应落实": .number(Double(group.required)),
            "已判定": .number(Double(group.judged)),
            "已落实": .number(Double(group.implemented)),
            "减排量": DailyReport.masses(group.plan, group.low, group.high),
        ]
    }

    private static func value(_ entry: RegionEnterprise) -> TemplateValue {
        let account = entry.account
        return [
            "地区": .text(name(entry.path)),
            "编号": .text(account.enterprise.id),
            "名称": .text(account.enterprise.name),
            "县区": .text(account.enterprise.county),
            "部门": TemplateValue(account.enterprise.department),
            "类别等级": .text(account.standing),
            "措施": .text(account.measureName),
            "应减比例": .text(RatioText.percent(account.expectedCut)),
            "减产比例": .text(RatioText.percent(account.productionCut)),
            "落实度": .text(RatioText.percent(account.attainment)),
            "结果": .text(account.outcome.title.zh),
            "证据": TemplateValue(account.evidence?.rawValue),
        ]
    }

    private static func value(_ entry: SubmissionEntry) -> TemplateValue {
        [
            "地区": TemplateValue(entry.region),
            "状态": .text(entry.status.title.zh),
            "版次": entry.revision.map { .number(Double($0)) } ?? .missing,
            "文件": TemplateValue(entry.file),
            "收到": TemplateValue(entry.received?.chinese),
            "时限": TemplateValue(entry.due.map(FigureText.deadline)),
            "按时": .text(entry.punctuality),
        ]
    }
}
