import Accounting
import EmissionModel
import ReportTemplate

/// What departments and inspectors did (plan 001, （三）总结评估 1: 工业源驻场督导、现场巡查、线上监管等工作开展情况，面源污染管控情况，
/// 影像资料).
extension DailyReport {
    var workValues: [(key: String, value: TemplateValue)] {
        [
            (key: "部门工作", value: .list(work.map(Self.value))),
            (key: "核查", value: .list(checks.map(checkValue))),
            (
                key: "现场工作",
                value: .list(
                    Self.modes.map { mode in
                        [
                            "名称": .text(mode),
                            "条目": .list(checks.filter { $0.kind == mode }.map(checkValue)),
                        ]
                    })
            ),
            (key: "影像", value: .list(checks.filter { $0.attachments != nil }.map(checkValue))),
        ]
    }

    /// The ways of checking, as the plan lists them.
    private static let modes = ["驻场督导", "现场巡查", "线上监管"]

    static func value(_ work: DepartmentWork) -> TemplateValue {
        func count(_ count: Int?) -> TemplateValue { count.map { .number(Double($0)) } ?? .missing }
        return [
            "部门": .text(work.department), "日期": .text(work.day?.iso ?? "全程"), "人数": count(work.people),
            "检查": count(work.checks), "停产": count(work.stopped), "工地": count(work.sites),
            "车辆": count(work.vehicles), "情况": TemplateValue(work.text),
        ]
    }

    func checkValue(_ check: SiteCheck) -> TemplateValue {
        let enterprise = account.enterprises.first { $0.enterprise.id == check.enterpriseID }?.enterprise
        return [
            "日期": .text(check.day.iso), "编号": .text(check.enterpriseID), "企业": TemplateValue(enterprise?.name),
            "方式": .text(check.kind), "结论": .text(check.conclusion), "问题": TemplateValue(check.problem),
            "处理": TemplateValue(check.action), "影像": TemplateValue(check.attachments),
        ]
    }
}
