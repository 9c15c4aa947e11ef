import EmissionModel

/// The enterprises' accounts added up, once for the region and once for each way of grouping.
struct GroupSums {
    let total: GroupAccount
    let counties: [GroupAccount]
    let industries: [GroupAccount]
    let departments: [GroupAccount]

    init(_ accounts: [EnterpriseAccount]) {
        total = accounts.reduce(into: GroupAccount(name: nil)) { $0.add($1) }
        counties = Self.groups(accounts) { $0.county }
        industries = Self.groups(accounts) { $0.industry }
        departments = Self.groups(accounts) { $0.department }
    }

    /// Sorted by name, the unnamed group last.
    private static func groups(
        _ accounts: [EnterpriseAccount], by name: (Enterprise) -> String?
    ) -> [GroupAccount] {
        var groups: [String: GroupAccount] = [:]
        for account in accounts {
            let key = name(account.enterprise) ?? ""
            groups[key, default: GroupAccount(name: key.isEmpty ? nil : key)].add(account)
        }
        return groups.values.sorted { left, right in
            guard let first = left.name else { return false }
            guard let second = right.name else { return true }
            return first < second
        }
    }
}

extension GroupAccount {
    fileprivate mutating func add(_ account: EnterpriseAccount) {
        enterprises += 1
        if account.isRequired {
            required += 1
            if account.outcome == .implemented { implemented += 1 }
            if account.hasEvidence { judged += 1 }
        }
        plan.add(account.plan)
        low.add(account.low)
        high.add(account.high)
    }
}
