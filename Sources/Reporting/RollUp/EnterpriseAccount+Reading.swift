import Accounting
import Diagnostics
import EmissionModel

extension JSONReading {
    /// One of an account's `enterprises`.
    func enterpriseAccount() throws(JSONMisfit) -> EnterpriseAccount {
        EnterpriseAccount(
            enterprise: try enterprise(), measure: try member("measure").optionalChoice(of: MeasureType.self),
            measureText: nil, inheritedFrom: try member("inheritedFrom").optionalChoice(of: WarningLevel.self),
            observability: try member("observability").choice(of: Observability.self),
            baselineMethod: try baselineSource(), baseline: try member("baseline_kwh").optionalEnergy(),
            baselineTwoSided: try member("baselineTwoSided_kwh").optionalEnergy(),
            baselinePrior5: try member("baselinePrior5_kwh").optionalEnergy(),
            baseLoad: BaseLoadAccount(
                source: .unknown, perDay: nil, energy: try member("baseLoad_kwh").optionalEnergy()),
            energy: try member("energy_kwh").optionalEnergy(), drop: try member("drop").optionalShare(),
            loadRatio: try member("loadRatio").optionalShare(),
            productionCut: try member("productionCut").optionalShare(),
            expectedCut: try member("expectedCut").optionalShare(), plannedCut: PerPollutant(repeating: nil),
            attainment: try member("attainment").optionalShare(),
            outcome: try member("outcome").choice(of: Outcome.self),
            evidence: try member("evidence").optionalChoice(of: EvidenceGrade.self),
            emission: PerPollutant(repeating: nil), plan: try member("plan_kg").masses(),
            low: try member("low_kg").masses(), high: try member("high_kg").masses(),
            overachieved: try member("overachieved_kg").masses(), isRequired: try member("required").bool(),
            hasEvidence: try member("judged").bool())
    }

    private func enterprise() throws(JSONMisfit) -> Enterprise {
        Enterprise(
            id: try member("id").text(), name: try member("name").text(), county: try member("county").text(),
            industry: try member("industry").optionalText(), department: try member("department").optionalText(),
            kind: try member("class").choice(of: EnterpriseClass.self),
            grade: try member("grade").optionalChoice(of: PerformanceGrade.self) ?? .none,
            emission: PerPollutant(repeating: nil), isSecret: try member("secret").bool())
    }

    private func baselineSource() throws(JSONMisfit) -> BaselineSource {
        let member = try member("baselineMethod")
        guard let key = try member.optionalText() else { return .none }
        if let method = BaselineMethod(rawValue: key) { return .method(method) }
        guard key == BaselineSource.given.key else {
            throw member.misfit(zh: "不认识基线方法“\(key)”", en: "an unknown baseline method “\(key)”")
        }
        return .given
    }
}
