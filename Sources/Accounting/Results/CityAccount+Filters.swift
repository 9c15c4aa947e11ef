import EmissionModel

extension CityAccount {
    /// 保障类 enterprises and those whose measure is a cap.
    public var guarantees: [EnterpriseAccount] {
        enterprises.filter { $0.enterprise.kind == .guarantee || $0.measure == .cap }
    }

    /// Enterprises whose measure is voluntary (自主减排).
    public var voluntary: [EnterpriseAccount] {
        enterprises.filter { $0.measure == .voluntary }
    }

    /// Leads for on-site checks: suspected, partly carried out, consumption risen, or over the cap.
    public var leads: [EnterpriseAccount] {
        enterprises.filter { account in
            switch account.outcome {
            case .suspected, .partial, .increased, .overCap: true
            default: false
            }
        }
    }
}

extension CityAccount {
    /// 企业分类 in their order, those that occur; named 重点, 小微, 保障, 其他.
    public var classes: [GroupAccount] {
        EnterpriseClass.allCases.compactMap { kind in
            Self.group(enterprises, named: kind.name) { $0.kind == kind }
        }
    }

    /// 绩效等级 from the best to the worst, those that occur.
    public var grades: [GroupAccount] { Self.grades(of: enterprises) }

    /// Of some enterprises; without a name where the list gives no grade.
    public static func grades(of accounts: [EnterpriseAccount]) -> [GroupAccount] {
        PerformanceGrade.allCases.compactMap { grade in
            group(accounts, named: grade == .none ? nil : grade.rawValue) { $0.grade == grade }
        }
    }

    private static func group(
        _ accounts: [EnterpriseAccount], named name: String?, where isIn: (Enterprise) -> Bool
    ) -> GroupAccount? {
        let members = accounts.filter { isIn($0.enterprise) }
        return members.isEmpty ? nil : .total(of: members, named: name)
    }
}
