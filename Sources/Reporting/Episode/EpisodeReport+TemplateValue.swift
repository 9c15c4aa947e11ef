import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction
public import ReportTemplate

extension EpisodeReport {
    /// The report as Markdown.
    /// - Parameter templates: where the report's template and what it includes are found.
    public func markdown(_ templates: any TemplateSource) throws(TemplateError) -> String {
        try markdown(base.templateName, templates)
    }

    /// 测算说明; nil where no target was missed.
    public func shortfallMarkdown(_ templates: any TemplateSource) throws(TemplateError) -> String? {
        Shortfall.all(of: account).isEmpty ? nil : try markdown("测算说明.md", templates)
    }

    private func markdown(_ name: String, _ templates: any TemplateSource) throws(TemplateError) -> String {
        let root = try Template(source: "{% include \"\(name)\" %}\n", name: name + "（入口）")
        return try root.render(templateValue, includes: templates)
    }

    /// The names of a daily report, for the episode as a whole, and those of the episode alone.
    public var templateValue: TemplateValue {
        var whole = base
        whole.work = work
        whole.checks = checks
        guard case .record(let fields) = whole.templateValue else { return .missing }
        return .record(fields + episodeFields)
    }

    private var episodeFields: [(key: String, value: TemplateValue)] {
        [
            (key: "时段", value: .list(account.segments.map(segmentValue))),
            (key: "部门汇总", value: .list(DepartmentTotal.all(of: work).map(Self.value))),
            (key: "逐日", value: .list(days.map(dayValue))),
            (key: "空气质量", value: .list(air.map(Self.value))),
            (
                key: "评估",
                value: [
                    "措施": .texts(measuresTaken), "成效": .texts(results), "问题": .texts(problems),
                    "改进": .texts(improvements),
                ]
            ),
            (key: "重点企业", value: base.enterpriseValues(keyEnterprises)),
            (key: "测算", value: .list(Shortfall.all(of: account).map(shortfallValue))),
            (key: "旁证不一致", value: .list(conflictValues)),
            (key: "总时数", value: .text(FigureText.hours(episodeMinutes))),
        ]
    }

    /// From the start to the lifting, part days included.
    var episodeMinutes: Int {
        guard let start = base.episode.start, let end = base.episode.end else { return base.minutesInForce }
        return Int(end.number - start.number)
    }

    /// 重点企业 with a duty.
    var keyEnterprises: [EnterpriseAccount] {
        account.enterprises.filter { $0.enterprise.kind == .key && $0.isRequired }
    }

    private func segmentValue(_ segment: Segment) -> TemplateValue {
        [
            "级别": .text(segment.level?.name ?? "未达预警级别"),
            "响应等级": TemplateValue(segment.level.map { "\($0.response.rawValue)级" }),
            "首日": .text(segment.first.chinese), "末日": .text(segment.last.chinese),
            "时数": .text(FigureText.hours(segment.minutes)),
            "未计入": TemplateValue(Self.whyNotCounted(segment)),
            "结论": .text(segment.verdict.title.zh),
            "比例": segment.ratioRecords,
        ]
    }

    /// Why a stretch has no hours; nil where it has.
    private static func whyNotCounted(_ segment: Segment) -> String? {
        guard segment.minutes == 0 else { return nil }
        return segment.level == nil ? "未达到预警启动条件，没有减排目标，不作结论" : "响应不满整日或当日调整级别，日电量不能拆分，不计入"
    }

    private func dayValue(_ day: CityAccount) -> TemplateValue {
        let date = day.date
        let air = date.flatMap(air(on:))
        return [
            "日期": .text(date?.iso ?? ""),
            "级别": .text(day.level?.name ?? "未达预警级别"),
            "整日": .bool(!day.accountedDays.isEmpty),
            "低": .list(Pollutant.allCases.map { .text(day.ratios[$0].text(day.ratios[$0].low)) }),
            "AQI": air?.aqi.map { .number(Double($0)) } ?? .missing,
            "首要污染物": TemplateValue(air?.primaryPollutant),
            "线索": .number(Double(day.leads.count)),
            "已落实": .number(Double(day.implementation.implemented)),
            "应落实": .number(Double(day.coverage.required)),
        ]
    }

    private static func value(_ total: DepartmentTotal) -> TemplateValue {
        func count(_ count: Int?) -> TemplateValue { count.map { .number(Double($0)) } ?? .missing }
        return [
            "部门": .text(total.department), "天数": .number(Double(total.days)), "人数": count(total.people),
            "检查": count(total.checks), "停产": count(total.stopped), "工地": count(total.sites),
            "车辆": count(total.vehicles), "情况": TemplateValue(total.text),
        ]
    }

    private static func value(_ air: AirDay) -> TemplateValue {
        [
            "日期": .text(air.day.iso), "AQI": air.aqi.map { .number(Double($0)) } ?? .missing,
            "首要污染物": TemplateValue(air.primaryPollutant),
        ]
    }

    private func shortfallValue(_ shortfall: Shortfall) -> TemplateValue {
        let behind = shortfall.enterprises(of: account)
        return [
            "污染物": .text(shortfall.pollutant.symbol),
            "范围": .text(shortfall.scope),
            "目标": .text(RatioText.percent(shortfall.ratio.target)),
            "总量": .text(FigureText.kilograms(shortfall.society)), "应减": .text(FigureText.kilograms(shortfall.wanted)),
            "计划": .text(FigureText.kilograms(shortfall.plan)), "低值": .text(FigureText.kilograms(shortfall.low)),
            "高值": .text(FigureText.kilograms(shortfall.high)),
            "清单不足": .text(FigureText.kilograms(shortfall.lackingInPlan)),
            "清单足够": .bool(shortfall.lackingInPlan == .zero),
            "至多差额": .text(FigureText.kilograms(shortfall.missingAtMost)),
            "至少差额": .text(FigureText.kilograms(shortfall.missingAtLeast)),
            "企业": .list(
                behind.map { enterprise in
                    let pollutant = shortfall.pollutant
                    return [
                        "编号": .text(enterprise.enterprise.id), "名称": .text(enterprise.enterprise.name),
                        "县区": .text(enterprise.enterprise.county), "措施": .text(enterprise.measureName),
                        "计划": .number(enterprise.plan[pollutant].kilograms),
                        "低值": .number(enterprise.low[pollutant].kilograms),
                        "未完成": .number(shortfall.missing(enterprise).kilograms),
                        "结果": .text(enterprise.outcome.title.zh),
                    ]
                }),
        ]
    }
}

extension CityAccount {
    /// The day of a day's account.
    var date: CalendarDay? {
        if case .day(let day) = scope { return day }
        return nil
    }
}
