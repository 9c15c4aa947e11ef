public import Accounting
import EmissionModel

/// An account as it may be published: every total as it is, nothing of a single enterprise but what the published lists
/// say of it. Consumption, baselines, attainments and outcomes of single enterprises are left out for all, and leads
/// with them: they are for on-site checks, and the masses of the named ones would give the secret ones by subtraction.
public struct PublicAccount: Sendable {
    /// Without enterprises and notices; its groups are protected.
    public let account: CityAccount
    let classes: [GroupAccount]
    let grades: [GroupAccount]
    /// The plan's areas, by title; empty where it has none.
    let areas: [GroupAccount]
    /// Those that are not secret, in their order.
    let enterprises: [PublicEnterprise]
    let secretCount: Int

    init(_ full: CityAccount, areas: [AreaAccount], _ secrets: SecretWords) {
        let hidden = full.enterprises.filter(\.enterprise.isSecret)
        func protected(_ groups: [GroupAccount], _ name: (EnterpriseAccount) -> String?) -> [GroupAccount] {
            ProtectedGroups(groups, secret: hidden, by: name).groups.map { group in
                var group = group
                group.name = group.name.map(secrets.redacted)
                return group
            }
        }
        var account = full
        account.enterprises = []
        account.notices = []
        account.witnesses = []
        account.comparison?.members = []
        account.comparison?.giants = []
        account.uncertainty?.giants = []
        // A decision names an enterprise or an account, but for those on targets.
        account.decisions = full.decisions.filter { decision in
            if case .target = decision.subject { true } else { false }
        }
        account.implementation.outcomes = []
        account.counties = protected(full.counties) { $0.enterprise.county.nonEmpty }
        account.industries = protected(full.industries) { $0.enterprise.industry?.nonEmpty }
        account.departments = protected(full.departments) { $0.enterprise.department?.nonEmpty }
        self.account = account
        classes = protected(full.classes) { $0.enterprise.kind.name }
        grades = protected(full.grades) { $0.enterprise.grade.rawValue.nonEmpty }
        let titles = Dictionary(
            areas.flatMap { area in area.enterprises.map { ($0.enterprise.id, area.title) } },
            uniquingKeysWith: { first, _ in first })
        self.areas = protected(areas.map(\.titled)) { titles[$0.enterprise.id] }
        enterprises = full.enterprises.filter { !$0.enterprise.isSecret }.map { PublicEnterprise($0, secrets) }
        secretCount = hidden.count
    }
}

/// What the published lists say of one enterprise, and the measure in force.
struct PublicEnterprise: Sendable {
    let id: String
    let name: String
    let county: String
    let industry: String?
    let department: String?
    let kind: EnterpriseClass
    let grade: PerformanceGrade
    let measure: MeasureType?
    let measureText: String?
    let isGuarantee: Bool

    init(_ account: EnterpriseAccount, _ secrets: SecretWords) {
        let enterprise = account.enterprise
        id = enterprise.id
        name = secrets.redacted(enterprise.name)
        county = secrets.redacted(enterprise.county)
        industry = enterprise.industry.map(secrets.redacted)
        department = enterprise.department.map(secrets.redacted)
        kind = enterprise.kind
        grade = enterprise.grade
        measure = account.measure
        measureText = account.measureText.map(secrets.redacted)
        isGuarantee = enterprise.kind == .guarantee || account.measure == .cap
    }
}

extension AreaAccount {
    fileprivate var titled: GroupAccount {
        var sums = sums
        sums.name = title
        return sums
    }
}

extension String {
    var nonEmpty: String? { isEmpty ? nil : self }
}
