import Accounting
import EmissionModel
import ReportTemplate

extension DailyReport {
    /// One area of the plan, with its enterprises and their grades.
    func areaValue(_ area: AreaAccount) -> TemplateValue {
        [
            "名称": .text(area.title),
            "科室": TemplateValue(area.section),
            "列入预案": .bool(area.standing == .named),
            "企业数": .number(Double(area.sums.enterprises)),
            "应落实": .number(Double(area.sums.required)),
            "已判定": .number(Double(area.sums.judged)),
            "已落实": .number(Double(area.sums.implemented)),
            "线索数": .number(Double(area.suspected)),
            "落实率": .text(RatioText.percent(area.sums.share)),
            "减排量": Self.masses(area.sums.plan, area.sums.low, area.sums.high),
            "等级": .list(
                CityAccount.grades(of: area.enterprises).map { Self.value($0, unnamed: Self.ungraded) }),
            "企业": enterpriseValues(area.enterprises),
        ]
    }

    /// Enterprises for which the list gives no grade.
    static let ungraded = "未评级"
}

extension GroupAccount {
    /// Implemented over required, nil where none is required.
    var share: Ratio? { Ratio(Int128(implemented), over: Int128(required)) }
}
