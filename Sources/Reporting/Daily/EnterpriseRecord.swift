import Accounting
import Diagnostics
import EmissionModel
import ReportTemplate

/// One enterprise as templates see it. A field is made when a template names it: a report of a hundred thousand
/// enterprises prints a dozen of forty fields.
final class EnterpriseRecord: TemplateRecord {
    private let list: List
    private let index: Int

    private final class List: Sendable {
        let accounts: [EnterpriseAccount]
        let parameters: AccountingParameters

        init(_ accounts: [EnterpriseAccount], _ parameters: AccountingParameters) {
            self.accounts = accounts
            self.parameters = parameters
        }
    }

    private struct Field: Sendable {
        let name: String
        let value: @Sendable (EnterpriseRecord) -> TemplateValue

        init(_ name: String, _ value: @escaping @Sendable (EnterpriseRecord) -> TemplateValue) {
            self.name = name
            self.value = value
        }
    }

    private init(_ list: List, _ index: Int) {
        self.list = list
        self.index = index
    }

    /// All enterprises of one list of a report, in their order.
    static func list(_ accounts: [EnterpriseAccount], _ parameters: AccountingParameters) -> TemplateValue {
        let list = List(accounts, parameters)
        return .list(accounts.indices.map { .object(EnterpriseRecord(list, $0)) })
    }

    private var account: EnterpriseAccount { list.accounts[index] }
    private var enterprise: Enterprise { list.accounts[index].enterprise }
    private var parameters: AccountingParameters { list.parameters }
    private var shown: EnterpriseFigures { EnterpriseFigures(account, list.parameters) }

    var fieldNames: [String] { Self.names }

    func field(at index: Int) -> TemplateValue { Self.fields[index].value(self) }

    private static let names = fields.map(\.name)

    private static let fields: [Field] = [
        Field("编号") { .text($0.enterprise.id) },
        Field("名称") { .text($0.enterprise.name) },
        Field("县区") { .text($0.enterprise.county) },
        Field("行业") { TemplateValue($0.enterprise.industry) },
        Field("部门") { TemplateValue($0.enterprise.department) },
        Field("类别") { .text($0.enterprise.kind.name) },
        Field("绩效等级") { $0.enterprise.grade == .none ? .missing : .text($0.enterprise.grade.rawValue) },
        Field("类别等级") { .text($0.account.standing) },
        Field("措施") { .text($0.account.measureName) },
        Field("措施内容") { TemplateValue($0.account.measureText) },
        Field("可核性") { .text($0.account.observability.name) },
        Field("基线来源") { .text($0.account.baselineMethod.title.zh) },
        Field("基准电量") { .energy($0.account.baseline) },
        Field("修正前基线") { .energy($0.account.baselineUncorrected) },
        Field("对照修正") { .text(RatioText.percent($0.account.groupCorrection)) },
        Field("双侧基线") { .energy($0.account.baselineTwoSided) },
        Field("前五日基线") { .energy($0.account.baselinePrior5) },
        Field("非生产电量") { .energy($0.account.baseLoad.energy) },
        Field("非生产电量来源") { .text($0.account.baseLoad.source.name) },
        Field("用电量") { .energy($0.account.energy) },
        Field("上限") { .energy($0.enterprise.cap) },
        Field("降幅") { .text($0.shown.drop) },
        Field("负荷率") { .text($0.shown.loadRatio) },
        Field("减产比例") { .text($0.shown.productionCut) },
        Field("应减比例") { .text($0.shown.expectedCut) },
        Field("落实度") { .text($0.shown.attainment) },
        Field("落实度区间") { .text(FigureText.interval($0.account.attainment90)) },
        Field("有误差检验") { .bool($0.account.baselineError != nil) },
        Field("基线误差") { .text($0.account.baselineError?.intervalText ?? FigureText.dash) },
        Field("检验时段数") { $0.account.baselineError.map { .number(Double($0.windows)) } ?? .missing },
        Field("检验对象") { TemplateValue($0.account.baselineError?.basisText) },
        Field("误差说明") { TemplateValue($0.account.errorSentence) },
        Field("结果") { .text($0.account.outcome.title.zh) },
        Field("证据") { TemplateValue($0.account.evidence?.rawValue) },
        Field("应落实") { .bool($0.account.isRequired) },
        Field("有计划减排") { .bool($0.account.plan.values.contains { $0 > .zero }) },
        Field("减排量") { DailyReport.masses($0.account.plan, $0.account.low, $0.account.high) },
        Field("减排区间") { record in
            .record(
                Pollutant.allCases.map { pollutant in
                    (
                        key: pollutant.symbol,
                        value: .text(
                            FigureText.kilograms(
                                from: record.account.low[pollutant], to: record.account.high[pollutant]))
                    )
                })
        },
        Field("线索说明") { .text($0.account.leadReason($0.parameters)) },
    ]
}
