import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction
import ReportTemplate

extension DailyReport {
    static func value(_ due: DueLine) -> TemplateValue {
        [
            "名称": .text(due.title), "报送对象": .text(due.recipient), "时限": .text(due.rule),
            "截止": TemplateValue(due.deadline), "依据": .text(due.source), "内容": TemplateValue(due.content),
        ]
    }

    static func value(_ received: ReceivedReport) -> TemplateValue {
        [
            "名称": .text(received.rule.title.zh),
            "报送单位": .text(received.senderText),
            "时限": .text(received.rule.due.text.zh),
            "截止": TemplateValue(received.deadline.map(FigureText.deadline)),
            "应报数": received.isListed ? .number(Double(received.senders.count)) : .missing,
            "已报数": .number(Double(received.sent.count)),
            "已报": .texts(received.sent),
            "未报": .texts(received.missing),
            "列明": .bool(received.isListed),
            "依据": .text(received.rule.source),
        ]
    }

    static func value(_ entry: (offset: Int, element: ResponseAction)) -> TemplateValue {
        let action = entry.element
        return [
            "序号": .number(Double(entry.offset + 1)),
            "动作": .text(action.kind.name),
            "级别": TemplateValue(action.level?.name),
            "响应等级": TemplateValue(action.level.map { "\($0.response.rawValue)级" }),
            "发布时间": TemplateValue(action.issuedAt?.chinese),
            "生效时间": .text(action.effectiveAt.chinese),
            "文号": TemplateValue(action.document),
            "首要污染物": TemplateValue(action.pollutant),
        ]
    }

    func ratioValue(_ pollutant: Pollutant) -> TemplateValue {
        let ratio = account.ratios[pollutant]
        let sources = account.targetSources[pollutant].map(\.text)
        return [
            "污染物": .text(pollutant.symbol),
            "全社会": ratio.society.map { .number($0.kilogramsPerDay.value) } ?? .missing,
            "全社会口径": TemplateValue(ratio.society?.basisText),
            "目标": .text(RatioText.percent(ratio.target)),
            "目标来源": sources.isEmpty ? .missing : .text(sources.joined(separator: "、")),
            "计划": .text(ratio.text(ratio.plan)),
            "低": .text(ratio.text(ratio.low)),
            "高": .text(ratio.text(ratio.high)),
            "工业计划": .text(ratio.text(ratio.industryPlan)),
            "工业低": .text(ratio.text(ratio.industryLow)),
            "工业高": .text(ratio.text(ratio.industryHigh)),
            "区间": .text(FigureText.interval(ratio.interval90)),
            "达标概率": .text(FigureText.probability(ratio.probabilityMet)),
            "结论": .text(ratio.verdict.title.zh),
            "说明": .texts(ratio.notes.map { $0.sentence.zh }),
            "覆盖率": .text(coverageText(pollutant)),
            "落实率": .text(RatioText.percent(account.implementation.mass[pollutant])),
            "追溯编号": .text("\(account.tracingScope)/\(pollutant.rawValue)"),
        ]
    }

    /// One stretch of one level of a day that was split: its own hours, target, ratios and verdict.
    static func value(_ segment: Segment) -> TemplateValue {
        [
            "级别": .text(segment.levelName),
            "起止": .text(segment.chineseSpan),
            "时数": .text(FigureText.hours(segment.minutes)),
            "总体": .text(segment.verdict.title.zh),
            "比例": segment.ratioRecords,
        ]
    }

    func coverageText(_ pollutant: Pollutant) -> String {
        RatioText.percent(
            account.coverage.planMass[pollutant], keepingSideOf: [jurisdiction.parameters.coverageMinimum])
    }

    static func value(_ sector: SectorAccount) -> TemplateValue {
        [
            "名称": .text(sector.sector.name),
            "来源": .text(sector.isDeclared ? "部门申报" : "用电核算"),
            "减排量": masses(sector.plan, sector.low, sector.high),
        ]
    }

    static func value(_ group: GroupAccount) -> TemplateValue { value(group, unnamed: unnamed) }

    static func value(_ group: GroupAccount, unnamed: String) -> TemplateValue {
        [
            "名称": .text(group.name ?? unnamed),
            "企业数": .number(Double(group.enterprises)),
            "应落实": .number(Double(group.required)),
            "已判定": .number(Double(group.judged)),
            "已落实": .number(Double(group.implemented)),
            "落实率": .text(RatioText.percent(group.share)),
            "减排量": masses(group.plan, group.low, group.high),
        ]
    }

    static let unnamed = "未填写"

    static func value(_ count: OutcomeCount) -> TemplateValue {
        ["结果": .text(count.outcome.title.zh), "企业数": .number(Double(count.enterprises))]
    }

    static func value(_ line: ParameterLine) -> TemplateValue {
        [
            "名称": .text(line.title), "键": .text(line.path), "取值": .text(line.value),
            "性质": .text(line.standing.rawValue), "依据": .text(line.source),
        ]
    }

    /// Of each code only the first few are shown one by one; the workbook has them all.
    static func value(_ group: FindingGroup) -> TemplateValue {
        let shown = group.findings.prefix(20)
        return [
            "级别": .text(group.severity.name.zh),
            "代码": .text(group.code),
            "件数": .number(Double(group.findings.count)),
            "条目": .list(
                shown.map { finding in
                    [
                        "位置": TemplateValue(finding.location?.text),
                        "原文": TemplateValue(finding.raw),
                        "内容": .text(finding.message.zh),
                        "建议": .text(finding.advice.zh),
                    ]
                }),
            "其余": .number(Double(group.findings.count - shown.count)),
        ]
    }

    /// Three rows: planned, low, high, in kg.
    static func masses(
        _ plan: PerPollutant<Mass>, _ low: PerPollutant<Mass>, _ high: PerPollutant<Mass>
    ) -> TemplateValue {
        let rows: [(String, PerPollutant<Mass>)] = [("计划", plan), ("低值", low), ("高值", high)]
        return .list(
            rows.map { name, masses in
                .record(
                    [(key: "值别", value: .text(name))]
                        + Pollutant.allCases.map { (key: $0.symbol, value: .number(masses[$0].kilograms)) })
            })
    }
}

extension TemplateValue {
    static func energy(_ energy: Energy?) -> TemplateValue {
        energy.map { .number($0.kilowattHours) } ?? .missing
    }
}
