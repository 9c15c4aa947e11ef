import Accounting
import Diagnostics
import EmissionModel
import Jurisdiction

/// What came of the measures in one area (分片) of the plan, under the section that supervises it.
struct AreaAccount: Sendable {
    enum Standing: Sendable, Hashable {
        /// A county area that the plan names.
        case named
        /// Enterprises that report by themselves, such as 市直企业, as a group department of the plan.
        case direct
        /// The plan has areas, but not this county.
        case notNamed
        /// The plan has no areas: the county as lists write it.
        case county
    }

    /// As a report prints it: 凌源市及凌钢, 未列入预案分片（甲县）.
    var title: String
    /// As the profile names the area, or the county as lists write it.
    var name: String
    /// 包保责任科室; nil where the plan names none.
    var section: String?
    var standing: Standing
    /// Sorted by identifier.
    var enterprises: [EnterpriseAccount]
    var sums: GroupAccount
    /// Suspected, or consumption risen: what calls for an on-site check.
    var suspected: Int { enterprises.count { $0.outcome == .suspected || $0.outcome == .increased } }

    init(title: String, name: String, section: String?, standing: Standing, _ enterprises: [EnterpriseAccount]) {
        self.title = title
        self.name = name
        self.section = section
        self.standing = standing
        self.enterprises = enterprises
        sums = .total(of: enterprises, named: name)
    }
}

extension AreaAccount {
    /// Every enterprise stands in one: the plan's areas in the plan's order, whether or not anything lies in them, then
    /// enterprises that report by themselves, then counties that the plan does not name.
    static func areas(_ accounts: [EnterpriseAccount], in profile: Profile) -> [AreaAccount] {
        let places = Dictionary(grouping: accounts) { Place($0.enterprise, in: profile) }
        let named = profile.areas.map { area in
            AreaAccount(
                title: area.title, name: area.name, section: area.section, standing: .named,
                places[.area(area.name)] ?? [])
        }
        let direct = profile.departments.filter(\.isGroup).compactMap { department in
            places[.direct(department.name)].map {
                AreaAccount(title: department.name, name: department.name, section: nil, standing: .direct, $0)
            }
        }
        return named + direct + others(places, hasAreas: !profile.areas.isEmpty)
    }

    private static func others(_ places: [Place: [EnterpriseAccount]], hasAreas: Bool) -> [AreaAccount] {
        places.compactMap { place, accounts -> AreaAccount? in
            guard case .county(let county) = place else { return nil }
            let shown = county.isEmpty ? DailyReport.unnamed : county
            return AreaAccount(
                title: hasAreas ? "未列入预案分片（\(shown)）" : shown, name: county, section: nil,
                standing: hasAreas ? .notNamed : .county, accounts)
        }.sorted { $0.name < $1.name }
    }

    /// Where an enterprise belongs. One that the plan names itself goes with its section wherever it lies.
    private enum Place: Hashable {
        case area(String)
        case direct(String)
        case county(String)

        init(_ enterprise: Enterprise, in profile: Profile) {
            let county = enterprise.county.withoutBlanks
            if let area = profile.areas.first(where: { $0.names(enterprise) }) {
                self = .area(area.name)
            } else if let group = profile.departments.first(where: { $0.reportsItself(enterprise, county) }) {
                self = .direct(group.name)
            } else if let area = profile.area(county) {
                self = .area(area.name)
            } else {
                self = .county(county)
            }
        }
    }
}

extension String {
    /// Most have none, which their bytes tell.
    fileprivate var withoutBlanks: String {
        let mayHaveBlanks = utf8.contains { $0 <= 0x20 || $0 == 0xC2 || (0xE1...0xE3).contains($0) }
        return mayHaveBlanks ? filter { !$0.isWhitespace } : self
    }
}

extension DepartmentRule {
    /// Whether an enterprise is one of a group that reports by itself (市直企业), as its county or department says; a
    /// group of offices (各县（市）区…) supervises and is none.
    fileprivate func reportsItself(_ enterprise: Enterprise, _ county: String) -> Bool {
        isGroup && (county == name || (enterprise.department == name && !name.hasPrefix("各")))
    }
}

extension AreaRule {
    /// 凌源市及凌钢.
    var title: String { enterprises.isEmpty ? name : "\(name)及\(enterprises.joined(separator: "、"))" }

    /// Whether the plan puts this enterprise under the area's section by name.
    fileprivate func names(_ enterprise: Enterprise) -> Bool {
        enterprises.contains { enterprise.name.contains($0) }
    }
}

extension AreaAccount {
    var json: JSONValue {
        guard case .object(let members) = AccountDocument.json(sums, named: "area") else { return .null }
        return .object(
            members + [
                (key: "section", value: JSONValue(section)), (key: "suspected", value: JSONValue(suspected)),
                (key: "isNamedByPlan", value: .bool(standing == .named)),
            ])
    }
}

extension DailyReport {
    var areas: [AreaAccount] { AreaAccount.areas(account.enterprises, in: jurisdiction.profile) }
}
