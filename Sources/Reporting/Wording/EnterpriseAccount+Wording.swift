import Accounting
import EmissionModel

extension EnterpriseAccount {
    /// 重点/B; the class alone where there is no grade.
    var standing: String {
        enterprise.grade == .none ? enterprise.kind.name : "\(enterprise.kind.name)/\(enterprise.grade.rawValue)"
    }

    /// 限产, with the level it is inherited from.
    var measureName: String {
        guard let measure else { return FigureText.dash }
        return inheritedFrom.map { "\(measure.name)（沿用\($0.name)）" } ?? measure.name
    }

    /// What speaks for looking at the enterprise, and what to look at.
    func leadReason(_ parameters: AccountingParameters) -> String {
        let shown = EnterpriseFigures(self, parameters)
        switch outcome {
        case .increased:
            return "响应期间用电不降反升，降幅 \(shown.drop)；请现场核查生产情况"
        case .overCap:
            let cap = FigureText.kilowattHours(enterprise.cap)
            return "用电 \(FigureText.kilowattHours(energy)) kWh，超过核定上限（每日 \(cap) kWh）；请核查原因"
        default:
            // Of an episode with evidence on some of its days only: whoever reads on must know what the rest counts as.
            let gap = energy == nil && attainment != nil ? "（部分日期缺电量，按未减排计）" : ""
            return
                "应减 \(shown.expectedCut)，按用电推算减产 \(shown.productionCut)，落实度 \(shown.attainment)\(gap)；请现场核查措施执行情况"
        }
    }
}

/// An enterprise's ratios as printed: none is carried over the threshold that its outcome rests on.
struct EnterpriseFigures {
    private let account: EnterpriseAccount
    private let rules: AccountingParameters.Attainment

    init(_ account: EnterpriseAccount, _ parameters: AccountingParameters) {
        self.account = account
        rules = parameters.attainment
    }

    var drop: String { RatioText.percent(account.drop, keepingSideOf: [-rules.increase]) }
    var loadRatio: String { RatioText.percent(account.loadRatio, keepingSideOf: [rules.stopLoadRatio]) }
    var productionCut: String { RatioText.percent(account.productionCut) }
    var expectedCut: String { RatioText.percent(account.expectedCut) }
    var attainment: String {
        RatioText.percent(account.attainment, keepingSideOf: [rules.implemented, rules.partial])
    }
}
