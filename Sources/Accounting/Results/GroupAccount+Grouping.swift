public import EmissionModel

extension GroupAccount {
    /// Sorted by name, the unnamed group last; each account stands in one group.
    public static func groups(
        of accounts: [EnterpriseAccount], by name: (Enterprise) -> String?
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

    /// All of the accounts as one group.
    public static func total(of accounts: [EnterpriseAccount], named name: String?) -> GroupAccount {
        accounts.reduce(into: GroupAccount(name: name)) { $0.add($1) }
    }

    private mutating func add(_ account: EnterpriseAccount) {
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
